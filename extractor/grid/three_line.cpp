#include "grid/three_line.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "grid/cell_text.h"
#include "grid/header_cells.h"
#include "grid/open_body.h"
#include "text/spacing.h"

namespace yusuan {
namespace {

// Rules of one table begin and end at the same places, but for rounding.
constexpr double kSameEnd = 3.0;
// How far the borders reckoned from the left may miss the right side: each middle adds its own rounding.
constexpr double kMissedSide = 4.0;
// No column that holds text is narrower.
constexpr double kNarrowestColumn = 6.0;
// Lines of a header, columns of a table, rules and words of a page beyond which nothing is searched.
constexpr std::size_t kMostHeaderLines = 14;
constexpr std::size_t kMostColumns = 60;
constexpr std::size_t kMostRules = 400;
constexpr std::size_t kMostWords = 20000;
constexpr int kMostTries = 60;
// Rules tried as the lower end of the header.
constexpr std::size_t kMostHeaderRules = 5;
// A row of column numbers has as many of them.
constexpr int kFewestOrdinals = 2;
constexpr double kCentred = 2.0;
// In line heights: lines of one text in a header are closer.
constexpr double kWrapGap = 0.3;
// Share of the body's words that may lie across a border: labels merged over columns, names too long for theirs.
constexpr double kCrossing = 0.05;
// In line heights: a figure and a text so far apart are two; in so many lines of a table they share a column at most.
constexpr double kFigureApart = 0.1;
constexpr double kShared = 0.25;
// Of a header's words, this share may be amounts.
constexpr double kAmounts = 0.2;
// In line heights: the next row of a table follows a rule this closely, the caption of another table does not.
constexpr double kNextLine = 0.8;

struct Stack {
  double from = 0, to = 0;
  std::vector<double> heights;  // ascending
};

// Rules of equal extent, at least two.
std::vector<Stack> stacks_of(const std::vector<Ruling>& rules) {
  std::vector<Stack> stacks;
  for (const Ruling& rule : rules) {  // sorted by height
    auto home = std::find_if(stacks.begin(), stacks.end(), [&](const Stack& stack) {
      return std::abs(stack.from - rule.from) < kSameEnd && std::abs(stack.to - rule.to) < kSameEnd;
    });
    if (home == stacks.end()) home = stacks.insert(stacks.end(), {.from = rule.from, .to = rule.to, .heights = {}});
    home->heights.push_back(rule.position);
  }
  std::erase_if(stacks, [](const Stack& stack) { return stack.heights.size() < 2; });
  return stacks;
}

// 栏次 and ※ stand for columns without a number.
bool is_ordinal_line(const ChunkLine& line) {
  int numbers = 0, last = 0;
  for (const Chunk& chunk : line.chunks)
    for (const Word* word : chunk.words) {
      const std::string& text = word->text;
      if (text == "※" || text == "栏次" || text == "次" || text == "栏" || text == "*" || text == "—" || text == "-")
        continue;
      if (text.size() > 2 || text.find_first_not_of("0123456789") != std::string::npos) return false;
      const int number = std::atoi(text.c_str());
      if (number <= last) return false;
      last = number;
      ++numbers;
    }
  return numbers >= kFewestOrdinals;
}

std::vector<double> middles_of_words(const ChunkLine& line) {
  std::vector<double> middles;
  for (const Chunk& chunk : line.chunks)
    for (const Word* word : chunk.words) middles.push_back(word->box.center_x());
  return middles;
}

// Texts with nothing of the header below them, from left to right.
std::vector<Rect> lowest_texts(const std::vector<const ChunkLine*>& header) {
  std::vector<Rect> lowest;
  for (auto line = header.rbegin(); line != header.rend(); ++line)
    for (const Chunk& chunk : (*line)->chunks) {
      auto below = std::find_if(lowest.begin(), lowest.end(), [&](const Rect& box) {
        return overlap(box.x0, box.x1, chunk.box.x0, chunk.box.x1) > 0;
      });
      if (below == lowest.end())
        lowest.push_back(chunk.box);
      else if (below->y0 - chunk.box.y1 < kWrapGap * (*line)->height &&
               std::abs(below->center_x() - chunk.box.center_x()) < kCentred)
        *below = united(*below, chunk.box);  // a wrapped text
    }
  std::sort(lowest.begin(), lowest.end(), [](const Rect& a, const Rect& b) { return a.x0 < b.x0; });
  return lowest;
}

// A text above the gap between two lower ones names both, and no column.
std::vector<Rect> without_names_of_pairs(std::vector<Rect> texts) {
  for (std::size_t i = 1; i + 1 < texts.size();) {
    const double middle = texts[i].center_y();
    if (texts[i - 1].y0 > middle && texts[i + 1].y0 > middle) {
      texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(i));
      i = std::max<std::size_t>(1, i - 1);
    } else {
      ++i;
    }
  }
  return texts;
}

std::vector<double> middles_of(const std::vector<Rect>& texts) {
  std::vector<double> middles;
  for (const Rect& box : texts) middles.push_back(box.center_x());
  std::sort(middles.begin(), middles.end());
  return middles;
}

struct Found {
  std::vector<double> edges;
  double header_bottom = 0;
};

// What the columns may be, the surest first.
std::vector<Found> columns_of(const Stack& stack, std::size_t top, const std::vector<ChunkLine>& lines) {
  std::vector<Found> candidates;
  const auto try_middles = [&](const std::vector<double>& middles, double header_bottom) {
    auto edges = edges_from_middles(middles, stack.from, stack.to);
    if (!edges.empty()) candidates.push_back({std::move(edges), header_bottom});
  };
  std::vector<const ChunkLine*> inside;
  for (const ChunkLine& line : lines)
    if (line.box.center_y() > stack.heights[top]) inside.push_back(&line);
  for (std::size_t i = 1; i < std::min(inside.size(), kMostHeaderLines); ++i)
    if (is_ordinal_line(*inside[i]))
      try_middles(middles_of_words(*inside[i]), (inside[i - 1]->box.y1 + inside[i]->box.y0) / 2);
  for (std::size_t rule = top + 1; rule < std::min(stack.heights.size(), top + 1 + kMostHeaderRules); ++rule) {
    std::vector<const ChunkLine*> header;
    for (const ChunkLine* line : inside)
      if (line->box.center_y() < stack.heights[rule]) header.push_back(line);
    if (header.empty()) continue;
    if (header.size() > kMostHeaderLines) break;
    const std::vector<Rect> lowest = lowest_texts(header);
    try_middles(middles_of(lowest), stack.heights[rule]);
    try_middles(middles_of(without_names_of_pairs(lowest)), stack.heights[rule]);
    try_middles(middles_of_words(*header.back()), stack.heights[rule]);
  }
  return candidates;
}

Grid grid_of(const std::vector<double>& edges, double top, double bottom) {
  Grid grid{.column_edges = edges, .row_edges = {top, bottom}, .cells = {}, .ruled = false};
  grid.box = {edges.front(), top, edges.back(), bottom};
  for (int col = 0; col < grid.columns(); ++col)
    grid.cells.push_back({.row = 0, .col = col, .box = {edges[col], top, edges[col + 1], bottom}});
  return grid;
}

void set_header(Grid& grid, const TextHeader& header) {
  grid.row_edges = header.row_edges;
  grid.row_edges.front() = grid.box.y0;
  grid.row_edges.back() = grid.box.y1;
  for (std::size_t i = 1; i < grid.row_edges.size(); ++i)
    grid.row_edges[i] = std::max(grid.row_edges[i], grid.row_edges[i - 1] + 0.01);
  grid.box.y1 = grid.row_edges.back();
  std::vector<DraftCell> drafts;
  for (const TextHeaderCell& cell : header.cells) drafts.push_back(draft_of(cell));
  grid.cells = tiled(drafts, grid);
}

// Between the last row and the next rule stands nothing: else the rows were not read to their end.
bool ends_at_rule(const Stack& stack, std::size_t top, double end, const std::vector<const Word*>& words) {
  const auto rule = std::find_if(stack.heights.begin() + static_cast<std::ptrdiff_t>(top) + 2, stack.heights.end(),
                                 [&](double y) { return y > end - kSameEnd; });
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

// Headers name columns: at most a few of their words are amounts.
bool has_amounts(const std::vector<const Word*>& header) {
  const auto amounts = std::count_if(header.begin(), header.end(), [](const Word* word) {
    return word->text.find_first_of(".,%") != std::string::npos && is_figure_text(word->text);
  });
  return kAmounts * static_cast<double>(header.size()) < static_cast<double>(amounts);
}

// Texts of the body that lie across a border: where there are many, the borders are wrong.
bool cross_borders(const std::vector<const Word*>& body, const Grid& grid) {
  std::size_t crossing = 0, all = 0;
  for (const Word* word : body) {
    if (word->box.center_y() > grid.box.y1) continue;
    ++all;
    crossing += std::any_of(grid.column_edges.begin() + 1, grid.column_edges.end() - 1, [&](double edge) {
      return word->box.x0 < edge - kSameEnd && word->box.x1 > edge + kSameEnd;
    });
  }
  return static_cast<double>(crossing) > kCrossing * static_cast<double>(all);
}

bool is_code(const std::string& text) {
  if (text.size() <= 3) return true;  // also `1.`
  return text.size() <= 7 && text.find_first_not_of("0123456789") == std::string::npos;
}

// Whether lines often have several texts between two borders: then these are columns together.
bool shares_lanes(const std::vector<const Word*>& body, const Grid& grid) {
  std::size_t shared = 0, lines = 0;
  for (const ChunkLine& line : chunk_lines(body)) {
    if (line.box.center_y() > grid.box.y1) continue;
    std::vector<int> texts(grid.columns(), 0);
    const Word* before = nullptr;
    for (const Chunk& chunk : line.chunks)
      for (const Word* word : chunk.words) {
        const auto after =
            std::upper_bound(grid.column_edges.begin() + 1, grid.column_edges.end() - 1, word->box.center_x());
        const auto lane = after - grid.column_edges.begin() - 1;
        // A code and its name are one cell: `201 一般公共服务支出`.
        const bool named = before != nullptr && is_code(before->text) && !is_figure_text(word->text);
        const bool figure = before != nullptr && (is_figure_text(word->text) || is_figure_text(before->text));
        const bool apart =
            before != nullptr && !named &&
            (word == chunk.words.front() || (figure && word->box.x0 - before->box.x1 > kFigureApart * line.height));
        texts[lane] += apart || texts[lane] == 0;
        before = word;
      }
    ++lines;
    shared += std::any_of(texts.begin(), texts.end(), [](int n) { return n > 1; });
  }
  return static_cast<double>(shared) > kShared * static_cast<double>(lines);
}

// A table that says nothing has one row to say it.
void add_blank_row(Grid& grid, double bottom) {
  const int row = grid.rows();
  for (int col = 0; col < grid.columns(); ++col)
    grid.cells.push_back(
        {.row = row, .col = col, .box = {grid.column_edges[col], grid.box.y1, grid.column_edges[col + 1], bottom}});
  grid.row_edges.push_back(bottom);
  grid.box.y1 = bottom;
}

std::optional<TextTable> table_with(const Stack& stack, std::size_t top, const Found& found,
                                    const std::vector<const Word*>& words, double bottom) {
  // Words that a border parts become two; what was taken is told by the whole ones.
  std::vector<Word> whole;
  for (const Word* word : words) whole.push_back(*word);
  Grid grid = grid_of(found.edges, stack.heights[top], bottom);
  const std::vector<Word> parts = split_at_borders(whole, grid);
  grid = grid_of(found.edges, stack.heights[top], found.header_bottom);
  std::vector<const Word*> header, body;
  for (const Word& word : parts) (word.box.center_y() < found.header_bottom ? header : body).push_back(&word);
  if (has_amounts(header)) return std::nullopt;
  const auto header_lines = chunk_lines(header);
  set_header(grid, read_text_header(header_lines, grid.column_edges));
  const auto used = take_open_body(grid, body, bottom);
  if (used.empty() && !(body.empty() && grid.columns() > 2 && stack.heights.size() > top + 2)) return std::nullopt;
  if (used.empty()) add_blank_row(grid, stack.heights[top + 2]);
  if (!ends_at_rule(stack, top, grid.box.y1, words) || cross_borders(body, grid) || shares_lanes(body, grid))
    return std::nullopt;
  TextTable table{.grid = std::move(grid), .words = {}};
  for (const Word* word : words)
    if (word->box.center_y() < table.grid.box.y1 + 1) table.words.push_back(word);
  return table;
}

std::optional<TextTable> table_at(const Stack& stack, std::size_t top, std::vector<const Word*> words, double bottom) {
  std::erase_if(words, [&](const Word* word) {
    return word->box.center_y() < stack.heights[top] || word->box.center_y() > bottom ||
           word->box.center_x() < stack.from || word->box.center_x() > stack.to;
  });
  if (words.size() < 4) return std::nullopt;
  for (const Found& found : columns_of(stack, top, chunk_lines(words)))
    if (auto table = table_with(stack, top, found, words, bottom)) return table;
  return std::nullopt;
}

}  // namespace

std::vector<double> edges_from_middles(const std::vector<double>& middles, double left, double right) {
  if (middles.size() < 2 || middles.size() > kMostColumns) return {};
  std::vector<double> from_left{left}, from_right{right};
  for (const double middle : middles) from_left.push_back(2 * middle - from_left.back());
  for (auto middle = middles.rbegin(); middle != middles.rend(); ++middle)
    from_right.push_back(2 * *middle - from_right.back());
  if (std::abs(from_left.back() - right) > kMissedSide) return {};
  const std::size_t n = middles.size();
  std::vector<double> edges;
  for (std::size_t i = 0; i <= n; ++i) edges.push_back(2 * i < n ? from_left[i] : from_right[n - i]);
  for (std::size_t i = 1; i <= n; ++i)
    if (edges[i] - edges[i - 1] < kNarrowestColumn) return {};
  return edges;
}

std::vector<TextTable> three_line_tables(const std::vector<const Word*>& words, const std::vector<Ruling>& rules,
                                         double bottom) {
  std::vector<TextTable> tables;
  if (words.size() > kMostWords || rules.size() > kMostRules) return tables;
  int tries = 0;
  double end = 0;  // of the last table
  for (const Stack& stack : stacks_of(rules))
    for (std::size_t top = 0; top + 1 < stack.heights.size(); ++top) {
      if (stack.heights[top] < end) continue;
      if (++tries > kMostTries) return tables;
      const double last = stack.heights.size() > top + 2 ? stack.heights.back() : bottom;
      auto table = table_at(stack, top, words, last + kSameEnd);
      if (!table) continue;
      end = table->grid.box.y1;
      tables.push_back(std::move(*table));
    }
  return tables;
}

}  // namespace yusuan
