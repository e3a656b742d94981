#include "grid/cell_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "grid/page_vocabulary.h"
#include "grid/text_ends.h"
#include "text/amount.h"
#include "text/figure.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Cell padding of the producers seen is 1 to 5.4 pt; a text may touch the border, too.
constexpr double kMostPadding = 6.0;
// Writers let cells be padded with more, 0.3 cm and over: then one text in so many begins or ends right there, to
// within this.
constexpr double kWidePadding = 12.0;
constexpr std::size_t kOneIn = 4;
constexpr double kRightThere = 0.3;
constexpr double kLeastPadding = 0.5;
// A centred text has as much space on its left as on its right, to within this.
constexpr double kCentred = 2.0;
// In letters: a line with less room than this is full. Glyphs that stand in a smaller box than they take up, and
// justified lines, leave up to half a letter.
constexpr double kFull = 1.3;
// Characters: no cell is so narrow that a figure breaks after fewer.
constexpr std::size_t kShortestPiece = 3;
// In heights of the lowest word: middles of one line are no further apart. Rows are from 0.6 on.
constexpr double kOneLine = 0.3;
// Decimals of money: a figure that has them is complete.
constexpr std::size_t kDecimals = 2;
// Figures that show how many decimals a column prints; of so many, one may have others.
constexpr std::size_t kFewestFigures = 2;
constexpr std::size_t kOneOtherIn = 8;
// Digits: pieces of one length from here on are codes below each other, not one figure of ten digits and more.
constexpr std::size_t kCode = 5;
// In line heights: lines of one text are closer.
constexpr double kWidestGap = 1.0;

bool is_atom(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.,:/%()*#-") == std::string_view::npos;
}

// Digits parted by signs: `2018-06`, `2018/6`.
bool is_date(std::string_view text) { return is_atom(text) && text.find_first_of("-/:", 1) != std::string_view::npos; }

bool starts_item(std::string_view line) {
  const PageVocabulary& words = page_vocabulary();
  if (is_any_of(words.total, line) || is_any_of(words.subtotal, line) || starts_with_any_of(words.memo, line) ||
      starts_with_any_of(words.remark, line))
    return true;
  return begins_with_number(text::decoded(line.substr(0, 24)), U"、．.");
}

// Latin words are not broken, ideographs and digits are; a point or comma in a figure is not parted from its digit.
double unbroken_width(const Word& word) {
  const char first = word.text.empty() ? ' ' : word.text.front();
  if ((first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z')) return word.box.width();
  if ((first == '.' || first == ',') && word.chars.size() > 1)
    return static_cast<double>(word.chars[1].x1 - word.chars.front().x0);
  if (!word.chars.empty()) return static_cast<double>(word.chars.front().x1 - word.chars.front().x0);
  return word.box.width() / static_cast<double>(std::max<std::size_t>(1, text::count_code_points(word.text)));
}

std::size_t decimals_of(std::string_view text) {
  const auto point = text.rfind('.');
  return point == std::string_view::npos ? 0 : text.size() - point - 1;
}

}  // namespace

std::vector<CellLine> cell_lines(const std::vector<const Word*>& words) {
  std::vector<CellLine> lines;
  for (const WordLine& words_of : word_lines(words)) {
    CellLine line{.box = box_of(words_of), .text = {}};
    for (const Word* word : words_of) line.text += word->text;
    line.text = text::without_inner_spaces(line.text);
    if (line.text.empty()) continue;
    line.figure = is_atom(line.text) || text::is_placeholder(line.text) || text::parse_amount(line.text).has_value();
    line.item = !line.figure && starts_item(line.text);
    // Groups of digits wrap at their spaces: `+44 20` / `7946 018`.
    const bool groups = words_of.size() > 1 && std::all_of(words_of.begin(), words_of.end(), [](const Word* word) {
                          return text::all_digits(word->text);
                        });
    line.letter_pt = groups ? words_of.front()->box.width() : unbroken_width(*words_of.front());
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<CellLine> upright_lines(const std::vector<const Word*>& words) {
  std::vector<const Word*> upright;
  std::copy_if(words.begin(), words.end(), std::back_inserter(upright),
               [](const Word* word) { return word->rotation == 0; });
  return cell_lines(upright);
}

bool on_one_line(const std::vector<const Word*>& words) {
  double top = 0, bottom = 0, least = 0;
  bool any = false;
  for (const Word* word : words) {
    if (word->rotation != 0) continue;
    const double middle = word->box.center_y(), height = word->box.height();
    top = any ? std::min(top, middle) : middle;
    bottom = any ? std::max(bottom, middle) : middle;
    least = any ? std::min(least, height) : height;
    any = true;
  }
  return bottom - top <= kOneLine * least;
}

double padding_of(const Grid& grid, const std::vector<std::vector<const Word*>>& words_of) {
  std::vector<double> gaps;  // of each word the smaller one
  double least = kWidePadding;
  for (std::size_t i = 0; i < grid.cells.size(); ++i)
    for (const Word* word : words_of[i]) {
      double nearest = kWidePadding;
      for (const double gap : {word->box.x0 - grid.cells[i].box.x0, grid.cells[i].box.x1 - word->box.x1})
        if (gap > kLeastPadding) nearest = std::min(nearest, gap);
      gaps.push_back(nearest);
      least = std::min(least, nearest);
    }
  if (least <= kMostPadding) return least;
  const auto there = std::count_if(gaps.begin(), gaps.end(), [&](double gap) { return gap - least <= kRightThere; });
  return static_cast<std::size_t>(there) * kOneIn >= gaps.size() ? least : kMostPadding;
}

std::vector<std::size_t> usual_decimals(const Grid& grid, const std::vector<std::vector<const Word*>>& words_of) {
  struct Counts {
    std::size_t usual = 0, other = 0;
  };
  std::vector<Counts> counts(static_cast<std::size_t>(grid.columns()));
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (words_of[i].size() != 1) continue;
    const std::string& text = words_of[i].front()->text;
    if (text.find('.') == std::string::npos || !text::is_figure(text)) continue;
    Counts& column = counts[static_cast<std::size_t>(grid.cells[i].col)];
    ++(decimals_of(text) == kDecimals ? column.usual : column.other);
  }
  Counts all;
  for (const auto& [usual, other] : counts) all = {all.usual + usual, all.other + other};
  const auto shows = [](const Counts& seen) {
    return seen.usual >= kFewestFigures && seen.other * kOneOtherIn <= seen.usual;
  };
  // A column whose figures are all broken prints them like the others.
  std::vector<std::size_t> decimals;
  for (const Counts& column : counts)
    decimals.push_back(shows(column) || (column.other == 0 && shows(all)) ? kDecimals : 0);
  return decimals;
}

double letters_left(const CellLine& line, const CellLine& next, const CellRoom& room) {
  const double left = line.box.x0 - room.x0, right = room.x1 - line.box.x1;
  double free = right - room.padding_pt;
  if (line.figure || std::abs(left - right) < kCentred) free += left - room.padding_pt;
  return next.letter_pt > 0 ? std::max(0.0, free / next.letter_pt) : 0;
}

bool is_full(const CellLine& line, const CellLine& next, const CellRoom& room) {
  return letters_left(line, next, room) <= kFull;
}

bool goes_on(const CellLine& head, const CellLine& tail, const CellRoom& room) {
  if (head.figure != tail.figure || tail.item) return false;
  return head.figure ? breaks_off(head, tail, room) : is_full(head, tail, room);
}

bool breaks_off(const CellLine& head, const CellLine& tail, const CellRoom& room) {
  if (!head.figure || !tail.figure) return false;
  if (text::continues_figure(head.text, tail.text) && (!text::is_figure(head.text) || !text::is_figure(tail.text)))
    return true;
  if (tail.box.y0 - head.box.y1 > kWidestGap * head.box.height()) return false;
  if (text::all_digits(head.text) && text::all_digits(tail.text) && head.text.size() == tail.text.size() &&
      head.text.size() >= kCode)
    return false;
  const std::size_t decimals = decimals_of(head.text);
  if (decimals > 0 && decimals < room.decimals && text::all_digits(tail.text) &&
      decimals + tail.text.size() == room.decimals)
    return true;
  // A minus is broken off like a word.
  if (head.text == "-" && text::is_figure(tail.text) &&
      head.box.width() + tail.box.width() > room.x1 - room.x0 - 2 * room.padding_pt)
    return true;
  if (head.text.size() < kShortestPiece || !is_full(head, tail, room) || decimals >= kDecimals) return false;
  const std::string whole = head.text + tail.text;
  if (is_date(whole)) return !is_date(head.text) || !is_date(tail.text);
  return text::all_digits(whole) || text::is_figure(whole) ||
         (text::parse_amount(whole).has_value() && !text::is_placeholder(tail.text));
}

}  // namespace yusuan::grid
