// A table set in two halves beside each other: its rows go on at the top of the right one.
#pragma once

#include <deque>
#include <vector>

#include "grid/text_regions.h"

namespace yusuan::grid {

/// The halves of `region`, left before right, when its rows are numbered and the numbers of the left half go on at the
/// top of the right one; else the region. Lines that are cut are kept in `store`.
std::vector<Region> halves_of(Region region, std::deque<ChunkLine>& store);

}  // namespace yusuan::grid
