// Amounts of a dump whose thousands are parted by spaces.
#pragma once

#include <vector>

#include "dump/kept_lines.h"

namespace yusuan::dump {

/// Whether the dump prints more amounts as `12 345.67`, in words one column apart and with two decimals, than in other
/// ways: with commas, or with four digits and more in a row.
bool prints_spaced_amounts(const std::vector<KeptPage>& pages);

/// Joins the words of each amount that is printed so into one, with single spaces in `text`.
void join_spaced_amounts(std::vector<KeptPage>& pages);

}  // namespace yusuan::dump
