// A page taken apart into tables and the lines around them.
#pragma once

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

enum class TableSearch : std::uint8_t {
  kConfident,   ///< ruled grids, and tables between horizontal rules: false ones would swallow text that others need
  kEverything,  ///< also tables that nothing but alignment shows, and no frames around text
};

/// Finds the page's grids, fills their cells and gathers the remaining words into lines. Text is expected normalised.
/// Rotated words outside grids (watermarks, margin notes) are left out of `lines`. `before` is the page
/// before, whose last table may go on at the top of this one.
PageLayout lay_out(const Page& page, TableSearch search = TableSearch::kConfident, const PageLayout* before = nullptr);

}  // namespace yusuan::grid
