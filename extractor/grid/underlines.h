// Underlined words, whose lines part no rows.
#pragma once

#include <vector>

#include "model/page.h"

namespace yusuan::grid {

/// The horizontal `rules` but those that underline words: they run at the foot of a line's text and begin and end with
/// it. `words` upright.
std::vector<Ruling> without_underlines(const std::vector<Ruling>& rules, const std::vector<Word>& words);

}  // namespace yusuan::grid
