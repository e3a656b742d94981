// Texts of which the side of a table shows a part.
#pragma once

#include <vector>

#include "grid/chunks.h"

namespace yusuan::grid {

/// Whether a line of one text goes on, a space away, with a word of `beyond`: a sentence above or below a table that is
/// narrower. `beyond`: words that stand left and right of the table.
bool goes_on_beyond(const ChunkLine& line, const std::vector<const Word*>& beyond);

}  // namespace yusuan::grid
