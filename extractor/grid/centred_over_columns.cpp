#include "grid/centred_over_columns.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "grid/chunks.h"

namespace yusuan::grid {
namespace {

// With two columns behind the first, a text in their middle may stand in either.
constexpr int kFewestColumns = 4;
// In heights of the text: the middle of its columns is no further away.
constexpr double kCentred = 0.5;
// In points: texts of one column begin, end or have their middle alike.
constexpr double kInLine = 2.0;

// How far the texts of the first column reach, and where those of the others begin and end, in the rows around `row`.
struct Reach {
  double labels = 0, from = 1e9, to = 0;
};

Reach reach_of(const Grid& grid, int row) {
  Reach reach;
  for (const Cell& cell : grid.cells) {
    if (cell.row == row || cell.text.empty() || (cell.col == 0 && cell.col_span > 1)) continue;
    if (cell.col == 0) {
      reach.labels = std::max(reach.labels, cell.text_box.x1);
    } else {
      reach.from = std::min(reach.from, cell.text_box.x0);
      reach.to = std::max(reach.to, cell.text_box.x1);
    }
  }
  reach.labels = std::min(reach.labels, reach.from);
  return reach;
}

// Columns begin somewhere between the labels and the figures.
bool is_in_middle(const Rect& text, const Reach& reach) {
  const double near = kCentred * text.height(), middle = text.center_x();
  return middle > (reach.labels + reach.to) / 2 - near && middle < (reach.from + reach.to) / 2 + near;
}

// Whether most texts of a column begin, end or have their middle where `text` does: it is one of them.
bool is_in_line(const Grid& grid, const Cell& text) {
  struct InLine {
    int all = 0, left = 0, right = 0, middle = 0;
  };
  std::vector<InLine> columns(static_cast<std::size_t>(grid.columns()));
  const Rect& box = text.text_box;
  for (const Cell& cell : grid.cells) {
    if (cell.row == text.row || cell.col == 0 || cell.col_span > 1 || cell.text.empty()) continue;
    InLine& column = columns[static_cast<std::size_t>(cell.col)];
    ++column.all;
    column.left += std::abs(cell.text_box.x0 - box.x0) < kInLine;
    column.right += std::abs(cell.text_box.x1 - box.x1) < kInLine;
    column.middle += std::abs(cell.text_box.center_x() - box.center_x()) < kInLine;
  }
  return std::ranges::any_of(columns, [](const InLine& c) {
    return c.all > 0 && 2 * std::max({c.left, c.right, c.middle}) > c.all;
  });
}

// The only text of a row whose cells are all one row high; null when there is none.
Cell* only_text(Grid& grid, int row) {
  Cell* only = nullptr;
  int columns = 0;
  for (Cell& cell : grid.cells) {
    if (cell.row != row) continue;
    columns += cell.row_span == 1 ? cell.col_span : 0;
    if (cell.text.empty()) continue;
    if (only != nullptr) return nullptr;
    only = &cell;
  }
  return columns == grid.columns() ? only : nullptr;
}

}  // namespace

void span_texts_over_columns(Grid& grid) {
  if (grid.ruled || grid.columns() < kFewestColumns) return;
  for (int row = 1; row + 1 < grid.rows(); ++row) {
    Cell* text = only_text(grid, row);
    if (text == nullptr || text->col == 0 || is_figure_text(text->text) || is_in_line(grid, *text) ||
        !is_in_middle(text->text_box, reach_of(grid, row)))
      continue;
    text->col = 1;
    text->col_span = grid.columns() - 1;
    text->box.x0 = grid.column_edges[1];
    text->box.x1 = grid.column_edges.back();
    std::erase_if(grid.cells, [&](const Cell& cell) { return cell.row == row && cell.col > 0 && cell.text.empty(); });
  }
}

}  // namespace yusuan::grid
