// Rows of a page that nothing but the rules between their columns encloses: a long table's pages between its header and
// its last rule.
#pragma once

#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Rules across the top and the foot of parallel vertical rules that no rule of `across` touches, so that they enclose
/// rows: those that go on with the columns of `above` (the last table of the page before; may be null), and those that
/// columns of figures stand between. Empty where there are none. Rulings are joined.
std::vector<Ruling> missing_rules(const std::vector<Ruling>& across, const std::vector<Ruling>& down,
                                  const std::vector<Word>& words, const Grid* above);

}  // namespace yusuan::grid
