// Tables that one frame encloses with their titles between them.
#pragma once

#include "forms/patterns.h"
#include "model/grid.h"

namespace yusuan::forms {

/// Cuts each grid of the page above the rows that hold the title and the unit of a next table, in one cell or in two
/// rows that hold nothing else, so that each part begins with its title, or the mark above it:
///     | 40240 | 税金    | 150.62 |
///     |     三公经费支出表  单位：万元 |   <- here
///     | 合计  | 公务接待费 |
void part_at_inner_titles(PageLayout& layout, const Vocabulary& words);

}  // namespace yusuan::forms
