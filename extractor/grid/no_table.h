// What finders take for a table and no reader does.
#pragma once

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Leaves out the grids of a layout that can be no table: lists of contents, running heads, boxes around one text,
/// rows of fields, people beside each other, equations. None of them holds amounts. Their texts are lines again.
/// `last`: the table of the page before that may go on here, or null.
void leave_out_what_is_no_table(PageLayout& layout, const Page& page, const Grid* last);

}  // namespace yusuan::grid
