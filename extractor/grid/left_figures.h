// Tables that nothing but alignment shows, where their figures would stand in no table else.
#pragma once

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Whether lines of figures, which are no sentences, stand outside the grids.
bool leaves_figures(const PageLayout& layout);

/// Takes those tables of `open`, another layout of the same page, that hold more figures than the tables they overlap
/// with, one in a cell, and lose none.
void take_figures_left(PageLayout& layout, PageLayout open, const Page& page);

}  // namespace yusuan::grid
