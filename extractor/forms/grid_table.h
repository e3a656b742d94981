// A table that may run over pages, before it is known what it means.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "forms/caption.h"
#include "model/grid.h"

namespace yusuan::forms {

/// One printed row of a table: for each column the cell that covers it. A merged cell stands in several columns or
/// rows.
struct GridRow {
  int page = 0;
  int grid = 0;           ///< which part of the table, from 0
  int row = 0;            ///< within its part
  bool repeated = false;  ///< printed again only because a page begins: header, column numbers, 合计
  std::vector<const Cell*> cells;

  /// The cell that starts at this column and row; nullptr where a merged cell only reaches over, or the place has no
  /// cell.
  const Cell* starting_at(int column) const;
  /// Its text; empty when blank or covered.
  const std::string& text(int column) const;
  bool blank() const;
};

/// The columns from `from` up to `to`, that one not included.
struct ColumnSpan {
  int from = 0, to = 0;
};

/// The rows of a grid that is the part `part` of a table of so many columns; `places` says which columns of the table
/// each column of the grid is. They point into the grid.
std::vector<GridRow> rows_of(const Grid& grid, int part, int columns, const std::vector<ColumnSpan>& places);

/// The same columns for a table that is as wide as the grid.
std::vector<ColumnSpan> own_columns(const Grid& grid);

/// Takes the first `rows` rows off the grid; fewer than it has.
void drop_first_rows(Grid& grid, int rows);

/// Takes borders out of the grid at which no cell begins, as a box above a table leaves them behind.
void drop_unused_borders(Grid& grid);

/// `rows` point into the layouts the table was made from.
struct GridTable {
  Caption caption;
  std::optional<std::string> note;
  std::vector<TextLine> above;  ///< the lines between the first part and what stands above it
  std::vector<const Grid*> grids;
  std::vector<GridRow> rows;
  int columns = 0;
  int header_rows = 0;     ///< leading rows that are header or column numbers: the body starts here
  bool apart = false;      ///< goes on with the table before it, but its columns are not known to be that one's
  bool opening = false;    ///< its parts stand on the left or the right pages of openings
  double page_height = 0;  ///< of its first page, in points
  std::vector<std::unique_ptr<Cell>> facing{};  ///< cells of facing pages that rows point to, numbered as their rows
};

}  // namespace yusuan::forms
