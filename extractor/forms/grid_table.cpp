#include "forms/grid_table.h"

#include <utility>

namespace yusuan {
namespace {

const std::string kNoText;

}  // namespace

const Cell* GridRow::starting_at(int column) const {
  const Cell* cell = cells[column];
  if (cell == nullptr || cell->row != row || (column > 0 && cells[column - 1] == cell)) return nullptr;
  return cell;
}

const std::string& GridRow::text(int column) const {
  const Cell* cell = starting_at(column);
  return cell == nullptr ? kNoText : cell->text;
}

bool GridRow::blank() const {
  for (std::size_t column = 0; column < cells.size(); ++column)
    if (!text(static_cast<int>(column)).empty()) return false;
  return true;
}

std::vector<GridRow> rows_of(const Grid& grid, int part, int columns, const std::vector<int>& edges) {
  const CellMap map(grid);
  std::vector<GridRow> rows;
  for (int row = 0; row < grid.rows(); ++row) {
    GridRow whole{.page = grid.page,
                  .grid = part,
                  .row = row,
                  .cells = std::vector<const Cell*>(static_cast<std::size_t>(columns), nullptr)};
    for (int col = 0; col < grid.columns(); ++col)
      for (int to = edges[col]; to < edges[col + 1]; ++to) whole.cells[to] = &map.at(row, col);
    rows.push_back(std::move(whole));
  }
  return rows;
}

}  // namespace yusuan
