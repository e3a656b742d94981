// Ruled columns that hold two columns of figures: the rule between them was not drawn.
#pragma once

#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Parts a column of `grid` whose cells hold two figures beside each other, in most rows, with one place between them
/// that no figure runs over. Other cells of the column part where their words leave as wide a gap there; the others
/// span both. Cells have no text yet.
void part_double_columns(Grid& grid, const std::vector<Word>& words);

}  // namespace yusuan::grid
