// Whether the lines between two rules are rows of a table, or one row whose texts are wrapped.
#pragma once

#include <vector>

#include "grid/row_partition.h"

namespace yusuan::grid {

/// Middles of the figures of a cell, from the top down, a figure that is broken over several lines counting once. Empty
/// when the cell holds no figure, or more than one text to two of them.
std::vector<double> figure_middles(const BandSlot& slot);

/// Heights at which the figures of a band stand, or its texts where it has no figures, one a row: where cells have
/// figures one above the other that line up over several cells, or where each has a text of its own beside it. Empty:
/// nothing shows that there are several rows.
std::vector<double> row_middles(const std::vector<BandSlot>& slots);

/// The same for a band of a table that has rows without rules elsewhere: texts that end with their lines are enough.
std::vector<double> row_middles_like_others(const std::vector<BandSlot>& slots);

}  // namespace yusuan::grid
