#include "grid/drawn_shape.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "text/amount.h"

namespace yusuan::grid {
namespace {

// A side's rule stands at the grid's edge, but for a line width, and runs along most of it.
constexpr double kSideNear = 3.0;
constexpr double kSideDrawn = 0.5;
// Share of cells with text: forms with no figure filled in have a fifth and more, the lines of charts enclose hardly
// any.
constexpr double kChartFilled = 0.15;
// The only text of so many cells is a label of what their lines draw: a form without figures has its header.
constexpr double kNearlyBlank = 0.1;
// An axis has so many marks, beside which fewer texts stand, in so many bands of a drawing's lines, of which so many
// hold any.
constexpr std::size_t kFewestMarks = 4;
constexpr double kAxisFilled = 0.25;
constexpr int kFewestBands = 4;

// Several texts, and none reaches over its cell's edge.
bool respects_cells(const Grid& grid) {
  return texts_in(grid) > 1 && std::all_of(grid.cells.begin(), grid.cells.end(), [](const Cell& cell) {
           return cell.text.empty() || encloses(cell.box, cell.text_box);
         });
}

// Figures in equal steps, but for rounding.
bool is_scale(const std::vector<double>& values) {
  if (values.size() < kFewestMarks || values[0] == values[1]) return false;
  const double step = values[1] - values[0];
  for (std::size_t i = 2; i < values.size(); ++i)
    if (std::abs(values[i] - values[i - 1] - step) > 1e-6 * std::abs(step)) return false;
  return true;
}

// Whether hardly anything but the marks of one axis stands between the lines of a drawing.
bool has_axis_only(const Grid& grid) {
  std::vector<std::vector<double>> values(static_cast<std::size_t>(grid.rows()));
  std::vector<std::ptrdiff_t> texts(values.size(), 0);
  for (const Cell& cell : grid.cells) {
    if (cell.text.empty()) continue;
    ++texts[static_cast<std::size_t>(cell.row)];
    if (const auto value = text::parse_amount(cell.text))
      values[static_cast<std::size_t>(cell.row)].push_back(value->value.to_double());
  }
  const std::ptrdiff_t all = texts_in(grid);
  if (static_cast<double>(all) > kAxisFilled * grid.rows() * grid.columns()) return false;
  for (std::size_t row = 0; row < values.size(); ++row)
    if (static_cast<std::ptrdiff_t>(values[row].size()) == texts[row] && all - texts[row] < texts[row] &&
        is_scale(values[row]))
      return true;
  return false;
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
  if (grid.rows() >= kFewestBands && has_axis_only(grid)) return true;
  const auto first = std::count_if(grid.cells.begin(), grid.cells.end(), [](const Cell& c) { return c.row == 0; });
  const auto named =
      std::count_if(grid.cells.begin(), grid.cells.end(), [](const Cell& c) { return c.row == 0 && !c.text.empty(); });
  return static_cast<double>(filled) <= kChartFilled * static_cast<double>(grid.cells.size()) && 2 * named <= first &&
         !respects_cells(grid);
}

bool is_open(const Grid& grid, const std::vector<Ruling>& vertical) {
  return !is_drawn(vertical, grid.box.x0, grid) || !is_drawn(vertical, grid.box.x1, grid);
}

}  // namespace yusuan::grid
