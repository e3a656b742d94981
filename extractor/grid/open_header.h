// Headers that no rule parts into columns, above rows that rules do part.
#pragma once

#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Parts the rows at the top of `grid` that are one cell each, as wide as the grid, where their words name its columns.
/// A grid without such rows, or whose words there are a title, stays as it is. Cells have no text yet; `rules` are
/// horizontal.
void part_open_header(Grid& grid, const std::vector<Word>& words, const std::vector<Ruling>& rules);

}  // namespace yusuan::grid
