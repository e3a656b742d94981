// Amounts of a dump whose thousands are parted by spaces.
#pragma once

#include <vector>

#include "dump/kept_lines.h"

namespace yusuan::dump {

/// Joins the words of each amount that is printed as `12 345.67` into one, with single spaces in `text`. Its words
/// stand one column apart and show two decimals, and the dump prints more amounts so than in other ways: with commas,
/// or with four digits and more in a row.
void join_spaced_amounts(std::vector<KeptPage>& pages);

}  // namespace yusuan::dump
