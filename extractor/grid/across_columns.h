// Running text and listings that were cut into columns: their lines go on across the sides of the cells.
#pragma once

#include "model/grid.h"

namespace yusuan::grid {

/// Whether a filled grid without rulings and without amounts is none of a table: its texts run across its columns.
bool runs_across_columns(const Grid& grid);

}  // namespace yusuan::grid
