// Rows of figures that no table took.
#pragma once

#include <vector>

#include "model/document.h"
#include "model/grid.h"

namespace yusuan {

/// A warning `figures_outside` for each page that has lines of amounts outside every grid: rows of a table may be
/// missing there.
std::vector<Diagnostic> figures_left_out(const std::vector<PageLayout>& layouts);

}  // namespace yusuan
