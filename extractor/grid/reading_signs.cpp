#include "grid/reading_signs.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "grid/cell_text.h"
#include "grid/chunks.h"
#include "grid/lanes.h"
#include "model/median.h"

namespace yusuan::grid {
namespace {

// In line heights: texts of one column are no further apart in a line; lines of one height differ by less; how far
// beside a table its labels stand, and above and below it its rows.
constexpr double kApart = 0.9;
constexpr double kSameLine = 0.4;
constexpr double kLevel = 0.2;
constexpr double kBeside = 10;
constexpr double kNextLine = 2.2;
// In points: boxes of texts are measured no better.
constexpr double kMeasured = 2;
// Rows alone at the top that make a whole sign.
constexpr double kMostAlone = 3;

// A grid, the upright words in it, cell by cell, and those around it.
struct Placement {
  const Grid& grid;
  double height = 10;                          // of a line
  std::vector<std::vector<const Word*>> held;  // by cell
  std::vector<const Word*> inside, outside;
};

Placement placement_of(const Grid& grid, const std::vector<Word>& words) {
  Placement placed{.grid = grid};
  std::vector<double> heights;
  for (const Word& word : words) {
    if (word.rotation != 0) continue;
    const bool in = holds_middle(grid.box, word.box);
    (in ? placed.inside : placed.outside).push_back(&word);
    if (in) heights.push_back(word.box.height());
  }
  if (!heights.empty()) placed.height = std::max(1.0, median(std::move(heights)));
  std::vector<int> cell_at(static_cast<std::size_t>(grid.rows()) * static_cast<std::size_t>(grid.columns()), -1);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const Cell& cell = grid.cells[i];
    for (int row = cell.row; row < cell.row + cell.row_span; ++row)
      for (int col = cell.col; col < cell.col + cell.col_span; ++col)
        cell_at[static_cast<std::size_t>(row * grid.columns() + col)] = static_cast<int>(i);
  }
  placed.held.resize(grid.cells.size());
  for (const Word* word : placed.inside) {
    const int row = lane_of(grid.row_edges, word->box.center_y()),
              col = lane_of(grid.column_edges, word->box.center_x());
    const int cell = cell_at[static_cast<std::size_t>(row * grid.columns() + col)];
    if (cell >= 0) placed.held[static_cast<std::size_t>(cell)].push_back(word);
  }
  return placed;
}

// The lines of a cell, from the top down, each from left to right.
std::vector<std::vector<const Word*>> lines_of(std::vector<const Word*> words, double height) {
  std::sort(words.begin(), words.end(),
            [](const Word* a, const Word* b) { return a->box.center_y() < b->box.center_y(); });
  std::vector<std::vector<const Word*>> lines;
  for (const Word* word : words) {
    if (lines.empty() || word->box.center_y() - lines.back().back()->box.center_y() >= kSameLine * height)
      lines.emplace_back();
    lines.back().push_back(word);
  }
  for (auto& line : lines)
    std::sort(line.begin(), line.end(), [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
  return lines;
}

bool has_gap(const std::vector<const Word*>& line, double height) {
  return std::adjacent_find(line.begin(), line.end(), [&](const Word* a, const Word* b) {
           return b->box.x0 - a->box.x1 > kApart * height;
         }) != line.end();
}

bool all_figures(const std::vector<const Word*>& line) {
  return std::all_of(line.begin(), line.end(), [](const Word* word) { return is_figure_text(word->text); });
}

void set_signs_of_cells(const Placement& placed, ReadingSigns& signs) {
  const Grid& grid = placed.grid;
  const auto rows = static_cast<std::size_t>(grid.rows());
  std::vector<int> texts(rows, 0), figures(rows, 0);
  std::size_t joined = 0, crossing = 0, filled = 0;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const Cell& cell = grid.cells[i];
    filled += !cell.text.empty();
    const auto lines = lines_of(placed.held[i], placed.height);
    for (const auto& line : lines) {
      joined += has_gap(line, placed.height);
      for (const Word* word : line)
        crossing += word->box.x0 < cell.box.x0 - kMeasured || word->box.x1 > cell.box.x1 + kMeasured;
    }
    if (cell.row_span > 1 || lines.size() < 2) continue;
    ++texts[static_cast<std::size_t>(cell.row)];
    figures[static_cast<std::size_t>(cell.row)] += std::count_if(lines.begin(), lines.end(), all_figures) > 1;
  }
  const auto more_than = [](const std::vector<int>& counts, int least) {
    return static_cast<std::size_t>(std::count_if(counts.begin(), counts.end(), [&](int n) { return n > least; }));
  };
  signs[static_cast<std::size_t>(ReadingSign::kJoinedTexts)] = share(joined, filled);
  signs[static_cast<std::size_t>(ReadingSign::kStackedFigures)] = share(more_than(figures, 0), rows);
  signs[static_cast<std::size_t>(ReadingSign::kStackedTexts)] = share(more_than(texts, 1), rows);
  signs[static_cast<std::size_t>(ReadingSign::kCrossing)] = share(crossing, placed.inside.size());
  signs[static_cast<std::size_t>(ReadingSign::kBlank)] = share(grid.cells.size() - filled, grid.cells.size());
}

void set_signs_of_columns(const Grid& grid, ReadingSigns& signs) {
  const auto columns = static_cast<std::size_t>(grid.columns()), rows = static_cast<std::size_t>(grid.rows());
  // Of each column: the rows in which a cell of its own has a text, and in which it begins one; its highest figure.
  std::vector<std::vector<bool>> begun(columns, std::vector<bool>(rows, false));
  std::vector<std::size_t> own(columns, 0), figures(columns, 0), filled(rows, 0);
  std::vector<int> first(columns, grid.rows()), named(columns, grid.rows());
  for (const Cell& cell : grid.cells) {
    if (cell.text.empty()) continue;
    const auto col = static_cast<std::size_t>(cell.col);
    begun[col][static_cast<std::size_t>(cell.row)] = true;
    ++filled[static_cast<std::size_t>(cell.row)];
    own[col] += cell.col_span == 1;
    if (is_figure_text(cell.text)) {
      ++figures[col];
      first[col] = std::min(first[col], cell.row);
    }
    for (std::size_t c = col; c < col + static_cast<std::size_t>(cell.col_span); ++c)
      named[c] = std::min(named[c], cell.row);
  }
  std::size_t unnamed = 0, alternating = 0, alone = 0;
  for (std::size_t c = 0; c < columns; ++c) {
    unnamed += figures[c] > 1 && named[c] >= first[c];
    if (c + 1 == columns) continue;
    std::size_t both = 0, left = 0, right = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      both += begun[c][r] && begun[c + 1][r];
      left += begun[c][r];
      right += begun[c + 1][r];
    }
    alternating += both == 0 && left > 0 && right > 0 && left + right > 2;
  }
  while (alone < rows && filled[alone] <= 1) ++alone;
  signs[static_cast<std::size_t>(ReadingSign::kBlankColumns)] =
      share(static_cast<std::size_t>(std::count(own.begin(), own.end(), 0u)), columns);
  signs[static_cast<std::size_t>(ReadingSign::kAlternating)] = share(alternating, columns - 1);
  signs[static_cast<std::size_t>(ReadingSign::kUnnamed)] = share(unnamed, columns);
  signs[static_cast<std::size_t>(ReadingSign::kAlone)] = std::min(static_cast<double>(alone) / kMostAlone, 1.0);
}

void set_signs_around(const Placement& placed, ReadingSigns& signs) {
  const Grid& grid = placed.grid;
  const Rect& box = grid.box;
  std::vector<double> heights;
  for (const Word* word : placed.inside) heights.push_back(word->box.center_y());
  std::sort(heights.begin(), heights.end());
  std::set<int> beside, above, below;
  const double reach = kNextLine * placed.height;
  for (const Word* word : placed.outside) {
    const Rect& at = word->box;
    const double x = at.center_x(), y = at.center_y();
    if (y > box.y0 && y < box.y1) {
      const double off = x < box.x0 ? box.x0 - at.x1 : at.x0 - box.x1;
      if (off <= kBeside * placed.height && is_height_of_text(heights, y, placed.height))
        beside.insert(lane_of(grid.row_edges, y));
      continue;
    }
    if (x < box.x0 - kMeasured || x > box.x1 + kMeasured) continue;
    if (y < box.y0 && at.y1 <= box.y0 + kMeasured && at.y0 > box.y0 - reach)
      above.insert(lane_of(grid.column_edges, x));
    if (y > box.y1 && at.y0 >= box.y1 - kMeasured && at.y1 < box.y1 + reach)
      below.insert(lane_of(grid.column_edges, x));
  }
  const auto several = [&](const std::set<int>& lanes) {
    return lanes.size() > 1 && 2 * lanes.size() >= static_cast<std::size_t>(grid.columns()) ? 1.0 : 0.0;
  };
  signs[static_cast<std::size_t>(ReadingSign::kTextsBeside)] =
      share(beside.size(), static_cast<std::size_t>(grid.rows()));
  signs[static_cast<std::size_t>(ReadingSign::kGoesOnAbove)] = several(above);
  signs[static_cast<std::size_t>(ReadingSign::kGoesOnBelow)] = several(below);
}

}  // namespace

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool is_height_of_text(const std::vector<double>& sorted, double y, double height) {
  const auto near = std::lower_bound(sorted.begin(), sorted.end(), y - kLevel * height);
  return near != sorted.end() && *near < y + kLevel * height;
}

ReadingSigns signs_of(const Grid& grid, const std::vector<Word>& words) {
  ReadingSigns signs{};
  if (grid.rows() < 1 || grid.columns() < 1) return signs;
  const Placement placed = placement_of(grid, words);
  set_signs_of_cells(placed, signs);
  set_signs_of_columns(grid, signs);
  set_signs_around(placed, signs);
  signs[static_cast<std::size_t>(ReadingSign::kUnruled)] = grid.ruled ? 0 : 1;
  return signs;
}

}  // namespace yusuan::grid
