#include "grid/doubt.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>

#include "text/amount.h"

namespace yusuan::grid {
namespace {

// In points: the box of a text is measured no better.
constexpr double kMeasured = 2;
// Of the cells of a table, from which on it is said: single ones are slips of the page's own.
constexpr double kFewCells = 0.02;
constexpr double kMostCells = 0.6;
// Figures in a column before a word among them counts.
constexpr int kFigureColumn = 4;

bool sticks_out(const Cell& cell) {
  if (cell.text.empty()) return false;
  return cell.text_box.x0 < cell.box.x0 - kMeasured || cell.text_box.x1 > cell.box.x1 + kMeasured ||
         cell.text_box.y0 < cell.box.y0 - kMeasured || cell.text_box.y1 > cell.box.y1 + kMeasured;
}

std::size_t cells_that(const Grid& grid, const std::function<bool(const Cell&)>& are) {
  return static_cast<std::size_t>(std::count_if(grid.cells.begin(), grid.cells.end(), are));
}

bool many(const Grid& grid, std::size_t cells, double share) {
  return cells > 0 && static_cast<double>(cells) > share * static_cast<double>(grid.cells.size());
}

bool has_no_figure(const Grid& grid) {
  return cells_that(grid, [](const Cell& cell) { return text::parse_amount(cell.text).has_value(); }) == 0;
}

// Words below figures, figures below them again: rows or columns that do not belong together.
bool mixes_figures_and_words(const Grid& grid) {
  std::vector<int> figures(static_cast<std::size_t>(grid.columns()), 0), words(figures), waiting(figures);
  for (const Cell& cell : grid.cells) {
    if (cell.text.empty() || cell.col_span > 1 || text::is_placeholder(cell.text)) continue;
    const auto col = static_cast<std::size_t>(cell.col);
    if (text::parse_amount(cell.text)) {
      ++figures[col];
      words[col] += std::exchange(waiting[col], 0);
    } else if (figures[col] > 0) {
      ++waiting[col];
    }
  }
  for (std::size_t col = 0; col < figures.size(); ++col)
    if (figures[col] >= kFigureColumn && words[col] > 0 && words[col] * 4 <= figures[col]) return true;
  return false;
}

struct Reason {
  const char* code;
  double weight;  // of the tables that give no other reason so many were not right
  bool (*holds)(const Grid&);
};

bool has_unknown_glyphs(const Grid& grid) {
  return cells_that(grid, [](const Cell& cell) { return cell.text.find("\xEF\xBF\xBD") != std::string::npos; }) > 0;
}

// Forms between rulings are printed blank, too.
bool is_mostly_blank(const Grid& grid) {
  return !grid.ruled && many(grid, cells_that(grid, [](const Cell& cell) { return cell.text.empty(); }), kMostCells);
}

// Weights: by 352 tables of 120 random documents of tools/corpus and of ICDAR-2013's EU half. By no_rulings alone 17 %
// were not right, by no_figures 10 %, text_sticks_out 20 %, mostly_blank all 5, words_among_figures all 3. Tables with
// the other reasons were too few there: judged. On fresh documents: schemas/tables.json.
const std::array kReasons = std::to_array<Reason>({
    {"mostly_blank", 0.8, is_mostly_blank},
    {"words_among_figures", 0.6, [](const Grid& grid) { return !grid.ruled && mixes_figures_and_words(grid); }},
    {"unknown_glyphs", 0.5, has_unknown_glyphs},
    {"amounts_together", 0.5,
     [](const Grid& grid) {
       return cells_that(grid, [](const Cell& cell) { return text::joins_amounts(cell.text); }) > 0;
     }},
    {"one_line", 0.3, [](const Grid& grid) { return grid.rows() < 2 || grid.columns() < 2; }},
    {"text_sticks_out", 0.2, [](const Grid& grid) { return many(grid, cells_that(grid, sticks_out), kFewCells); }},
    {"no_rulings", 0.15, [](const Grid& grid) { return !grid.ruled; }},
    {"no_figures", 0.1, has_no_figure},
});

}  // namespace

Doubt doubt_of(const Grid& grid) {
  Doubt doubt;
  double trust = 1;
  for (const Reason& reason : kReasons) {
    if (!reason.holds(grid)) continue;
    trust *= 1 - reason.weight;
    doubt.reasons.emplace_back(reason.code);
  }
  doubt.share = 1 - trust;
  return doubt;
}

}  // namespace yusuan::grid
