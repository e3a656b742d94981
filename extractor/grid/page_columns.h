// Pages with two columns of running text.
#pragma once

#include <vector>

#include "model/page.h"

namespace yusuan::grid {

/// The words of a page in parts that are read each for itself: where running text stands on both sides of a gutter in
/// the middle that no word crosses, what is left and right of it; else all together. Lines of the two columns need not
/// stand on one height.
std::vector<std::vector<const Word*>> page_parts(const std::vector<const Word*>& words);

}  // namespace yusuan::grid
