// The rows of a band between two rules: which lines of its cells stand beside each other.
#pragma once

#include <vector>

#include "grid/cell_lines.h"

namespace yusuan::grid {

/// A cell of a band and its lines, from the top down.
struct BandSlot {
  CellRoom room;
  std::vector<CellLine> lines;
};

/// Where two rows part: anywhere between the middles of the nearest lines, best at `y`.
struct RowCut {
  double y = 0, above = 0, below = 0;
};

/// Parts a band where it costs least: figures of one row share a baseline and there is one in a cell, wrapped texts
/// stay together, names stand in the middle, at the top or at the foot of their figures. The cuts ascend. Empty: one
/// row.
std::vector<RowCut> row_cuts(const std::vector<BandSlot>& slots);

}  // namespace yusuan::grid
