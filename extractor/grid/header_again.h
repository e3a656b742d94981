// The header of a table without rules, printed again where a page goes on with it.
#pragma once

#include <optional>
#include <vector>

#include "grid/chunks.h"
#include "model/grid.h"

namespace yusuan::grid {

/// A header in its new place, and the words that print it.
struct HeaderAgain {
  Grid grid;  ///< header rows only
  std::vector<const Word*> words;
};

/// The header of `above` where the lines of a page from the top down, but for page furniture above it, begin with the
/// same texts in the same columns. nullopt when they do not, or `above` has no header.
std::optional<HeaderAgain> header_again(const Grid& above, const std::vector<ChunkLine>& lines);

}  // namespace yusuan::grid
