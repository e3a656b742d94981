// What tells the height of a row of a table without borders: its code and its figures, beside which names wrap.
#pragma once

#include <string>
#include <vector>

#include "grid/body_rows.h"

namespace yusuan::grid {

/// Digits as codes of classifications and units are printed, at most ten.
bool is_code(const std::string& text);
/// A code and nothing else.
bool is_code(const Chunk& chunk);

/// Around the codes and figures of a line; a name may stand half a line off them. `figures` says which columns hold
/// figures. Empty without any.
Rect anchor_of(const BodyLine& line, const std::vector<bool>& figures);

}  // namespace yusuan::grid
