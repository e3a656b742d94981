#include "grid/across_columns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// In points: the box of a text is measured no better.
constexpr double kMeasured = 2;
// Of the texts: in 1,059 tables without rulings of manuals those of which so many run across and so few are amounts
// were listings, running text and the like but for 5 of 100; none of 150 tables of ICDAR-2013, of bug reports and of
// random documents is such.
constexpr double kMostAcross = 0.1;
constexpr double kMostAmounts = 0.1;
// A single text counts from this share on.
constexpr double kOneAcross = 0.2;
constexpr std::size_t kLongestCount = 4;  // digits of the number of a line

bool runs_across(const Cell& cell) {
  return cell.text_box.x0 < cell.box.x0 - kMeasured || cell.text_box.x1 > cell.box.x1 + kMeasured;
}

// A whole number such as that of a line.
std::optional<int> count_of(const Cell& cell) {
  return text::all_digits(cell.text) && cell.text.size() <= kLongestCount ? std::optional(std::stoi(cell.text))
                                                                          : std::nullopt;
}

// The numbers of lines: those of the first column that go up by one.
int line_numbers(const Grid& grid) {
  int numbers = 0;
  std::optional<int> last;
  for (const Cell& cell : grid.cells) {
    const auto count = cell.col == 0 ? count_of(cell) : std::nullopt;
    if (!count) continue;
    numbers += last && *count == *last + 1 ? (numbers == 0 ? 2 : 1) : 0;
    last = count;
  }
  return numbers;
}

// The first row of several texts: what stands above is a heading.
int first_row(const Grid& grid) {
  std::vector<int> texts(static_cast<std::size_t>(grid.rows()), 0);
  for (const Cell& cell : grid.cells) texts[static_cast<std::size_t>(cell.row)] += !cell.text.empty();
  return static_cast<int>(std::ranges::find_if(texts, [](int n) { return n > 1; }) - texts.begin());
}

}  // namespace

bool runs_across_columns(const Grid& grid) {
  if (grid.ruled) return false;
  int texts = 0, across = 0, amounts = 0;
  const int first = first_row(grid);
  for (const Cell& cell : grid.cells) {
    if (cell.text.empty() || cell.row < first) continue;
    ++texts;
    across += runs_across(cell);
    amounts += text::parse_amount(cell.text) || text::joins_amounts(cell.text);
  }
  amounts -= std::min(amounts, line_numbers(grid));
  return amounts <= kMostAmounts * texts && across > 0 && across >= (across > 1 ? kMostAcross : kOneAcross) * texts;
}

}  // namespace yusuan::grid
