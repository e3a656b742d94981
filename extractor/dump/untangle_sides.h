// Tables of two sides whose right figures a dump has printed behind the labels of the left side.
#pragma once

#include "dump/anchors.h"
#include "solve/placement.h"

namespace yusuan::dump {

/// Where every row of the left side has one figure, its first, and what follows those makes up one full row of the
/// right side after the other, as many as it has rows: gives the figures to the rows of `right`, in their order. `sums`
/// are those along a row of the right side, `scale` the decimals of a Minor. Whether it did.
bool untangle_sides(Panel& left, Panel& right, const solve::PlacementProblem& sums, int scale);

}  // namespace yusuan::dump
