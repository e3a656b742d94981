// The total of rows with codes, whose label the header may use as well.
#pragma once

#include <cstddef>
#include <vector>

#include "dump/anchors.h"

namespace yusuan::dump {

/// A total is four pieces of text at most when its letters are spaced: 收 入 总 计.
inline constexpr std::size_t kTotalPieces = 6;

/// Adds the total of panel `index` to its rows, on the end that most rows say; nothing when there is none.
void add_total_row(const RowSource& source, std::vector<Panel>& panels, std::size_t index);

}  // namespace yusuan::dump
