#include "grid/tiling.h"

#include <algorithm>

#include "text/spacing.h"

namespace yusuan::grid {

std::vector<Cell> tiled(const std::vector<DraftCell>& drafts, const Grid& grid) {
  std::vector<Cell> cells;
  std::vector<bool> taken(static_cast<std::size_t>(grid.rows()) * grid.columns(), false);
  const auto claim = [&](Cell cell) {
    // A span gives way to what stands there already, a text joins it.
    const auto free = [&](int row, int col) { return !taken[static_cast<std::size_t>(row) * grid.columns() + col]; };
    if (!free(cell.row, cell.col)) {
      const auto there = std::find_if(cells.begin(), cells.end(), [&](const Cell& other) {
        return other.row <= cell.row && cell.row < other.row + other.row_span && other.col <= cell.col &&
               cell.col < other.col + other.col_span;
      });
      there->text = text::join_lines(std::vector{there->text, cell.text});
      there->text_box = united(there->text_box, cell.text_box);
      return;
    }
    for (int c = cell.col; c < cell.col + cell.col_span; ++c)
      if (!free(cell.row, c)) cell.col_span = std::max(1, c - cell.col);
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.col; c < cell.col + cell.col_span; ++c)
        if (!free(r, c)) cell.row_span = std::min(cell.row_span, std::max(1, r - cell.row));
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.col; c < cell.col + cell.col_span; ++c)
        taken[static_cast<std::size_t>(r) * grid.columns() + c] = true;
    cell.box = {grid.column_edges[cell.col], grid.row_edges[cell.row], grid.column_edges[cell.col + cell.col_span],
                grid.row_edges[cell.row + cell.row_span]};
    cells.push_back(std::move(cell));
  };
  // Single places first: a text that is certainly there beats another's span.
  for (const bool spanning : {false, true})
    for (const DraftCell& draft : drafts) {
      if ((draft.row_span > 1 || draft.col_span > 1) != spanning) continue;
      claim({.row = draft.row,
             .col = draft.col,
             .row_span = draft.row_span,
             .col_span = draft.col_span,
             .text = draft.lines.size() == 1 ? draft.lines.front() : text::join_lines(draft.lines),
             .text_box = draft.text_box});
    }
  for (int row = 0; row < grid.rows(); ++row)
    for (int col = 0; col < grid.columns(); ++col)
      if (!taken[static_cast<std::size_t>(row) * grid.columns() + col]) claim({.row = row, .col = col});
  std::sort(cells.begin(), cells.end(),
            [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.col < b.col; });
  return cells;
}

}  // namespace yusuan::grid
