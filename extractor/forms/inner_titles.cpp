#include "forms/inner_titles.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "forms/caption.h"
#include "forms/grid_table.h"
#include "forms/title_words.h"

namespace yusuan::forms {
namespace {

// Whether nothing but a title stands in the row, and its unit, with its preparer or not, in the row below.
bool begins_caption(const Grid& grid, int row, const Vocabulary& words) {
  const Cell* title = nullptr;
  for (const Cell& cell : grid.cells) {
    const bool below = cell.row == row + 1 && !cell.text.empty() && !patterns::any_matches(words.furniture, cell.text);
    if (below || (cell.row == row && !cell.text.empty() && title != nullptr)) return false;
    if (cell.row == row && !cell.text.empty()) title = &cell;
  }
  return title != nullptr && title->row_span == 1 && 2 * title->col_span > grid.columns() &&
         reads_like_title(title->text, words) && tells_unit(grid, row + 1, words);
}

// Whether the row's only text is the mark of a table or other furniture.
bool holds_furniture_only(const Grid& grid, int row, const Vocabulary& words) {
  bool any = false;
  for (const Cell& cell : grid.cells) {
    if (cell.row != row || cell.text.empty()) continue;
    if (any || !patterns::any_matches(words.furniture, cell.text)) return false;
    any = true;
  }
  return any;
}

// The first of the rows with nothing but the mark of a table or other furniture that end above `row`.
int first_above(const Grid& grid, int row, const Vocabulary& words) {
  while (row > 0 && holds_furniture_only(grid, row - 1, words)) --row;
  return row;
}

// The first row below the top that holds a title, or the marks above it; the grid's rows where none does. Marks at the
// top are those of the grid's own title.
int title_row(const Grid& grid, const Vocabulary& words) {
  int first = grid.rows();
  for (int row = 1; row + 2 < grid.rows() && first == grid.rows(); ++row)
    if (begins_caption(grid, row, words))
      if (const int above = first_above(grid, row, words); above > 0) first = above;
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
