// The body of a table that says nothing, or only why.
#pragma once

#include <vector>

#include "grid/chunks.h"
#include "model/grid.h"

namespace yusuan::grid {

/// Whether a header has a text in the middle of each column: the words of a sentence between two rules are one text.
bool names_all(const std::vector<ChunkLine>& header, const std::vector<double>& column_edges);

/// Adds one row, blank or with the one text that stands there, to a grid that is a header only: down to the rule below
/// that text, or to the header's end where no rule follows. `rules` are the heights of the table's, `body` the words
/// below the header. False, and the grid as it was, when texts of several columns stand there.
bool take_silent_body(Grid& grid, const std::vector<double>& rules, const std::vector<const Word*>& body);

}  // namespace yusuan::grid
