// A page taken apart into tables and the lines around them.
#pragma once

#include "model/grid.h"
#include "model/page.h"

namespace yusuan {

/// Finds the page's grids, fills their cells and gathers the remaining words into lines. Text is expected normalised.
/// Rotated words outside grids (watermarks, margin notes) are left out of `lines`.
PageLayout lay_out(const Page& page);

}  // namespace yusuan
