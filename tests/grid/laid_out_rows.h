// What is read of a page that a test draws, as text.
#pragma once

#include <string>
#include <vector>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {

using Rows = std::vector<std::string>;

/// The rows of the one table of the page as row_of() shows them; how many tables there are where it is not one.
inline Rows rows_of(const Page& page) {
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  if (grids.size() != 1) return {"grids: " + std::to_string(grids.size())};
  Rows rows;
  for (int row = 0; row < grids[0].rows(); ++row) rows.push_back(row_of(grids[0], row));
  return rows;
}

}  // namespace yusuan::grid
