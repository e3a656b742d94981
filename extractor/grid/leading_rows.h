// Rows of a table without rules that the distances of its lines tell: lines of one cell are set closer than rows.
#pragma once

#include <vector>

#include "grid/body_rows.h"

namespace yusuan::grid {

/// The row of each line, from 0 up, where lines of wrapped texts are set alike and closer than rows, and a column has
/// one text in each row; else empty.
std::vector<int> rows_by_leading(const std::vector<BodyLine>& lines, std::size_t columns);

}  // namespace yusuan::grid
