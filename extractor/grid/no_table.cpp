#include "grid/no_table.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

#include "grid/across_columns.h"
#include "grid/chunks.h"
#include "grid/drawn_shape.h"
#include "grid/list_of_contents.h"
#include "grid/text_lines.h"
#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// In points: the columns of a table that goes on stand where they stood.
constexpr double kSameColumn = 3.0;
// Digits of the number of a page, or of a year: alone among words no amount.
constexpr std::size_t kLongestNumber = 4;
// Columns that a header names at least, and lines of a page's foot below it.
constexpr int kColumnsOfHeader = 3;
constexpr std::size_t kLinesOfFoot = 1;
// Rows, and texts in them, between which a drawing stands.
constexpr int kRowsOfDrawing = 3;
constexpr std::ptrdiff_t kTextsOfDrawing = 2;
constexpr std::ptrdiff_t kCellsOfDrawing = 15;
constexpr double kFilledDrawing = 0.3;
// Rows of equations on end, and digits of what is no number in one.
constexpr int kMostEquations = 8;
constexpr std::size_t kDigitsOfAmount = 4;
constexpr std::size_t kLettersOfLabel = 4;  // names of functions have three
// Figures of an axis of a chart.
constexpr std::size_t kFewestMarks = 3;

std::size_t digits_in(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return text::is_ascii_digit(static_cast<unsigned char>(c)); }));
}

bool is_plain_number(const std::string& text) {
  return digits_in(text) == text.size() && text.size() <= kLongestNumber;
}

// Whether figures may be lost with a grid: a whole number among words is that of a page, of a part or of a year.
bool may_hold_amounts(const Grid& grid) {
  std::size_t numbers = 0;
  for (const Cell& cell : grid.cells) {
    if (cell.text.empty() || (!text::parse_amount(cell.text) && !text::joins_amounts(cell.text))) continue;
    if (!is_plain_number(cell.text) || ++numbers > 1) return true;
  }
  return false;
}

bool goes_on(const Grid* last, const Grid& grid) {
  if (last == nullptr || last->columns() != grid.columns()) return false;
  return std::equal(last->column_edges.begin(), last->column_edges.end(), grid.column_edges.begin(),
                    [](double a, double b) { return std::abs(a - b) < kSameColumn; });
}

// A header whose rows stand on the next page: nothing but the foot of the page stands below it.
bool may_go_on(const Grid& grid, const Page& page) {
  if (!grid.ruled || grid.columns() < kColumnsOfHeader || grid.box.y1 < page.height_pt / 2) return false;
  std::vector<const Word*> below;
  for (const Word& word : page.words)
    if (word.rotation == 0 && word.box.y0 > grid.box.y1) below.push_back(&word);
  return word_lines(std::move(below)).size() <= kLinesOfFoot;
}

// One row tells nothing of columns: a running head, fields beside each other, what a box holds.
bool is_single_row(const Grid& grid, const Page& page) { return grid.rows() == 1 && !may_go_on(grid, page); }

// Whether the first row is blank somewhere, or has one cell: no header that waits for its rows.
bool has_no_header(const Grid& grid) {
  const auto first = [](const Cell& cell) { return cell.row == 0; };
  return std::ranges::any_of(grid.cells, [&](const Cell& cell) { return first(cell) && cell.text.empty(); }) ||
         std::ranges::count_if(grid.cells, first) < 2;
}

// A text or two amid lines, or several that do not keep to what the lines enclose.
bool is_drawing(const Grid& grid) {
  const std::ptrdiff_t texts = texts_in(grid);
  if (texts <= 1) return true;
  if (grid.rows() < kRowsOfDrawing || !has_no_header(grid)) return false;
  if (texts <= kTextsOfDrawing) return true;
  const auto cells = static_cast<std::ptrdiff_t>(grid.cells.size());
  return cells >= kCellsOfDrawing && static_cast<double>(texts) <= kFilledDrawing * static_cast<double>(cells) &&
         std::ranges::any_of(grid.cells,
                             [](const Cell& cell) { return !cell.text.empty() && !encloses(cell.box, cell.text_box); });
}

// Addresses fill a row where people stand beside each other; a list of people has them in a column.
bool is_people(const Grid& grid) {
  if (grid.ruled) return false;
  std::vector<int> in_row(static_cast<std::size_t>(grid.rows()), 0),
      in_column(static_cast<std::size_t>(grid.columns()), 0);
  for (const Cell& cell : grid.cells) {
    const std::size_t at = cell.text.find('@');
    if (at == std::string::npos || cell.text.find('.', at) == std::string::npos) continue;
    ++in_row[static_cast<std::size_t>(cell.row)];
    ++in_column[static_cast<std::size_t>(cell.col)];
  }
  return std::ranges::max(in_row) >= 2 && 2 * std::ranges::max(in_row) > grid.columns() &&
         std::ranges::max(in_column) <= 1;
}

// `(8)`, `(2.19)`, `(3a)`.
bool numbers_equation(const std::string& text) {
  if (text.size() < 3 || text.front() != '(' || text.back() != ')' || digits_in(text) == 0) return false;
  return digits_in(text) < kDigitsOfAmount && digits_in(text) + 4 >= text.size();
}

bool is_label(const std::string& text) {
  return text.size() >= kLettersOfLabel &&
         std::ranges::all_of(text, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

// Equations, their numbers behind them. Rows of a table that hold some begin with a label.
bool is_equations(const Grid& grid, const Page& page) {
  if (grid.ruled || grid.rows() > kMostEquations) return false;
  bool equal = false;
  std::vector<const Word*> inside, numbers;
  for (const Word& word : page.words) {
    if (word.rotation != 0 || word.box.center_y() < grid.box.y0 || word.box.center_y() > grid.box.y1) continue;
    if (numbers_equation(word.text) && word.box.x1 > grid.box.x1 - word.box.width()) numbers.push_back(&word);
    if (!holds_middle(grid.box, word.box)) continue;
    if (digits_in(word.text) >= kDigitsOfAmount && text::parse_amount(word.text)) return false;
    equal = equal || word.text.find('=') != std::string::npos;
    inside.push_back(&word);
  }
  const auto begins_with_label = [&](const Word* number) {
    const Word* first = nullptr;
    for (const Word* word : inside)
      if (overlap(word->box.y0, word->box.y1, number->box.y0, number->box.y1) > number->box.height() / 2 &&
          (first == nullptr || word->box.x0 < first->box.x0))
        first = word;
    return first != nullptr && is_label(first->text);
  };
  return equal && !numbers.empty() && std::ranges::none_of(numbers, begins_with_label);
}

// Values that fall in equal steps, as far as there are several.
bool falls_evenly(const std::vector<double>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double step = values[i] - values[i - 1], first = values[1] - values[0];
    if (step >= 0 || std::abs(step - first) > 1e-6 * std::abs(first)) return false;
  }
  return true;
}

// Nothing but the marks of axes beside each other, which fall from the top down.
bool is_axes(const Grid& grid) {
  std::vector<std::vector<double>> columns(static_cast<std::size_t>(grid.columns()));
  for (const Cell& cell : grid.cells) {
    if (cell.text.empty()) continue;
    const auto amount = text::parse_amount(cell.text);
    if (grid.ruled || !amount || cell.col_span > 1) return false;
    columns[static_cast<std::size_t>(cell.col)].push_back(amount->value.to_double());
  }
  return std::ranges::all_of(columns, falls_evenly) &&
         std::ranges::any_of(columns, [](const auto& values) { return values.size() >= kFewestMarks; });
}

bool is_no_table(const Grid& grid, const Page& page, const Grid* last) {
  if (is_list_of_contents(grid, page) || is_equations(grid, page) || is_people(grid) || is_axes(grid)) return true;
  if (runs_across_columns(grid) && !goes_on(last, grid)) return true;
  return (is_single_row(grid, page) || is_drawing(grid)) && !may_hold_amounts(grid) && !goes_on(last, grid);
}

}  // namespace

void leave_out_what_is_no_table(PageLayout& layout, const Page& page, const Grid* last) {
  if (std::erase_if(layout.grids, [&](const Grid& grid) { return is_no_table(grid, page, last); }) > 0)
    set_lines_around_grids(layout, page);
}

}  // namespace yusuan::grid
