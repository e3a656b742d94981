#include "grid/three_line_checks.h"

#include <algorithm>

#include "grid/cell_text.h"
#include "grid/lanes.h"
#include "grid/row_anchors.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Rules of one table begin and end at the same places, but for rounding.
constexpr double kSameEnd = 3.0;
// Share of the body's words that may lie across a border: labels merged over columns, names too long for theirs.
constexpr double kCrossing = 0.05;
// In line heights: a figure and a text so far apart are two; in so many lines of a table they share a column at most.
constexpr double kFigureApart = 0.1;
constexpr double kShared = 0.25;
// In line heights: groups of digits this near are one number, as telephones and thousands are written.
constexpr double kGroupGap = 0.4;
// Bytes: what is no longer is a code or numbers an item.
constexpr std::size_t kShortCode = 3;
// Of a header's words, this share may be amounts.
constexpr double kAmounts = 0.2;
// Lines side by side: no header has so many.
constexpr std::ptrdiff_t kFewestLines = 5;
// Lines that all fill three columns of four: so many are no names that wrap.
constexpr std::size_t kFewestRows = 3;
// In line heights: the next row of a table follows a rule this closely, the caption of another table does not.
constexpr double kNextLine = 0.8;

bool crosses_border(const Word& word, const Grid& grid) {
  return std::any_of(grid.column_edges.begin() + 1, grid.column_edges.end() - 1,
                     [&](double edge) { return word.box.x0 < edge - kSameEnd && word.box.x1 > edge + kSameEnd; });
}

bool of_letters(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// A name over several columns that the word is part of lies across their borders.
bool in_spanning_name(const Word& word, const Grid& grid) {
  return std::any_of(grid.cells.begin(), grid.cells.end(), [&](const Cell& cell) {
    return cell.col_span > 1 && holds_middle(cell.box, word.box) && word.box.x0 > cell.box.x0 - kSameEnd &&
           word.box.x1 < cell.box.x1 + kSameEnd;
  });
}

// `+44 20 7946 018`, `1 234 567`.
bool is_group(const Word& before, const Word& word, double height) {
  const auto digits = [](const std::string& text) {
    return text.find_first_not_of("0123456789", text.starts_with('+') ? 1 : 0) == std::string::npos;
  };
  const double gap = word.box.x0 - before.box.x1;
  return (gap < kGroupGap * height || is_figure_space(gap, before, word)) && digits(before.text) &&
         text::all_digits(word.text);
}

bool may_be_code(const std::string& text) { return text.size() <= kShortCode || is_code(text); }

}  // namespace

bool ends_at_rule(const RuleStack& stack, std::size_t top, double end, const std::vector<const Word*>& words) {
  // Boxes of some fonts reach below the rule that ends the table: the middle of its last text is above.
  double last = stack.heights[top];
  for (const Word* word : words)
    if (word->box.center_y() < end) last = std::max(last, word->box.center_y());
  const auto rule = std::find_if(stack.heights.begin() + static_cast<std::ptrdiff_t>(top) + 1, stack.heights.end(),
                                 [&](double y) { return y > std::min(last, end - kSameEnd); });
  if (stack.heights.size() <= top + 2) return true;
  if (rule == stack.heights.end()) return false;
  // Before the last rule, text right below is a row that did not fit the columns.
  if (rule + 1 != stack.heights.end() && std::any_of(words.begin(), words.end(), [&](const Word* word) {
        return word->box.y0 > end - kSameEnd && word->box.y0 - *rule < kNextLine * word->box.height() &&
               word->box.center_y() > *rule;
      }))
    return false;
  return std::none_of(words.begin(), words.end(),
                      [&](const Word* word) { return word->box.center_y() > end && word->box.center_y() < *rule; });
}

bool figures_only(const std::vector<ChunkLine>& lines) {
  return std::all_of(lines.begin(), lines.end(), [](const ChunkLine& line) {
    return std::all_of(line.chunks.begin(), line.chunks.end(), [](const Chunk& chunk) { return chunk.figure; });
  });
}

bool are_rows(const std::vector<ChunkLine>& lines, int columns) {
  const auto full = std::count_if(lines.begin(), lines.end(), [&](const ChunkLine& line) {
    return 2 * line.chunks.size() >= static_cast<std::size_t>(columns);
  });
  if (full >= kFewestLines && 2 * full > static_cast<std::ptrdiff_t>(lines.size())) return true;
  const auto is_row = [&](const ChunkLine& line) {
    return 4 * line.chunks.size() >= 3 * static_cast<std::size_t>(columns);
  };
  return lines.size() >= kFewestRows && std::ranges::all_of(lines, is_row);
}

bool any_sentence(const std::vector<ChunkLine>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const ChunkLine& line) {
    return std::any_of(line.chunks.begin(), line.chunks.end(), is_prose);
  });
}

bool has_amounts(const std::vector<const Word*>& header) {
  const auto amounts = std::count_if(header.begin(), header.end(), [](const Word* word) {
    return word->text.find_first_of(".,%") != std::string::npos && is_figure_text(word->text);
  });
  return kAmounts * static_cast<double>(header.size()) < static_cast<double>(amounts);
}

bool cross_borders(const std::vector<const Word*>& body, const Grid& grid) {
  std::vector<Rect> across;  // headings of rows, from the top down
  for (const Cell& cell : grid.cells)
    if (cell.col_span > 1 && !cell.text.empty()) across.push_back(cell.box);
  std::size_t crossing = 0, all = 0;
  for (const Word* word : body) {
    if (word->box.center_y() > grid.box.y1) continue;
    const auto below = std::upper_bound(across.begin(), across.end(), word->box.center_y(),
                                        [](double y, const Rect& box) { return y < box.y0; });
    if (below != across.begin() && holds_middle(*(below - 1), word->box)) continue;
    ++all;
    crossing += crosses_border(*word, grid);
  }
  return static_cast<double>(crossing) > kCrossing * static_cast<double>(all);
}

bool cut_words(const std::vector<Word>& words, const Grid& grid) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return of_letters(word.text) && word.box.center_y() < grid.box.y1 && crosses_border(word, grid) &&
           !in_spanning_name(word, grid);
  });
}

bool shares_lanes(const std::vector<const Word*>& body, const Grid& grid) {
  std::size_t shared = 0, lines = 0;
  for (const ChunkLine& line : chunk_lines(body)) {
    if (line.box.center_y() > grid.box.y1) continue;
    std::vector<int> texts(grid.columns(), 0);
    const Word* before = nullptr;
    int lane_before = -1;
    bool cut = false;  // a number written in groups, by a border
    for (const Chunk& chunk : line.chunks)
      for (const Word* word : chunk.words) {
        const int lane = lane_of(grid.column_edges, word->box.center_x());
        cut = cut ||
              (before != nullptr && lane != lane_before && word != chunk.words.front() && is_group(*before, *word, 0));
        // A code and its name are one cell: `201 一般公共服务支出`.
        const bool named = before != nullptr && may_be_code(before->text) && !is_figure_text(word->text);
        const bool figure = before != nullptr && (is_figure_text(word->text) || is_figure_text(before->text));
        // An estimate and its error, in brackets behind it: `795 (0.7)`.
        const bool error = before != nullptr && word != chunk.words.front() && word->text.starts_with('(') &&
                           is_figure_text(word->text) && is_figure_text(before->text);
        const bool apart =
            before != nullptr && !named && !error && !is_group(*before, *word, line.height) &&
            (word == chunk.words.front() || (figure && word->box.x0 - before->box.x1 > kFigureApart * line.height));
        texts[lane] += apart || texts[lane] == 0;
        before = word;
        lane_before = lane;
      }
    ++lines;
    shared += cut || std::any_of(texts.begin(), texts.end(), [](int n) { return n > 1; });
  }
  return static_cast<double>(shared) > kShared * static_cast<double>(lines);
}

}  // namespace yusuan::grid
