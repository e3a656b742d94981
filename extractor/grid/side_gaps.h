// Narrow neighbouring columns: a text too long for its own comes so near to the next that no gap of a column is left.
#pragma once

#include <vector>

#include "grid/chunks.h"

namespace yusuan::grid {

struct TextColumn;

/// Parts columns in which the words of most lines begin at one place, behind texts of different widths: in one text a
/// word begins where the words before it end. Behind numbers and where the gap is always the same, the header has to
/// part there, too, or figures to stand on both sides. `body` and `header` are those of `text_columns`, `height` is
/// that of a line.
void part_at_sides(std::vector<TextColumn>& columns, const std::vector<const ChunkLine*>& body,
                   const std::vector<const ChunkLine*>& header, double height);

}  // namespace yusuan::grid
