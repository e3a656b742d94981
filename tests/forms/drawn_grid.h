// Grids for tests, written as text.
#pragma once

#include <string>
#include <vector>

#include "model/grid.h"

namespace yusuan::forms {

/// Rows of cells parted by '|'; `<` goes on with the cell to the left, `^` with the cell above.
/// `width` is that of a column, `top` where the grid starts, in points.
inline Grid grid_of(int page, const std::vector<std::string>& rows, double width = 60, double top = 100) {
  Grid grid{.page = page};
  std::vector<std::vector<std::string>> places;
  for (const std::string& row : rows) {
    places.emplace_back();
    std::size_t from = 0;
    for (std::size_t bar = row.find('|'); bar != std::string::npos; bar = row.find('|', from)) {
      places.back().push_back(row.substr(from, bar - from));
      from = bar + 1;
    }
    places.back().push_back(row.substr(from));
  }
  const int columns = static_cast<int>(places.front().size());
  for (int col = 0; col <= columns; ++col) grid.column_edges.push_back(50 + width * col);
  for (std::size_t row = 0; row <= places.size(); ++row) grid.row_edges.push_back(top + 20 * static_cast<double>(row));
  for (int row = 0; row < static_cast<int>(places.size()); ++row)
    for (int col = 0; col < columns; ++col) {
      const std::string& text = places[row][col];
      if (text == "<" || text == "^") continue;
      Cell cell{.row = row, .col = col, .text = text};
      while (col + cell.col_span < columns && places[row][col + cell.col_span] == "<") ++cell.col_span;
      while (row + cell.row_span < static_cast<int>(places.size()) && places[row + cell.row_span][col] == "^")
        ++cell.row_span;
      cell.box = {grid.column_edges[col], grid.row_edges[row], grid.column_edges[col + cell.col_span],
                  grid.row_edges[row + cell.row_span]};
      cell.text_box = cell.box;
      grid.cells.push_back(cell);
    }
  grid.box = {grid.column_edges.front(), grid.row_edges.front(), grid.column_edges.back(), grid.row_edges.back()};
  return grid;
}

}  // namespace yusuan::forms
