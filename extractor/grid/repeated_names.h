// Heads over columns whose names come again: what stands above them tells them apart.
#pragma once

#include <vector>

#include "grid/text_columns.h"

namespace yusuan::grid {

/// Puts the texts of a header's lines, as they are `placed` from the top down, over the groups of columns whose names
/// come again in the last line (2024, 2025, 2024, 2025), as many groups each, whichever side of these they stand at.
/// Leaves a line alone that does not part the groups evenly. Returns of each line whether its texts were put so.
std::vector<bool> span_repeated_names(std::vector<std::vector<Placed>>& placed,
                                      const std::vector<const ChunkLine*>& lines,
                                      const std::vector<TextColumn>& columns);

}  // namespace yusuan::grid
