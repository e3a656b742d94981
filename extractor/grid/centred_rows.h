// Rows whose wrapped texts stand in the middle of their height, above and below the line of their figures and codes.
#pragma once

#include <vector>

#include "grid/body_rows.h"

namespace yusuan::grid {

/// Sets `row` of the lines that such a row consists of. A line that holds texts of two rows becomes two lines.
void find_centred_rows(std::vector<BodyLine>& lines, std::size_t columns);

}  // namespace yusuan::grid
