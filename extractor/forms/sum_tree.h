// Which rows of an outline are parts of which, by their figures taken together: a row is the sum of its parts, and in a
// sum each figure counts once. So a row that repeats its only part is told from one that stands beside it.
#pragma once

#include <optional>
#include <vector>

#include "forms/outline_entries.h"

namespace yusuan::forms {

/// What codes, numbers and indentation say of an outline, for the figures to confirm or not.
class OutlineMarks {
 public:
  virtual ~OutlineMarks() = default;
  /// The entry that `entry` is part of, -1 at the top.
  virtual int parent(int entry) const = 0;
  /// Whether nothing forbids `part` to be part of `of`, which stands before it.
  virtual bool may_be_part(int part, int of) const = 0;
  /// Whether the marks say that the two stand beside each other, so that only very sure figures make one a part.
  virtual bool beside(int part, int of) const = 0;
  /// Whether `part` is set further in, be it by chance: figures need not be very sure then.
  virtual bool hints(int part, int of) const = 0;
  /// Whether `entry` is the sum of rows before it, so that those behind it are not its parts.
  virtual bool closes(int entry) const = 0;
};

/// One an entry of the outline.
struct SumPlace {
  std::optional<int> parent;  ///< entry that this one is part of, -1 at the top; nullopt where the figures do not say
  int end = 0;                ///< behind the last entry below this one; 0 where the figures do not say
};

/// What the figures say of each entry. Work is bounded by the number of entries: where too many sums agree, they say
/// less.
std::vector<SumPlace> place_by_sums(const Outline& outline, const OutlineMarks& marks);

}  // namespace yusuan::forms
