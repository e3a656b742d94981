// Rows of words between two rules: what shows that the lines of several cells are rows, where no figures do.
#pragma once

#include <vector>

#include "grid/row_partition.h"

namespace yusuan::grid {

/// Middles of the rows of a band whose cells hold words: one cell counts its rows, a cell leaves a row blank that
/// others fill (no text leaves a line out), several cells stand line beside line, or one's lines are set wider apart
/// than those of the texts that wrap. Empty: nothing shows that there are several rows.
std::vector<double> word_row_middles(const std::vector<BandSlot>& slots);

/// Middles of the rows of cells that stand line beside line, one of which leaves a row blank: each line is a row. Empty
/// where they do not, or where figures stack in a cell behind the first.
std::vector<double> lines_in_step(const std::vector<BandSlot>& slots);

}  // namespace yusuan::grid
