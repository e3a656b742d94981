// Headers that no rule closes above: tables of which each cell has but a rule below it.
#pragma once

#include <vector>

#include "grid/chunks.h"
#include "grid/rule_stacks.h"

namespace yusuan::grid {

/// Puts the top of the header that stands above the first rule in front of the heights of a stack whose rules part
/// rows of figures. `rules` are horizontal, `lines` the page's from the top down.
void add_unruled_top(RuleStack& stack, const std::vector<Ruling>& rules, const std::vector<ChunkLine>& lines);

}  // namespace yusuan::grid
