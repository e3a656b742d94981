// A dark head over rows without a rule below it.
#pragma once

#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Horizontal rulings below the painted areas that fill the top of the first row of `grid` from side to side, where no
/// word is cut.
std::vector<Ruling> rulings_of_bands(const std::vector<Fill>& fills, const Grid& grid, const std::vector<Word>& words);

}  // namespace yusuan::grid
