// Labels that stand left of a frame, which holds the figures only.
#pragma once

#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Adds a first column to a grid whose own first one holds figures, where a text stands left of most of its rows. Cells
/// have no text yet. `others` are all grids of the page: what stands in one of them labels none.
void take_outside_labels(Grid& grid, const std::vector<Word>& words, const std::vector<Grid>& others);

}  // namespace yusuan::grid
