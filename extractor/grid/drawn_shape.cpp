#include "grid/drawn_shape.h"

#include <algorithm>
#include <cmath>

namespace yusuan {
namespace {

// A side's rule stands at the grid's edge, but for a line width, and runs along most of it.
constexpr double kSideNear = 3.0;
constexpr double kSideDrawn = 0.5;
// Share of cells with text: forms with no figure filled in have a fifth and more, the lines of charts enclose hardly
// any.
constexpr double kChartFilled = 0.15;
// The only text of so many cells is a label of what their lines draw: a form without figures has its header.
constexpr double kNearlyBlank = 0.1;

// Several texts, and none reaches over its cell's edge.
bool respects_cells(const Grid& grid) {
  return texts_in(grid) > 1 && std::all_of(grid.cells.begin(), grid.cells.end(), [](const Cell& cell) {
           return cell.text.empty() || encloses(cell.box, cell.text_box);
         });
}

bool is_drawn(const std::vector<Ruling>& vertical, double x, const Grid& grid) {
  double covered = 0;
  for (const Ruling& rule : vertical)
    if (std::abs(rule.position - x) < kSideNear)
      covered += std::max(0.0, overlap(rule.from, rule.to, grid.box.y0, grid.box.y1));
  return covered > kSideDrawn * grid.box.height();
}

}  // namespace

std::ptrdiff_t texts_in(const Grid& grid) {
  return std::count_if(grid.cells.begin(), grid.cells.end(), [](const Cell& cell) { return !cell.text.empty(); });
}

bool is_frame(const Grid& grid) {
  return std::all_of(grid.cells.begin(), grid.cells.end(),
                     [&](const Cell& cell) { return cell.col_span == grid.columns(); }) ||
         std::all_of(grid.cells.begin(), grid.cells.end(),
                     [&](const Cell& cell) { return cell.row_span == grid.rows(); });
}

bool is_last_row_of(const Grid* before, const Grid& grid, const std::vector<Grid>& grids) {
  return before != nullptr && grid.columns() > 1 && std::abs(grid.box.x0 - before->box.x0) < kSideNear &&
         std::abs(grid.box.x1 - before->box.x1) < kSideNear &&
         std::none_of(grids.begin(), grids.end(), [&](const Grid& other) { return other.box.y1 <= grid.box.y0; });
}

bool is_chart(const Grid& grid) {
  const auto filled = texts_in(grid);
  if (filled <= 1 && static_cast<double>(filled) < kNearlyBlank * static_cast<double>(grid.cells.size())) return true;
  const auto first = std::count_if(grid.cells.begin(), grid.cells.end(), [](const Cell& c) { return c.row == 0; });
  const auto named =
      std::count_if(grid.cells.begin(), grid.cells.end(), [](const Cell& c) { return c.row == 0 && !c.text.empty(); });
  return static_cast<double>(filled) <= kChartFilled * static_cast<double>(grid.cells.size()) && 2 * named <= first &&
         !respects_cells(grid);
}

bool is_open(const Grid& grid, const std::vector<Ruling>& vertical) {
  return !is_drawn(vertical, grid.box.x0, grid) || !is_drawn(vertical, grid.box.x1, grid);
}

}  // namespace yusuan
