// Rows of a table without borders in which each row has one line with its code or figures, and wrapped names run on
// above and below that line.
#pragma once

#include <optional>
#include <vector>

#include "grid/body_rows.h"

namespace yusuan::grid {

/// For each line the number of its row, from 0. `figures` says which columns hold figures. nullopt when the first
/// column holds no codes, when no name wraps, or when the lines are set around their codes in no one way: in the middle
/// of the row, at its top or at its bottom.
std::optional<std::vector<int>> anchored_rows(const std::vector<BodyLine>& lines, const std::vector<bool>& figures);

}  // namespace yusuan::grid
