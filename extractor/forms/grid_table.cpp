#include "forms/grid_table.h"

#include <utility>

namespace yusuan::forms {
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

std::vector<GridRow> rows_of(const Grid& grid, int part, int columns, const std::vector<ColumnSpan>& places) {
  const CellMap map(grid);
  std::vector<GridRow> rows;
  for (int row = 0; row < grid.rows(); ++row) {
    GridRow whole{.page = grid.page,
                  .grid = part,
                  .row = row,
                  .cells = std::vector<const Cell*>(static_cast<std::size_t>(columns), nullptr)};
    for (int col = 0; col < grid.columns(); ++col)
      for (int to = places[col].from; to < places[col].to; ++to) whole.cells[to] = &map.at(row, col);
    rows.push_back(std::move(whole));
  }
  return rows;
}

std::vector<ColumnSpan> own_columns(const Grid& grid) {
  std::vector<ColumnSpan> columns;
  for (int col = 0; col < grid.columns(); ++col) columns.push_back({col, col + 1});
  return columns;
}

void drop_first_rows(Grid& grid, int rows) {
  std::erase_if(grid.cells, [rows](const Cell& cell) { return cell.row < rows; });
  for (Cell& cell : grid.cells) cell.row -= rows;
  grid.row_edges.erase(grid.row_edges.begin(), grid.row_edges.begin() + rows);
  grid.box.y0 = grid.row_edges.front();
}

void drop_unused_borders(Grid& grid) {
  std::vector<bool> used(grid.column_edges.size(), false);
  for (const Cell& cell : grid.cells) used[static_cast<std::size_t>(cell.col)] = true;
  // Where each border is among those that stay; the outer ones always do.
  std::vector<int> kept(grid.column_edges.size(), 0);
  std::vector<double> edges;
  for (std::size_t i = 0; i < grid.column_edges.size(); ++i) {
    kept[i] = static_cast<int>(edges.size());
    if (used[i] || i == 0 || i + 1 == grid.column_edges.size()) edges.push_back(grid.column_edges[i]);
  }
  for (Cell& cell : grid.cells) {
    const int end = kept[static_cast<std::size_t>(cell.col + cell.col_span)];
    cell.col = kept[static_cast<std::size_t>(cell.col)];
    cell.col_span = end - cell.col;
  }
  grid.column_edges = std::move(edges);
}

}  // namespace yusuan::forms
