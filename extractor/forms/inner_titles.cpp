#include "forms/inner_titles.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "forms/caption.h"
#include "forms/grid_table.h"

namespace yusuan::forms {
namespace {

// The first row below the top that holds a title; the grid's rows where none does.
int title_row(const Grid& grid, const Vocabulary& words) {
  int first = grid.rows();
  for (const Cell& cell : grid.cells)
    if (cell.row > 0 && cell.row + 1 < first && cell.row_span == 1 && cell.col_span == grid.columns() &&
        holds_title_and_unit(cell, words))
      first = cell.row;
  return first;
}

// What stands from `row` on, taken off the grid.
Grid cut_below(Grid& grid, int row) {
  Grid below = grid;
  drop_first_rows(below, row);
  std::erase_if(grid.cells, [row](const Cell& cell) { return cell.row >= row; });
  grid.row_edges.resize(static_cast<std::size_t>(row) + 1);
  grid.box.y1 = grid.row_edges.back();
  return below;
}

}  // namespace

void part_at_inner_titles(PageLayout& layout, const Vocabulary& words) {
  std::vector<Grid> parted;
  for (Grid& grid : layout.grids) {
    bool cut = false;
    for (int row = title_row(grid, words); row < grid.rows(); row = title_row(grid, words)) {
      Grid below = cut_below(grid, row);
      drop_unused_borders(grid);
      parted.push_back(std::exchange(grid, std::move(below)));
      cut = true;
    }
    if (cut) drop_unused_borders(grid);
    parted.push_back(std::move(grid));
  }
  layout.grids = std::move(parted);
}

}  // namespace yusuan::forms
