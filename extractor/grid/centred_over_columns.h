// Texts alone in their row that stand over all columns of figures.
#pragma once

#include "model/grid.h"

namespace yusuan::grid {

/// Merges the row of a filled grid without rulings behind its first column where one text stands alone there, between
/// other rows, in the middle of all columns behind the first and in line with none: a unit, or the heading of rows.
void span_texts_over_columns(Grid& grid);

}  // namespace yusuan::grid
