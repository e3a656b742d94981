// Tables beside each other, each between rules of its own length.
#pragma once

#include <vector>

#include "model/page.h"

namespace yusuan::grid {

/// The words between the rules of each such table and right above the first, from the left, then those that are left,
/// which may be none. A table has three rules that begin and end alike; beside it stands another one, and between them
/// neither a rule nor a word.
std::vector<std::vector<const Word*>> parts_beside(const std::vector<const Word*>& words,
                                                   const std::vector<Ruling>& rules);

}  // namespace yusuan::grid
