// A table's geometry before anybody knows what the table means, and the text that stands around it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/geometry.h"

namespace yusuan {

/// One cell of a grid. A merged cell is one Cell with spans; the places it covers have no Cell of their own.
struct Cell {
  int row = 0, col = 0;  ///< from 0
  int row_span = 1, col_span = 1;
  Rect box;                          ///< between the rulings
  std::string text;                  ///< lines joined; empty when blank
  Rect text_box;                     ///< around the text; meaningless when `text` is empty
  std::optional<Rect> first_line{};  ///< of a text of several lines: around the first
  int page = 0;                      ///< from 1; 0: the page of its grid
};

/// Rows and columns of one table on one page. Cells are sorted by row, then column, and never overlap; together they
/// cover every place.
struct Grid {
  int page = 0;  ///< from 1
  Rect box;
  std::vector<double> column_edges;  ///< columns + 1 positions, ascending
  std::vector<double> row_edges;     ///< rows + 1 positions, ascending
  std::vector<Cell> cells;
  bool ruled = true;  ///< false when rows or columns come from the alignment of the text

  int rows() const { return row_edges.empty() ? 0 : static_cast<int>(row_edges.size()) - 1; }
  int columns() const { return column_edges.empty() ? 0 : static_cast<int>(column_edges.size()) - 1; }
};

/// Finds the cell that covers a place. Valid as long as the grid and its cells stay where they are.
class CellMap {
 public:
  explicit CellMap(const Grid& grid);
  const Cell& at(int row, int col) const { return *cells_[static_cast<std::size_t>(row) * columns_ + col]; }

 private:
  int columns_;
  std::vector<const Cell*> cells_;
};

/// A line of text outside every grid.
struct TextLine {
  std::string text;
  Rect box;
  int page = 0;
  bool furniture = false;  ///< a running head or foot: it stands at one height on pages of different tables
};

/// A page taken apart: its grids from the top down, and the lines around them in reading order.
struct PageLayout {
  int number = 0;
  double width_pt = 0, height_pt = 0;
  int turned =
      0;  ///< degrees the page was turned counterclockwise to read it; sizes and boxes are those of the turned page
  std::vector<Grid> grids;
  std::vector<TextLine> lines;
};

}  // namespace yusuan
