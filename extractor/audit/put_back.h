// Figures of a text dump whose columns are open, tried where the other rows of their table print theirs.
#pragma once

#include <optional>
#include <set>
#include <tuple>

#include "model/document.h"

namespace yusuan::audit {

/// A document with such figures in cells; `cells` are they, as table, row and column.
struct PutBack {
  Document document;
  std::set<std::tuple<int, int, int>> cells;

  /// Whether a check used one of them.
  bool is_used_by(const Check& check) const;
};

/// The figures of a row go, in their order, into its blank money columns where these are as many, else into those of
/// them that most other rows fill. nullopt where there is no such row. No evidence by itself: what breaks then may be
/// in the wrong column.
std::optional<PutBack> put_back(const Document& document);

}  // namespace yusuan::audit
