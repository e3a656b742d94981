#include "dump/untangle_sides.h"

#include <algorithm>

#include "dump/settle.h"
#include "solve/minor.h"

namespace yusuan::dump {
namespace {

using Figures = std::vector<PrintedFigure>;

struct Home {
  AnchoredRow* row;
  bool left;
};

std::vector<Home> in_printed_order(Panel& left, Panel& right) {
  std::vector<Home> homes;
  for (AnchoredRow& row : left.rows) homes.push_back({&row, true});
  for (AnchoredRow& row : right.rows) homes.push_back({&row, false});
  std::stable_sort(homes.begin(), homes.end(), [](const Home& a, const Home& b) { return a.row->at < b.row->at; });
  return homes;
}

bool is_row(const Figures& figures, std::size_t first, const solve::PlacementProblem& sums, int scale) {
  solve::PlacementRow row;
  for (std::size_t i = first; i < first + sums.columns; ++i)
    row.figures.push_back(solve::minor_of(figures[i].value, scale));
  return !solve::placings_of_row(sums, row).empty();
}

}  // namespace

bool untangle_sides(Panel& left, Panel& right, const solve::PlacementProblem& sums, int scale) {
  const std::size_t columns = right.figures.size();
  if (left.figures.size() != 1 || columns < 2 || !left.codes.empty() || !right.codes.empty()) return false;
  const auto full = [&](const AnchoredRow& row) { return row.figures.size() == columns; };
  if (!left.loose.empty() || std::all_of(right.rows.begin(), right.rows.end(), full)) return false;
  if (std::any_of(left.rows.begin(), left.rows.end(), [](const AnchoredRow& row) { return row.figures.empty(); }))
    return false;
  Figures rest;
  for (const Home& home : in_printed_order(left, right))
    rest.insert(rest.end(), home.row->figures.begin() + (home.left ? 1 : 0), home.row->figures.end());
  if (rest.size() != columns * right.rows.size()) return false;
  for (std::size_t first = 0; first < rest.size(); first += columns)
    if (!is_row(rest, first, sums, scale)) return false;
  for (AnchoredRow& row : left.rows) row.figures.erase(std::next(row.figures.begin()), row.figures.end());
  for (std::size_t i = 0; i < right.rows.size(); ++i) {
    const auto first = rest.begin() + static_cast<std::ptrdiff_t>(i * columns);
    right.rows[i].figures.assign(first, first + static_cast<std::ptrdiff_t>(columns));
  }
  return true;
}

}  // namespace yusuan::dump
