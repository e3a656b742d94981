#include "model/grid.h"

#include <algorithm>

namespace yusuan {

CellMap::CellMap(const Grid& grid)
    : columns_(grid.columns()), cells_(static_cast<std::size_t>(grid.rows()) * grid.columns(), nullptr) {
  for (const Cell& cell : grid.cells)
    for (int row = cell.row; row < cell.row + cell.row_span; ++row)
      std::fill_n(cells_.begin() + static_cast<std::ptrdiff_t>(row) * columns_ + cell.col, cell.col_span, &cell);
}

}  // namespace yusuan
