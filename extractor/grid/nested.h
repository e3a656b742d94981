// Grids that stand inside others: a box drawn in a cell.
#pragma once

#include <algorithm>
#include <vector>

#include "model/grid.h"

namespace yusuan::grid {

/// Whether another one of `grids` encloses `grid`, which may be one of them.
inline bool is_nested(const Grid& grid, const std::vector<Grid>& grids) {
  return std::any_of(grids.begin(), grids.end(),
                     [&](const Grid& other) { return &other != &grid && encloses(other.box, grid.box); });
}

}  // namespace yusuan::grid
