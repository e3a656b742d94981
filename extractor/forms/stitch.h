// Grids of all pages to tables: which grid starts a table, which goes on with one.
#pragma once

#include <vector>

#include "forms/grid_table.h"
#include "forms/patterns.h"
#include "model/grid.h"

namespace yusuan::forms {

/// In printed order. `layouts` must outlive the result; captions drawn inside frames are taken off their grids.
std::vector<GridTable> stitch_pages(std::vector<PageLayout>& layouts, const Vocabulary& words);

}  // namespace yusuan::forms
