#include "grid/panels.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "grid/text_lines.h"

namespace yusuan::grid {
namespace {

// In points: a rule this near to a panel's edge is its border.
constexpr double kBorder = 3.0;
// Words in a cell, on average: fewer are the texts of cells.
constexpr std::size_t kCrowded = 4;
// Texts that a table finds for each cell drawn.
constexpr std::size_t kMoreTexts = 2;
// Of the grid's words, the tables take this share.
constexpr double kShare = 0.5;
// Panels whose lines stand beside each other are one table: of the lines of one of them so many share their baseline
// (in points, of other sizes of a font) with a line of the other, and at least so many.
constexpr double kInStep = 0.7;
constexpr std::size_t kFewestInStep = 3;
constexpr int kFewestRows = 3;
constexpr double kSameBaseline = 0.75;

std::vector<const Word*> words_in(const Rect& box, const std::vector<const Word*>& words) {
  std::vector<const Word*> inside;
  std::copy_if(words.begin(), words.end(), std::back_inserter(inside),
               [&](const Word* word) { return holds_middle(box, word->box); });
  return inside;
}

// The parts of a grid that no cell reaches out of: from one column border that is drawn all the way down to the next.
std::vector<Rect> panels_of(const Grid& grid) {
  std::vector<bool> crossed(grid.column_edges.size(), false);
  for (const Cell& cell : grid.cells)
    for (int edge = cell.col + 1; edge < cell.col + cell.col_span; ++edge) crossed[edge] = true;
  std::vector<Rect> panels;
  double left = grid.column_edges.front();
  for (std::size_t edge = 1; edge < crossed.size(); ++edge) {
    if (crossed[edge]) continue;
    panels.push_back({left, grid.box.y0, grid.column_edges[edge], grid.box.y1});
    left = grid.column_edges[edge];
  }
  return panels;
}

std::vector<double> baselines(const std::vector<const Word*>& words) {
  std::vector<double> feet;
  for (const WordLine& line : word_lines(words)) feet.push_back(line.front()->box.y1);
  return feet;
}

bool are_in_step(const std::vector<const Word*>& left, const std::vector<const Word*>& right) {
  const std::vector<double> feet = baselines(left), others = baselines(right);
  const auto shared = std::count_if(feet.begin(), feet.end(), [&](double y) {
    return std::any_of(others.begin(), others.end(), [&](double other) { return std::abs(other - y) < kSameBaseline; });
  });
  return shared >= static_cast<std::ptrdiff_t>(kFewestInStep) &&
         static_cast<double>(shared) >= kInStep * static_cast<double>(std::min(feet.size(), others.size()));
}

// Whether rules make rows of both panels, most with a text in either: wherever these stand in their cells.
bool share_rows(const Grid& grid, const Rect& left, const Rect& right) {
  std::vector<bool> in_left(static_cast<std::size_t>(grid.rows()), false), in_right(in_left);
  for (const Cell& cell : grid.cells) {
    if (cell.text.empty() || cell.row_span > 1) continue;
    if (holds_middle(left, cell.box)) in_left[static_cast<std::size_t>(cell.row)] = true;
    if (holds_middle(right, cell.box)) in_right[static_cast<std::size_t>(cell.row)] = true;
  }
  int shared = 0;
  for (std::size_t row = 0; row < in_left.size(); ++row) shared += in_left[row] && in_right[row];
  return shared >= kFewestRows && shared >= kInStep * grid.rows();
}

// Labels in one panel and what they name in the next are no panels of their own.
std::vector<Rect> joined(const Grid& grid, const std::vector<Rect>& panels, const std::vector<const Word*>& words) {
  std::vector<Rect> result;
  for (const Rect& panel : panels) {
    if (!result.empty() &&
        (share_rows(grid, result.back(), panel) || are_in_step(words_in(result.back(), words), words_in(panel, words))))
      result.back().x1 = panel.x1;
    else
      result.push_back(panel);
  }
  return result;
}

std::vector<Ruling> clipped(const std::vector<Ruling>& horizontal, const Rect& panel) {
  std::vector<Ruling> rules;
  for (Ruling rule : horizontal) {
    rule.from = std::max(rule.from, panel.x0);
    rule.to = std::min(rule.to, panel.x1);
    if (rule.from < rule.to && panel.y0 - kBorder < rule.position && rule.position < panel.y1 + kBorder)
      rules.push_back(rule);
  }
  return rules;
}

std::size_t texts_in(const Grid& grid, const Rect& panel) {
  return static_cast<std::size_t>(std::count_if(grid.cells.begin(), grid.cells.end(), [&](const Cell& cell) {
    return !cell.text.empty() && holds_middle(panel, cell.box);
  }));
}

}  // namespace

std::vector<TextTable> panel_tables(const Grid& grid, const std::vector<const Word*>& words,
                                    const std::vector<Ruling>& horizontal) {
  const auto all = words_in(grid.box, words);
  std::vector<TextTable> tables;
  std::size_t taken = 0;
  for (const Rect& panel : joined(grid, panels_of(grid), all)) {
    const auto inside = words_in(panel, all);
    const std::size_t cells = texts_in(grid, panel);
    if (inside.size() < kCrowded * cells) continue;
    auto found = text_tables(inside, clipped(horizontal, panel), Evidence::kAlignment);
    std::size_t texts = 0;
    for (const TextTable& table : found) texts += texts_in(table.grid, panel);
    if (texts < kMoreTexts * cells) continue;
    for (TextTable& table : found) {
      taken += table.words.size();
      tables.push_back(std::move(table));
    }
  }
  if (static_cast<double>(taken) < kShare * static_cast<double>(all.size())) return {};
  return tables;
}

}  // namespace yusuan::grid
