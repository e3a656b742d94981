// Tables without vertical borders: found among the lines of a page, and taken apart into cells.
#pragma once

#include <vector>

#include "grid/chunks.h"
#include "grid/objections.h"
#include "grid/table_shape.h"
#include "model/grid.h"

namespace yusuan::grid {

struct TextTable {
  Grid grid;                       ///< cells filled
  std::vector<const Word*> words;  ///< that it took
  Objections objections{};         ///< none, but where all readings were asked for
};

/// Tables in what the ruled grids of the page left: `words` upright, `rules` horizontal and joined. From the top down.
/// Pages with more than kMostWords words have none: no table of a document has so many, only drawings do.
/// Where all readings are asked for they overlap, each region's from the surest to the least.
std::vector<TextTable> text_tables(const std::vector<const Word*>& words, const std::vector<Ruling>& rules,
                                   Evidence evidence, Asked asked = Asked::kBest);

}  // namespace yusuan::grid
