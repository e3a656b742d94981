// Levels of rows: which row is part of which, by codes, numbering, indentation and sums.
#pragma once

#include <vector>

#include "model/table.h"

namespace yusuan::forms {

/// Sets `place` and `beside` of every row. A row is part of
///  - the row whose code begins its own,
///  - the row above it whose numbering is further out (一、 over （一） over 1. over （1）),
///  - the row above it that is set further left, or whose label stands in a column before its own,
///  - the row before it, when it begins with 其中：,
///  - the total that its table begins with; a total below its parts stands at the top itself,
///  - the row that is the sum of it and its siblings, in so many digits that it is no chance (sum_tree.h).
/// What stands further up this list decides where two of them speak, but for figures: they decide against all others
/// but codes and numbers where these add up to nothing.
void place_rows(std::vector<Table>& tables);

}  // namespace yusuan::forms
