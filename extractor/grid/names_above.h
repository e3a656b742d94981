// Names of columns that stand above the first rule of a grid.
#pragma once

#include <vector>

#include "grid/layout_words.h"
#include "model/grid.h"

namespace yusuan::grid {

/// Puts the words right above a filled grid whose first row holds figures in a row of their own before it, where each
/// text stands over one column and hardly a column is left without: the names of these. Takes them out of `words`.
/// `grids` are all of the page, `grid` among them.
void take_names_above(Grid& grid, const std::vector<Grid>& grids, LayoutWords& words);

}  // namespace yusuan::grid
