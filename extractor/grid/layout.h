// A page taken apart into tables and the lines around them.
#pragma once

#include "model/grid.h"
#include "model/page.h"

namespace yusuan {

enum class TableSearch : std::uint8_t {
  kConfident,   ///< ruled grids, and tables between horizontal rules: false ones would swallow text that others need
  kEverything,  ///< also tables that nothing but alignment shows, and no frames around text
};

/// Finds the page's grids, fills their cells and gathers the remaining words into lines. Text is expected normalised.
/// Rotated words outside grids (watermarks, margin notes) are left out of `lines`.
PageLayout lay_out(const Page& page, TableSearch search = TableSearch::kConfident);

}  // namespace yusuan
