// Ruled rows that hold several printed rows: tables with a frame and column rules only.
#pragma once

#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Cuts each row of `grid` whose lines of text are rows of their own: four lines or more that fill several cells and
/// have whole figures in the same columns. Where the grid has row edges
/// that no rule draws across a band of merged cells, the lines of the cells decide. Cells have no text yet; words must
/// be split at borders before.
void cut_stacked_rows(Grid& grid, const std::vector<Word>& words);

}  // namespace yusuan::grid
