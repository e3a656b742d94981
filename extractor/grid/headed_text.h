// Tables without any rule below a header: its names and the white gaps through all lines show the columns.
#pragma once

#include <vector>

#include "grid/text_regions.h"
#include "grid/text_tables.h"

namespace yusuan::grid {

/// The table of a region without rules across, read as if a rule stood above and below its header; what speaks against
/// it is that its header does not read without contradiction, or that lines of the region are left out. Without an
/// objection at most one.
std::vector<TextTable> headed_texts(const Region& region, Evidence evidence, Asked asked);

}  // namespace yusuan::grid
