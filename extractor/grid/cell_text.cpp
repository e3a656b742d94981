#include "grid/cell_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "grid/text_lines.h"
#include "text/amount.h"
#include "text/normalise.h"

namespace yusuan {
namespace {

// Text sticks out of its cell by this much and still belongs to the table (glyph boxes are taller than glyphs).
constexpr double kOverhang = 2.0;
// In letters: a border this near to the gap between two characters parts them. Characters of two cells stand at least
// this far from the border between them; where text overflows, the border falls into a glyph in four of five cases.
constexpr double kGapAtBorder = 0.12;

// Cell padding of the producers seen is 1 to 5.4 pt.
constexpr double kPadding = 6.0;

bool is_amount(std::string_view text) { return parse_amount(text).has_value(); }

int lane_of(const std::vector<double>& edges, double position) {
  const auto after = std::upper_bound(edges.begin(), edges.end(), position);
  const int lane = static_cast<int>(after - edges.begin()) - 1;
  return std::clamp(lane, 0, static_cast<int>(edges.size()) - 2);
}

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

// Where to cut `word` at a border at `x`: the index of the first character of the right part, nullopt to keep it whole.
std::optional<std::size_t> cut_at(const Word& word, double x) {
  const std::size_t n = word.chars.size();
  std::size_t k = 0;
  while (k < n && (word.chars[k].x0 + word.chars[k].x1) / 2 < x) ++k;
  if (k == 0 || k == n) return std::nullopt;
  if (is_amount(word.text)) return std::nullopt;
  // Two figures printed without a gap: cut where both stay figures, also when the border runs through a digit.
  for (const std::size_t at : {k, k - 1, k + 1, k - 2, k + 2}) {
    if (at == 0 || at >= n) continue;
    const std::size_t byte = byte_offset(word.text, at);
    if (is_amount(std::string_view(word.text).substr(0, byte)) && is_amount(std::string_view(word.text).substr(byte)))
      return at;
  }
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

void set_text(Cell& cell, const std::vector<const Word*>& words) {
  cell.text_box = words.front()->box;
  for (const Word* word : words) cell.text_box = united(cell.text_box, word->box);
  std::vector<std::string> lines;
  if (words.front()->rotation == 90 || words.front()->rotation == 270) {
    lines = rotated_lines(words);
  } else {
    for (const WordLine& line : word_lines(words)) lines.push_back(line_text(line));
  }
  cell.text = lines.size() == 1 ? std::move(lines.front()) : join_lines(lines);
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

void fill_cells(Grid& grid, const std::vector<Word>& words, std::vector<bool>& taken) {
  const Places places(grid);
  std::vector<std::vector<const Word*>> words_of(grid.cells.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (taken[i] || !inside(grid, word.box)) continue;
    taken[i] = true;
    words_of[static_cast<std::size_t>(&places.home_of(word) - grid.cells.data())].push_back(&word);
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i)
    if (!words_of[i].empty()) set_text(grid.cells[i], words_of[i]);
}

}  // namespace yusuan
