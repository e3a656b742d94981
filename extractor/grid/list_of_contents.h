// Lists of contents: entries and the pages where they begin, which look like tables and are none.
#pragma once

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Whether what stands in a grid is hardly anything but entries of a list of contents, in one column or several.
bool is_list_of_contents(const Grid& grid, const Page& page);

}  // namespace yusuan::grid
