#include "grid/lanes.h"

#include <algorithm>

namespace yusuan::grid {

int lane_of(const std::vector<double>& edges, double position) {
  const auto after = std::upper_bound(edges.begin() + 1, edges.end() - 1, position);
  return static_cast<int>(after - edges.begin()) - 1;
}

Grid one_row(const std::vector<double>& column_edges, double top, double bottom) {
  Grid grid{.column_edges = column_edges, .row_edges = {top, bottom}, .cells = {}, .ruled = false};
  grid.box = {column_edges.front(), top, column_edges.back(), bottom};
  for (int col = 0; col < grid.columns(); ++col)
    grid.cells.push_back({.row = 0, .col = col, .box = {column_edges[col], top, column_edges[col + 1], bottom}});
  return grid;
}

}  // namespace yusuan::grid
