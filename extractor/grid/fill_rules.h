// What painted areas show of a table that no line draws: stripes part rows, areas painted cell by cell part cells.
#pragma once

#include <vector>

#include "model/page.h"

namespace yusuan::grid {

/// Rulings along the edges of painted areas that hold the texts of tables: across the page where stripes are as wide as
/// the table, around each cell where cells are painted one by one, also around those between them that are not painted.
/// `taken` are the boxes of the tables that lines draw: areas in them give none. `words` upright or not; the rulings
/// are not joined.
std::vector<Ruling> rulings_of_fills(const std::vector<Fill>& fills, const std::vector<Word>& words,
                                     const std::vector<Rect>& taken);

}  // namespace yusuan::grid
