// Frames of a page drawn as a grid: its columns hold whole tables, lists and charts of their own.
#pragma once

#include <vector>

#include "grid/text_tables.h"
#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// The tables that stand in the columns of `grid`, which is ruled and filled, when most of its text parts into such;
/// empty when its cells are what they look like. `words` are upright and not split, `horizontal` joined rules.
std::vector<TextTable> panel_tables(const Grid& grid, const std::vector<const Word*>& words,
                                    const std::vector<Ruling>& horizontal);

}  // namespace yusuan::grid
