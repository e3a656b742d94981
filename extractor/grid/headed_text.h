// Tables without any rule below a header: its names and the white gaps through all lines show the columns.
#pragma once

#include <optional>

#include "grid/text_regions.h"
#include "grid/text_tables.h"

namespace yusuan {

/// The table of a region without rules across, read as if a rule stood above and below its header; nullopt where its
/// header does not read without contradiction, or leaves lines of the region out.
std::optional<TextTable> headed_text(const Region& region, Evidence evidence);

}  // namespace yusuan
