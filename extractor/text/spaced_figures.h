// Figures whose thousands are parted by spaces, which part words elsewhere.
#pragma once

#include "model/page.h"

namespace yusuan::text {

/// Joins the words of each figure that is printed as `12 345.67` into one, with single spaces in `text`. `page` is
/// normalised. Its words are pieces of one figure when they stand on one baseline, apart by no more than a space of
/// their font, no ruling between them, and the page prints more amounts with two decimals so than figures otherwise:
/// with commas, without separators, or with so narrow a space before groups of other than three digits. Where it does,
/// figures with other decimals and integers are joined, too.
void join_spaced_figures(Page& page);

}  // namespace yusuan::text
