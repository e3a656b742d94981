// Grids of all pages to tables: which grid starts a table, which goes on with one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/caption.h"
#include "forms/patterns.h"
#include "model/grid.h"

namespace yusuan {

/// One printed row of a table that may run over pages: for each column the cell that covers it. A merged cell stands in
/// several columns or rows.
struct GridRow {
  int page = 0;
  int grid = 0;  ///< which part of the table, from 0
  int row = 0;   ///< within its part
  std::vector<const Cell*> cells;

  /// The cell that starts at this column and row; nullptr where a merged cell only reaches over, or the place has no
  /// cell.
  const Cell* starting_at(int column) const;
  /// Its text; empty when blank or covered.
  const std::string& text(int column) const;
  bool blank() const;
};

/// A table before its header and body are told apart. `rows` point into the layouts it was made from.
struct GridTable {
  Caption caption;
  std::optional<std::string> note;
  std::vector<const Grid*> grids;
  std::vector<GridRow> rows;
  int columns = 0;
};

/// In printed order. `layouts` must outlive the result; captions drawn inside frames are taken off their grids.
std::vector<GridTable> stitch_pages(std::vector<PageLayout>& layouts, const Vocabulary& words);

}  // namespace yusuan
