// Cells over several rows of a ruled grid that hold a text for each: the rules between them were not drawn there.
#pragma once

#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Parts at the grid's own row edges: bands across the whole table whose lines stand one in each row, and cells whose
/// lines stand beside the figures of the rows that they span. Cells have no text yet; words must be split at borders
/// before.
void part_spanning_cells(Grid& grid, const std::vector<Word>& words);

}  // namespace yusuan::grid
