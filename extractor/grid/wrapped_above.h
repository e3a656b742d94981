// Names that wrap in a table without rulings and stand above the line of their row.
#pragma once

#include <cstddef>
#include <vector>

#include "grid/chunks.h"
#include "grid/text_regions.h"

namespace yusuan::grid {

/// Whether the text alone at `at` goes on in a row below it as texts of the region do: at the same height, beside the
/// first text of the row. `region`: lines of `lines` above `at`, at least one.
bool wraps_like_those_above(const Region& region, const std::vector<ChunkLine>& lines, std::size_t at);

}  // namespace yusuan::grid
