// A table on lines that a dump keeps, as a grid.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dump/kept_cells.h"
#include "dump/kept_columns.h"
#include "dump/kept_lines.h"
#include "model/grid.h"

namespace yusuan::dump {

/// The lines of a table on one page.
struct KeptTable {
  std::vector<const KeptLine*> header;
  std::vector<const KeptLine*> body;  ///< from the row of column numbers on
};

/// A table that was read, and what the next page needs to go on with it.
struct KeptGrid {
  Grid grid;
  std::vector<KeptColumn> columns;
  std::vector<const KeptLine*> header;  ///< where the columns stand so; of the page that had one last
  std::vector<std::vector<int>> named;  ///< the column that each of its words names, or -1
  std::vector<int> names;               ///< the column of each name of `tree`
  std::optional<HeaderTree> tree;       ///< the header of `grid`, where it has one that its names tell
  int header_rows = 0;                  ///< of `grid`
  std::vector<OpenCell> open;           ///< of `grid`
};

/// Reads a table; nullopt when it has fewer than two columns. `above` is the table of the page before that one without
/// a header goes on with, or null.
std::optional<KeptGrid> read_kept_table(KeptTable table, int page, const KeptGrid* above, const HeaderWords& words);

}  // namespace yusuan::dump
