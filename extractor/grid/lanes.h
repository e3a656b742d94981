// The lanes between the borders of a grid.
#pragma once

#include <vector>

#include "model/grid.h"

namespace yusuan::grid {

/// The lane, from 0, between two of `edges` (ascending, two or more) that holds a position; the first or last one for
/// positions beside all of them.
int lane_of(const std::vector<double>& edges, double position);

/// One row of blank cells between columns' borders, not ruled.
Grid one_row(const std::vector<double>& column_edges, double top, double bottom);

}  // namespace yusuan::grid
