// Cells that are known, completed to a grid without holes or overlaps.
#pragma once

#include <string>
#include <vector>

#include "model/grid.h"

namespace yusuan::grid {

/// A cell on its way into a grid: its place, and the lines of its text.
struct DraftCell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  std::vector<std::string> lines;
  Rect text_box;
};

/// The cells of `grid` (its edges are set): the drafts, spans cut where another draft stands and texts of one place
/// joined, and blank cells everywhere else. Sorted by row, then column.
std::vector<Cell> tiled(const std::vector<DraftCell>& drafts, const Grid& grid);

}  // namespace yusuan::grid
