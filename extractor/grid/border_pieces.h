// Tables whose blank cells have no borders: where no row joins them, what stands of a page falls into pieces.
#pragma once

#include <vector>

#include "grid/rulings.h"
#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Puts pieces at one height together that stand between borders of a table's columns, but not between all of them, and
/// draws the rules that are missing. The table is the one right above, no words in between, or `before`, the last grid
/// of the page before (null: there is none), which what begins a page goes on with. Pieces begin with an amount in
/// their first row: others may be a table of their own. `groups` come from the top down.
void join_border_pieces(std::vector<RulingGroup>& groups, const std::vector<Word>& words, const Grid* before);

}  // namespace yusuan::grid
