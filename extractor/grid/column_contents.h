// What the columns of a body hold.
#pragma once

#include <cstdint>
#include <vector>

#include "model/page.h"

namespace yusuan::grid {

enum class Content : std::uint8_t { kNothing, kLabels, kFigures };

/// Of each column between `edges`; `body` are the words below the header. Codes in front of the first labels are
/// labels, and a column without text is like the one before it.
std::vector<Content> column_contents(const std::vector<const Word*>& body, const std::vector<double>& edges);

}  // namespace yusuan::grid
