// Which words stand in which cell, and how they read there.
#pragma once

#include <span>
#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Cuts the words that run from one cell into the next at the border between them; a figure or a run of text that
/// merely overflows its cell stays whole. Words outside the grid come back unchanged.
std::vector<Word> split_at_borders(const std::vector<Word>& words, const Grid& grid);

/// Takes cells apart that look merged only because their borders are not drawn: their words stand in the lanes of the
/// grid like those of separate cells. Words must be split at borders before.
void part_unbordered_cells(Grid& grid, const std::vector<Word>& words);

/// The words that stand in each cell of `grid`, one list a cell; none of those outside. Words must be split at borders
/// before.
std::vector<std::vector<const Word*>> words_by_cell(const Grid& grid, const std::vector<Word>& words);

/// Sets `text` and `text_box` of every cell from the words that stand in it. `taken[i]` becomes true for each word
/// used.
void fill_cells(Grid& grid, const std::vector<Word>& words, std::vector<bool>& taken);

}  // namespace yusuan::grid
