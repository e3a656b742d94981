// Names over several columns each, without rules: which columns each of them is in the middle of, all together.
#pragma once

#include <vector>

#include "grid/text_columns.h"

namespace yusuan::grid {

/// Parts the columns anew among the `texts` of one header line where that explains where they stand much better than
/// the columns they have. A name stands in the middle of the texts of its columns or, over figures set at the right, of
/// their cells. `below` are the lines of the header below it.
void share_columns(std::vector<Placed>& texts, const std::vector<const ChunkLine*>& below,
                   const std::vector<TextColumn>& columns, const std::vector<double>& edges, double height);

}  // namespace yusuan::grid
