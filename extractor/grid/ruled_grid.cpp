#include "grid/ruled_grid.h"

#include <algorithm>
#include <cmath>

namespace yusuan::grid {
namespace {

// Borders of neighbouring rows are drawn up to 2.5 pt beside each other (rounding of column widths, line widths); no
// column or row that holds text is narrower than 4 pt.
constexpr double kSameEdge = 3.0;
// An open side counts as a column or row of its own from this size on; less is a border's overhang.
constexpr double kOpenSide = 8.0;
// A single rule that runs on by this much past two others goes between rows or below columns; less is overhang.
constexpr double kLongOpenSide = 30.0;
// A border counts as drawn along a cell's side when it covers this share of it. Drawn borders cover it but for the
// corners, absent ones reach in from a neighbour by a line width.
constexpr double kDrawnShare = 0.6;
// So many column rules that stop at one height end their columns, also where a few others go on.
constexpr int kManyEnding = 4;
constexpr int kEndingToCrossing = 3;

std::vector<double> edges_of(const std::vector<Ruling>& rulings) {
  std::vector<Ruling> sorted = rulings;
  std::sort(sorted.begin(), sorted.end(), [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  std::vector<double> edges;
  for (std::size_t i = 0; i < sorted.size();) {
    double weight = 0, weighted = 0;
    std::size_t j = i;
    for (; j < sorted.size() && sorted[j].position - sorted[i].position <= kSameEdge; ++j) {
      const double share = sorted[j].to - sorted[j].from + 0.01;
      weight += share;
      weighted += share * sorted[j].position;
    }
    edges.push_back(weighted / weight);
    i = j;
  }
  return edges;
}

// Where at least two of the crossing rules run on past the outermost edge, the table goes on there without a border; so
// it does where its first or its last rule runs far past it.
void add_open_sides(std::vector<double>& edges, const std::vector<Ruling>& crossing) {
  if (crossing.empty() || crossing.size() + edges.size() < 3) return;
  double start = edges.front(), end = edges.back();
  if (crossing.size() > 1) {
    std::vector<double> starts, ends;
    for (const Ruling& r : crossing) {
      starts.push_back(r.from);
      ends.push_back(r.to);
    }
    std::nth_element(starts.begin(), starts.begin() + 1, starts.end());
    std::nth_element(ends.begin(), ends.end() - 2, ends.end());
    start = std::min(start, starts[1]);
    end = std::max(end, ends[ends.size() - 2]);
  }
  const auto [first, last] = std::minmax_element(
      crossing.begin(), crossing.end(), [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  for (const Ruling& outer : {*first, *last}) {
    if (outer.from < start - kLongOpenSide) start = outer.from;
    if (outer.to > end + kLongOpenSide) end = outer.to;
  }
  if (start < edges.front() - kOpenSide) edges.insert(edges.begin(), start);
  if (end > edges.back() + kOpenSide) edges.push_back(end);
}

// Column rules that all stop at one height inside a row end their columns there: what follows is a row without columns,
// or the other way about. The outer borders must go on, or so many stop that those are of groups of rows. Above the
// first rule across, where a frame may hold a title, one that stops is enough, and one side that goes on.
void add_breaks(std::vector<double>& rows, const std::vector<double>& columns, const std::vector<Ruling>& vertical) {
  std::vector<double> breaks;
  for (const Ruling& rule : vertical) {
    breaks.push_back(rule.from);
    breaks.push_back(rule.to);
  }
  std::sort(breaks.begin(), breaks.end());
  const auto is_break = [&](double y, bool in_first_row) {
    int ending = 0, crossing = 0;
    bool left = false, right = false;
    for (const Ruling& rule : vertical) {
      const bool crosses = rule.from < y - kSameEdge && y + kSameEdge < rule.to;
      const double from_left = rule.position - columns.front(), from_right = columns.back() - rule.position;
      left = left || (from_left < kSameEdge && crosses);
      right = right || (from_right < kSameEdge && crosses);
      if (std::min(from_left, from_right) < kSameEdge) continue;
      crossing += crosses;
      ending += std::abs(rule.from - y) <= kSameEdge || std::abs(rule.to - y) <= kSameEdge;
    }
    if (in_first_row && (left || right) && crossing == 0 && ending >= 1) return true;
    return (left && right && crossing == 0 && ending >= 2) ||
           (ending >= kManyEnding && ending >= kEndingToCrossing * crossing);
  };
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    const auto below = std::upper_bound(rows.begin(), rows.end(), breaks[i]);
    if (below == rows.begin() || below == rows.end()) continue;
    if (breaks[i] - *(below - 1) < kOpenSide || *below - breaks[i] < kOpenSide) continue;
    if (!is_break(breaks[i], below == rows.begin() + 1)) continue;
    rows.insert(below, breaks[i]);
  }
}

// Which sides between neighbouring places are drawn. at(edge, lane): `edge` numbers the edges of the ruling's own axis,
// `lane` the rows or columns it runs along.
class DrawnSides {
 public:
  DrawnSides(const std::vector<Ruling>& rulings, const std::vector<double>& edges, const std::vector<double>& lanes)
      : lanes_(static_cast<int>(lanes.size()) - 1), covered_(edges.size() * static_cast<std::size_t>(lanes_), 0.0) {
    for (const Ruling& r : rulings) {
      const int edge = nearest(edges, r.position);
      for (int lane = 0; lane < lanes_; ++lane) {
        const double share = overlap(r.from, r.to, lanes[lane], lanes[lane + 1]) / (lanes[lane + 1] - lanes[lane]);
        if (share > 0) covered_[index(edge, lane)] += share;
      }
    }
    last_edge_ = static_cast<int>(edges.size()) - 1;
  }

  bool at(int edge, int lane) const {
    return edge == 0 || edge == last_edge_ || covered_[index(edge, lane)] >= kDrawnShare;
  }

 private:
  std::size_t index(int edge, int lane) const { return static_cast<std::size_t>(edge) * lanes_ + lane; }
  static int nearest(const std::vector<double>& edges, double position) {
    const auto after = std::lower_bound(edges.begin(), edges.end(), position);
    if (after == edges.begin()) return 0;
    if (after == edges.end() || position - *(after - 1) < *after - position)
      return static_cast<int>(after - edges.begin()) - 1;
    return static_cast<int>(after - edges.begin());
  }

  int lanes_;
  int last_edge_ = 0;
  std::vector<double> covered_;
};

bool parted(const DrawnSides& horizontal, int edge, int first, int last) {
  int drawn = 0;
  for (int col = first; col < last; ++col) drawn += horizontal.at(edge, col);
  return 2 * drawn >= last - first;
}

// Rows are cut into runs at drawn vertical sides; runs of equal extent with no rule between them are one merged cell.
// This always gives rectangles, also where the drawn borders do not.
std::vector<Cell> merged_cells(const Grid& grid, const DrawnSides& horizontal, const DrawnSides& vertical) {
  std::vector<Cell> cells;
  std::vector<std::size_t> above(grid.columns(), SIZE_MAX);  // cell that covers the column in the row above
  for (int row = 0; row < grid.rows(); ++row) {
    std::vector<std::size_t> current(grid.columns(), SIZE_MAX);
    for (int col = 0; col < grid.columns();) {
      int end = col + 1;
      while (end < grid.columns() && !vertical.at(end, row)) ++end;
      const std::size_t up = above[col];
      std::size_t cell = cells.size();
      if (up != SIZE_MAX && cells[up].col == col && cells[up].col_span == end - col &&
          !parted(horizontal, row, col, end)) {
        cell = up;
        ++cells[up].row_span;
      } else {
        cells.push_back({.row = row, .col = col, .row_span = 1, .col_span = end - col});
      }
      std::fill(current.begin() + col, current.begin() + end, cell);
      col = end;
    }
    above = std::move(current);
  }
  for (Cell& cell : cells)
    cell.box = {grid.column_edges[cell.col], grid.row_edges[cell.row], grid.column_edges[cell.col + cell.col_span],
                grid.row_edges[cell.row + cell.row_span]};
  return cells;
}

}  // namespace

std::optional<Grid> ruled_grid(const RulingGroup& group) {
  Grid grid;
  grid.column_edges = edges_of(group.vertical);
  grid.row_edges = edges_of(group.horizontal);
  if (grid.column_edges.empty() || grid.row_edges.empty()) return std::nullopt;
  add_open_sides(grid.column_edges, group.horizontal);
  add_open_sides(grid.row_edges, group.vertical);
  add_breaks(grid.row_edges, grid.column_edges, group.vertical);
  if (grid.columns() < 1 || grid.rows() < 1 || grid.columns() * grid.rows() < 2) return std::nullopt;
  const DrawnSides horizontal(group.horizontal, grid.row_edges, grid.column_edges);
  const DrawnSides vertical(group.vertical, grid.column_edges, grid.row_edges);
  grid.cells = merged_cells(grid, horizontal, vertical);
  if (grid.cells.size() < 2) return std::nullopt;
  grid.box = {grid.column_edges.front(), grid.row_edges.front(), grid.column_edges.back(), grid.row_edges.back()};
  return grid;
}

}  // namespace yusuan::grid
