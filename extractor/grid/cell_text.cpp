#include "grid/cell_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "grid/cell_lines.h"
#include "grid/lanes.h"
#include "grid/text_lines.h"
#include "text/amount.h"
#include "text/figure.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Text sticks out of its cell by this much and still belongs to the table (glyph boxes are taller than glyphs).
constexpr double kOverhang = 2.0;
// In letters: a border this near to the gap between two characters parts them. Characters of two cells stand at least
// this far from the border between them; where text overflows, the border falls into a glyph in four of five cases.
constexpr double kGapAtBorder = 0.12;

// Text inside its row reaches over the row's edge by less (glyph boxes are taller than glyphs); see geometry fixtures
// text-below-cell.
constexpr double kOverprint = 1.0;
// Lines of one cell overlap by less than this share of their height, overprinted ones by more.
constexpr double kOverprintShare = 0.35;
// In letters: labels of separate cells have two characters or more and stand at least this far apart.
constexpr double kShortestLabel = 1.6;
constexpr std::size_t kLabelCharacters = 3;  // of narrow letters
constexpr double kLabelGap = 0.5;
// Cell padding of the producers seen is 1 to 5.4 pt.
constexpr double kPadding = 6.0;

bool is_amount(std::string_view text) { return text::parse_amount(text).has_value(); }

// The cell that covers a point; points outside the grid belong to the nearest place.
class Places {
 public:
  explicit Places(const Grid& grid) : grid_(grid), map_(grid) {}
  const Cell& cell_at(double x, double y) const {
    return map_.at(lane_of(grid_.row_edges, y), lane_of(grid_.column_edges, x));
  }
  // Text that overflows keeps the side it is aligned to: figures end, other text starts near a border of its own cell.
  const Cell& home_of(const Word& word) const {
    const double y = word.box.center_y();
    const Cell& first = cell_at(word.box.x0, y);
    const Cell& last = cell_at(word.box.x1, y);
    if (&first == &last) return first;
    if (is_amount(word.text) && std::abs(last.box.x1 - word.box.x1) < kPadding) return last;
    if (!is_amount(word.text) && word.box.x0 - first.box.x0 < kPadding && first.box.x1 - word.box.x0 > kPadding)
      return first;
    return cell_at(word.box.center_x(), y);
  }

 private:
  const Grid& grid_;
  CellMap map_;
};

bool inside(const Grid& grid, const Rect& box) {
  return grid.box.x0 - kOverhang <= box.center_x() && box.center_x() <= grid.box.x1 + kOverhang &&
         grid.box.y0 - kOverhang <= box.center_y() && box.center_y() <= grid.box.y1 + kOverhang;
}

// Byte offset of the n-th code point.
std::size_t byte_offset(std::string_view text, std::size_t n) {
  std::size_t i = 0;
  for (; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && n-- == 0) break;
  return i;
}

Word part_of(const Word& word, std::size_t first, std::size_t last) {
  Word part;
  const std::size_t from = byte_offset(word.text, first), to = byte_offset(word.text, last);
  part.text = word.text.substr(from, to - from);
  part.chars.assign(word.chars.begin() + first, word.chars.begin() + last);
  part.box = {part.chars.front().x0, word.box.y0, part.chars.back().x1, word.box.y1};
  return part;
}

bool is_money(std::string_view text) { return text.find_first_of(".,") != std::string_view::npos && is_amount(text); }

// Whether two pieces of a word read like the texts of two cells printed without a gap: two figures, or a figure beside
// words or a code. Figures of money have at most two decimals, so 846.20201 is 846.20 and 201.
bool stand_alone(std::string_view left, std::string_view right) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto point = left.rfind('.');
  const bool complete = point != std::string_view::npos && left.size() - point == 3 && is_amount(left);
  if (is_money(right) && (is_money(left) || !is_digit(left.back()))) return left.back() != '.' && left.back() != ',';
  return complete && (is_digit(right.front()) || static_cast<unsigned char>(right.front()) >= 0x80);
}

// One figure as printed: not one that goes on past two decimals.
bool is_one_figure(std::string_view text) {
  const auto point = text.rfind('.');
  return is_amount(text) && (point == std::string_view::npos || text.size() - point <= 3);
}

std::size_t decimals_of(std::string_view figure) {
  const auto point = figure.rfind('.');
  return point == std::string_view::npos ? 0 : figure.size() - point - 1;
}

// Two figures of money printed alike: 59,819.5259,819.52 is 59,819.52 twice, however far the first one overflows.
bool are_alike(std::string_view left, std::string_view right) {
  return is_money(left) && is_money(right) && decimals_of(left) == decimals_of(right);
}

// Where to cut `word` at a border at `x`: the index of the first character of the right part, nullopt to keep it whole.
std::optional<std::size_t> cut_at(const Word& word, double x) {
  const std::string_view text = word.text;
  const std::size_t n = word.chars.size();
  std::size_t k = 0;
  while (k < n && (word.chars[k].x0 + word.chars[k].x1) / 2 < x) ++k;
  if (is_one_figure(text)) return std::nullopt;
  // Where one of them crosses the border, the seam is near it, not at it.
  for (const auto& fits : {are_alike, stand_alone})
    for (const std::size_t at : {k, k - 1, k + 1, k - 2, k + 2}) {
      if (at == 0 || at >= n) continue;
      const std::size_t byte = byte_offset(text, at);
      if (fits(text.substr(0, byte), text.substr(byte))) return at;
    }
  if (k == 0 || k == n) return std::nullopt;
  const double left_end = word.chars[k - 1].x1, right_start = word.chars[k].x0;
  const double slack = kGapAtBorder * word.box.height();
  if (left_end - slack <= x && x <= right_start + slack) return k;
  return std::nullopt;
}

void split_word(const Word& word, const Grid& grid, const Places& places, std::vector<Word>& parts) {
  std::size_t first = 0;
  Word rest = word;
  for (std::size_t edge = 1; edge + 1 < grid.column_edges.size(); ++edge) {
    const double x = grid.column_edges[edge];
    if (x <= rest.box.x0 || x >= rest.box.x1) continue;
    if (&places.cell_at(x - 0.1, word.box.center_y()) == &places.cell_at(x + 0.1, word.box.center_y())) continue;
    if (const auto cut = cut_at(rest, x)) {
      parts.push_back(part_of(word, first, first + *cut));
      first += *cut;
      rest = part_of(word, first, word.chars.size());
    }
  }
  parts.push_back(std::move(rest));
}

// Rotated text reads along its own direction: swap the axes so that lines are found the same way.
std::vector<std::string> rotated_lines(const std::vector<const Word*>& words) {
  std::vector<const Word*> sorted = words;
  const bool down = words.front()->rotation == 90;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Word* a, const Word* b) {
    if (std::abs(a->box.center_x() - b->box.center_x()) > a->box.width() / 2)
      return down ? a->box.x0 > b->box.x0 : a->box.x0 < b->box.x0;
    return down ? a->box.y0 < b->box.y0 : a->box.y0 > b->box.y0;
  });
  std::vector<std::string> lines;
  for (const Word* word : sorted) lines.push_back(word->text);
  return lines;
}

// A figure that found no room goes on in the next line; two figures one above the other stay two.
std::string join_figures(const std::vector<CellLine>& lines, const std::vector<std::string>& texts,
                         const CellRoom& room) {
  std::string joined = texts.front();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const CellLine &head = lines[i - 1], &tail = lines[i];
    const bool whole = text::all_digits(head.text) && text::all_digits(tail.text);
    const std::vector<std::string> pair = {head.text, tail.text};
    const bool one = breaks_off(head, tail, room) ||
                     (!(whole && !is_full(head, tail, room)) && text::join_lines(pair).find(' ') == std::string::npos);
    if (!one || texts[i].find(' ') != std::string::npos) joined += ' ';
    joined += texts[i];
  }
  return joined;
}

std::string upright_text(Cell& cell, const std::vector<const Word*>& words, double padding) {
  const std::vector<WordLine> printed = word_lines(words);
  std::vector<std::string> texts;
  for (const WordLine& line : printed) texts.push_back(line_text(line));
  if (texts.size() == 1) return std::move(texts.front());
  cell.first_line = box_of(printed.front());
  const std::vector<CellLine> lines = cell_lines(words);
  const bool figures = lines.size() == texts.size() &&
                       std::all_of(lines.begin(), lines.end(), [](const CellLine& line) { return line.figure; });
  if (!figures) return text::join_lines(texts);
  return join_figures(lines, texts, {.x0 = cell.box.x0, .x1 = cell.box.x1, .padding_pt = padding});
}

void set_text(Cell& cell, const std::vector<const Word*>& words, double padding) {
  cell.text_box = words.front()->box;
  for (const Word* word : words) cell.text_box = united(cell.text_box, word->box);
  if (words.front()->rotation == 90 || words.front()->rotation == 270) {
    const std::vector<std::string> lines = rotated_lines(words);
    cell.text = lines.size() == 1 ? lines.front() : text::join_lines(lines);
  } else {
    cell.text = upright_text(cell, words, padding);
  }
}

using CellWords = std::vector<std::vector<const Word*>>;

// Whether a merged cell holds what separate cells would: no text reaches over the edge of a column, and figures of
// money stand beside other texts or one above the other, or every column it covers has a label of its own.
bool stands_in_lanes(const Grid& grid, const Cell& cell, const std::vector<const Word*>& words) {
  if (words.size() < 2 || cell.col_span < 2) return false;
  std::set<std::pair<int, int>> places;
  std::vector<Rect> texts(grid.columns());
  std::vector<bool> figures(grid.columns(), true);
  std::vector<std::size_t> longest(grid.columns(), 0);  // word, in characters
  bool money = false;
  for (const Word* word : words) {
    const int column = lane_of(grid.column_edges, word->box.center_x());
    if (word->box.x0 < grid.column_edges[column] - kOverhang ||
        word->box.x1 > grid.column_edges[column + 1] + kOverhang)
      return false;
    places.emplace(lane_of(grid.row_edges, word->box.center_y()), column);
    texts[column] = texts[column] == Rect{} ? word->box : united(texts[column], word->box);
    money = money || is_money(word->text);
    longest[column] = std::max(longest[column], word->chars.size());
    figures[column] = figures[column] && (is_amount(word->text) || text::is_placeholder(word->text));
  }
  const Rect* left = nullptr;
  const double letter = words.front()->box.height();
  bool labels = cell.row_span == 1, any_label = false;
  for (int column = cell.col; column < cell.col + cell.col_span; ++column) {
    const Rect& text = texts[column];
    // The letters of a spaced label (收　入) stand alone; the texts of cells are words.
    const bool label = text.width() >= kShortestLabel * letter || longest[column] >= kLabelCharacters;
    any_label = any_label || label;
    labels = labels && (label || (text != Rect{} && figures[column]));
    if (text == Rect{}) continue;
    if (left != nullptr && text.x0 - left->x1 < kLabelGap * letter) return false;
    left = &text;
  }
  return money ? places.size() > 1 : labels && any_label;
}

// A wrapped text taller than its row sticks out of its cell, sometimes by most of a line, and overprints the
// neighbour's text. Such a line goes back to the cell that its other lines stand in.
void return_overhanging(const Grid& grid, CellWords& words_of) {
  const Places places(grid);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const Cell& cell = grid.cells[i];
    for (std::size_t w = 0; w < words_of[i].size(); ++w) {
      const Word& word = *words_of[i][w];
      const bool above = word.box.y0<cell.box.y0 - kOverprint, below = word.box.y1> cell.box.y1 + kOverprint;
      if (above == below || word.rotation != 0) continue;
      const bool overprints = std::any_of(words_of[i].begin(), words_of[i].end(), [&](const Word* other) {
        const double height = std::min(other->box.height(), word.box.height());
        return other != &word && other->box.y0 >= cell.box.y0 - kOverprint &&
               other->box.y1 <= cell.box.y1 + kOverprint &&
               overlap(other->box.x0, other->box.x1, word.box.x0, word.box.x1) > 1 &&
               overlap(other->box.y0, other->box.y1, word.box.y0, word.box.y1) > kOverprintShare * height;
      });
      if (!overprints) continue;
      const Cell& home = places.cell_at(word.box.center_x(), above ? cell.box.y0 - 0.1 : cell.box.y1 + 0.1);
      const std::size_t to = static_cast<std::size_t>(&home - grid.cells.data());
      if (to == i) continue;
      words_of[to].push_back(&word);
      words_of[i].erase(words_of[i].begin() + static_cast<std::ptrdiff_t>(w--));
    }
  }
}

}  // namespace

std::vector<Word> split_at_borders(const std::vector<Word>& words, const Grid& grid) {
  const Places places(grid);
  std::vector<Word> parts;
  parts.reserve(words.size());
  for (const Word& word : words) {
    if (word.chars.size() < 2 || word.rotation != 0 || !inside(grid, word.box))
      parts.push_back(word);
    else
      split_word(word, grid, places, parts);
  }
  return parts;
}

CellWords words_by_cell(const Grid& grid, const std::vector<Word>& words) {
  const Places places(grid);
  CellWords words_of(grid.cells.size());
  for (const Word& word : words)
    if (inside(grid, word.box))
      words_of[static_cast<std::size_t>(&places.home_of(word) - grid.cells.data())].push_back(&word);
  return words_of;
}

void part_unbordered_cells(Grid& grid, const std::vector<Word>& words) {
  const auto words_of = words_by_cell(grid, words);
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const Cell& cell = grid.cells[i];
    if (!stands_in_lanes(grid, cell, words_of[i])) {
      cells.push_back(cell);
      continue;
    }
    for (int row = cell.row; row < cell.row + cell.row_span; ++row)
      for (int col = cell.col; col < cell.col + cell.col_span; ++col)
        cells.push_back({.row = row,
                         .col = col,
                         .box = {grid.column_edges[col], grid.row_edges[row], grid.column_edges[col + 1],
                                 grid.row_edges[row + 1]}});
  }
  std::sort(cells.begin(), cells.end(),
            [](const Cell& a, const Cell& b) { return std::tie(a.row, a.col) < std::tie(b.row, b.col); });
  grid.cells = std::move(cells);
}

void fill_cells(Grid& grid, const std::vector<Word>& words, std::vector<bool>& taken) {
  auto words_of = words_by_cell(grid, words);
  for (std::size_t i = 0; i < words.size(); ++i) taken[i] = taken[i] || inside(grid, words[i].box);
  return_overhanging(grid, words_of);
  const double padding = padding_of(grid, words_of);
  for (std::size_t i = 0; i < grid.cells.size(); ++i)
    if (!words_of[i].empty()) set_text(grid.cells[i], words_of[i], padding);
}

}  // namespace yusuan::grid
