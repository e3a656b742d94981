// The printed header of a table, rebuilt from the header paths of its columns.
#pragma once

#include <string>
#include <vector>

#include "model/table.h"

namespace yusuan::feed {

struct HeaderCell {
  int row = 0, col = 0;  ///< from 0
  int row_span = 1, col_span = 1;
  std::string text;
};

/// Rows of the header: the longest header path, at least 1.
int header_depth(const std::vector<Column>& columns);

/// Cells that cover header_depth() rows and all columns without a gap, by column and then row. Equal neighbours under
/// the same cell are one; the last cell of a short path reaches down to the body.
std::vector<HeaderCell> header_cells(const std::vector<Column>& columns);

}  // namespace yusuan::feed
