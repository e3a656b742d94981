// A table of any PDF, of which nothing is known but what stands in it.
#pragma once

#include <string>
#include <vector>

#include "model/grid.h"

namespace yusuan {

/// What speaks against a table having been taken apart right.
struct Doubt {
  double share = 0;                    ///< 0: nothing does; schemas/tables.json says how far it can be relied on
  std::vector<std::string> reasons{};  ///< stable codes, the heaviest first; schemas/tables.json explains them
};

struct FoundTable {
  /// All of its rows. Where it stands on several pages box and columns are those of its first page, each cell has its
  /// page, and the rows of further pages follow: no header that is repeated only because a page begins.
  Grid grid;
  std::vector<int> pages;  ///< ascending, at least one
  Doubt doubt{};
};

}  // namespace yusuan
