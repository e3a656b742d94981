// Which column of a table each column of a part on another page is.
#pragma once

#include <vector>

#include "forms/grid_table.h"
#include "forms/patterns.h"

namespace yusuan::forms {

struct ColumnMatch {
  /// For each column of the part the columns of the table that it is; empty when they are not known.
  std::vector<ColumnSpan> columns;
  bool in_place = false;  ///< its borders stand where the table's stand
  bool moved = false;     ///< they are as many, and no farther off than programs move them
  int header_rows = 0;    ///< where the part's own header told: how many rows it has
};

/// By the borders, and where these differ in number, by the words of the part's header. Columns without any text below
/// the header may be missing on either side.
ColumnMatch match_columns(const GridTable& table, const Grid& part, const Vocabulary& words);

/// Whether the header of the part says what that of the table says over the first column and over half of the others.
bool shares_header(const GridTable& table, const Grid& part, const Vocabulary& words);

/// Whether columns that hold words in the table hold words in `rows`, and those that hold figures figures: at least one
/// of each.
bool hold_alike(const GridTable& table, const std::vector<GridRow>& rows);

}  // namespace yusuan::forms
