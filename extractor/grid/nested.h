// Grids that stand inside others, such as a box drawn in a cell, or in the place of others.
#pragma once

#include <algorithm>
#include <vector>

#include "model/grid.h"

namespace yusuan::grid {

/// In points: tables that touch do not overlap.
inline constexpr double kTouchingTables = 1;

/// Whether two tables claim one place.
inline bool overlapping(const Rect& a, const Rect& b) {
  return overlap(a.x0, a.x1, b.x0, b.x1) > kTouchingTables && overlap(a.y0, a.y1, b.y0, b.y1) > kTouchingTables;
}

/// Whether another one of `grids` encloses `grid`, which may be one of them.
inline bool is_nested(const Grid& grid, const std::vector<Grid>& grids) {
  return std::any_of(grids.begin(), grids.end(),
                     [&](const Grid& other) { return &other != &grid && encloses(other.box, grid.box); });
}

}  // namespace yusuan::grid
