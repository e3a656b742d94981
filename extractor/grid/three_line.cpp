#include "grid/three_line.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>

#include "grid/cell_text.h"
#include "grid/column_contents.h"
#include "grid/header_tree.h"
#include "grid/lanes.h"
#include "grid/middle_columns.h"
#include "grid/open_body.h"
#include "grid/row_anchors.h"
#include "grid/silent_body.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

// Rules of one table begin and end at the same places, but for rounding.
constexpr double kSameEnd = 3.0;
// Rules and words of a page, and tries, beyond which nothing is searched.
constexpr std::size_t kMostRules = 400;
constexpr std::size_t kMostWords = 20000;
constexpr int kMostTries = 60;
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
// Doubt of a header, a column: it reads without contradiction; one reading is clearer than another.
constexpr double kClear = 0.2;
constexpr double kClearer = 0.05;
constexpr double kProven = 0.2;
// Two columns that only gaps show: so many rows at least.
constexpr int kSeveral = 3;
constexpr int kFewestRows = 3;
// Columns that neither middles nor rows vouch for: so many at least, and hardly any doubt.
constexpr int kFewestByGaps = 5;
constexpr double kSilentDoubt = 0.5;
// No columns at all: names that doubtful, with nothing below them, are rows.
constexpr double kNoNames = 1.0;
// Of a header whose table has rows: no names at all.
constexpr double kHopeless = 8.0;
// Lines side by side: no header has so many.
constexpr std::ptrdiff_t kFewestLines = 5;
// In line heights: words of one line stand on one height.
constexpr double kSameLine = 0.25;
// In line heights: the next row of a table follows a rule this closely, the caption of another table does not.
constexpr double kNextLine = 0.8;

void set_header(Grid& grid, const TextHeader& header) {
  if (header.row_edges.empty()) {
    // Between the rules above rows that go on with the page before stands nothing.
    grid.box.y0 = grid.box.y1;
    grid.row_edges = {grid.box.y1};
    grid.cells.clear();
    return;
  }
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
bool ends_at_rule(const RuleStack& stack, std::size_t top, double end, const std::vector<const Word*>& words) {
  const auto rule = std::find_if(stack.heights.begin() + static_cast<std::ptrdiff_t>(top) + 1, stack.heights.end(),
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

bool figures_only(const std::vector<ChunkLine>& lines) {
  return std::all_of(lines.begin(), lines.end(), [](const ChunkLine& line) {
    return std::all_of(line.chunks.begin(), line.chunks.end(), [](const Chunk& chunk) { return chunk.figure; });
  });
}

// Many lines that each fill half of the columns are rows, no names.
bool are_rows(const std::vector<ChunkLine>& lines, int columns) {
  const auto full = std::count_if(lines.begin(), lines.end(), [&](const ChunkLine& line) {
    return 2 * line.chunks.size() >= static_cast<std::size_t>(columns);
  });
  return full >= kFewestLines && 2 * full > static_cast<std::ptrdiff_t>(lines.size());
}

bool any_sentence(const std::vector<ChunkLine>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const ChunkLine& line) {
    return std::any_of(line.chunks.begin(), line.chunks.end(), is_prose);
  });
}

// Headers name columns: at most a few of their words are amounts.
bool has_amounts(const std::vector<const Word*>& header) {
  const auto amounts = std::count_if(header.begin(), header.end(), [](const Word* word) {
    return word->text.find_first_of(".,%") != std::string::npos && is_figure_text(word->text);
  });
  return kAmounts * static_cast<double>(header.size()) < static_cast<double>(amounts);
}

bool crosses_border(const Word& word, const Grid& grid) {
  return std::any_of(grid.column_edges.begin() + 1, grid.column_edges.end() - 1,
                     [&](double edge) { return word.box.x0 < edge - kSameEnd && word.box.x1 > edge + kSameEnd; });
}

// Texts of the body that lie across a border: where there are many, the borders are wrong.
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

// Borders go through words of letters, which never touch those of the next column, as figures do.
bool cut_words(const std::vector<Word>& words, const Grid& grid) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return of_letters(word.text) && word.box.center_y() < grid.box.y1 && crosses_border(word, grid) &&
           !in_spanning_name(word, grid);
  });
}

// `+44 20 7946 018`, `1 234 567`.
bool is_group(const Word& before, const Word& word, double height) {
  const auto digits = [](const std::string& text) {
    return text.find_first_not_of("0123456789", text.starts_with('+') ? 1 : 0) == std::string::npos;
  };
  return word.box.x0 - before.box.x1 < kGroupGap * height && digits(before.text) && all_digits(word.text);
}

bool may_be_code(const std::string& text) { return text.size() <= kShortCode || is_code(text); }

// Whether lines often have several texts between two borders: then these are columns together.
bool shares_lanes(const std::vector<const Word*>& body, const Grid& grid) {
  std::size_t shared = 0, lines = 0;
  for (const ChunkLine& line : chunk_lines(body)) {
    if (line.box.center_y() > grid.box.y1) continue;
    std::vector<int> texts(grid.columns(), 0);
    const Word* before = nullptr;
    for (const Chunk& chunk : line.chunks)
      for (const Word* word : chunk.words) {
        const int lane = lane_of(grid.column_edges, word->box.center_x());
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
      }
    ++lines;
    shared += std::any_of(texts.begin(), texts.end(), [](int n) { return n > 1; });
  }
  return static_cast<double>(shared) > kShared * static_cast<double>(lines);
}

// The words on the lowest line.
std::vector<const Word*> lowest_words(const std::vector<const Word*>& words) {
  std::vector<const Word*> lowest;
  double bottom = 0;
  for (const Word* word : words) bottom = std::max(bottom, word->box.center_y());
  for (const Word* word : words)
    if (bottom - word->box.center_y() < kSameLine * word->box.height()) lowest.push_back(word);
  return lowest;
}

// Rules inside a header that do not run across it.
std::vector<Ruling> rules_within(const std::vector<Ruling>& rules, const Rect& header) {
  std::vector<Ruling> within;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(within), [&](const Ruling& rule) {
    return rule.position > header.y0 + 1 && rule.position < header.y1 - 1 && rule.from > header.x0 - kSameEnd &&
           rule.to < header.x1 + kSameEnd && rule.to - rule.from < header.width() - 2 * kSameEnd;
  });
  return within;
}

// The words below a header that are alone on their lines, right above a line of several texts.
std::vector<const Word*> heading_words(const std::vector<ChunkLine>& lines, double header_bottom) {
  std::vector<const Word*> headings;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i)
    if (lines[i].box.center_y() > header_bottom && is_single_text(lines[i]) && lines[i + 1].chunks.size() > 1)
      headings.insert(headings.end(), lines[i].chunks.front().words.begin(), lines[i].chunks.front().words.end());
  return headings;
}

struct Reading : HeadedTable {
  bool by_gaps = false;
};

// Columns whose middles prove each other give way only to much clearer ones from gaps.
bool is_clearer(const Reading& reading, const Reading& best) {
  return reading.doubt < best.doubt - (reading.by_gaps && !best.by_gaps ? kProven : kClearer);
}

// `lines` are those of `words`.
std::optional<Reading> table_with(const RuleStack& stack, std::size_t top, const HeaderColumns& found,
                                  const std::vector<const Word*>& words, const std::vector<ChunkLine>& lines,
                                  const std::vector<Ruling>& rules, double bottom) {
  // Words that a border parts become two; what was taken is told by the whole ones. Headings amid the rows run over
  // all.
  const std::vector<const Word*> headings = heading_words(lines, found.header_bottom);
  const std::unordered_set<const Word*> in_headings(headings.begin(), headings.end());
  std::vector<Word> whole;
  for (const Word* word : words)
    if (!in_headings.contains(word)) whole.push_back(*word);
  Grid grid = one_row(found.edges, stack.heights[top], bottom);
  const std::vector<Word> parts = split_at_borders(whole, grid);
  grid = one_row(found.edges, stack.heights[top], found.header_bottom);
  std::vector<const Word*> header, body;
  for (const Word& word : parts) (word.box.center_y() < found.header_bottom ? header : body).push_back(&word);
  const std::vector<const Word*> rows = body;
  body.insert(body.end(), headings.begin(), headings.end());
  if (has_amounts(header)) return std::nullopt;
  const std::vector<Content> contents = column_contents(body, grid.column_edges);
  std::vector<const Word*> numbers = lowest_words(header);
  const auto number_lines = chunk_lines(numbers);
  const bool numbered = numbers.size() < header.size() && number_lines.size() == 1 && is_ordinal_line(number_lines[0]);
  if (numbered) {
    // Column numbers are a row of their own, whichever side of the rule they stand on.
    std::erase_if(header,
                  [&](const Word* word) { return std::find(numbers.begin(), numbers.end(), word) != numbers.end(); });
    body.insert(body.end(), numbers.begin(), numbers.end());
    grid.box.y1 = grid.row_edges.back() = number_lines[0].box.y0;
  }
  const auto header_lines = chunk_lines(header);
  const TextHeader names = read_header_tree(header_lines, grid.column_edges, rules_within(rules, grid.box), contents);
  set_header(grid, names);
  const int header_rows = grid.rows();
  const auto used = take_open_body(grid, body,
                                   {.bottom = bottom,
                                    .rules = stack.heights,
                                    .to_sides = !stack.drawn,
                                    .may_be_words = true,
                                    .may_explain = !any_sentence(header_lines)});
  const bool silent = grid.rows() <= header_rows + (numbered ? 1 : 0);
  if (silent && found.by_gaps && (grid.columns() < kFewestByGaps || names.doubt > kSilentDoubt)) return std::nullopt;
  // Figures alone name nothing: they are the scale of a chart.
  if (names.doubt > kHopeless) return std::nullopt;
  if (silent && (names.doubt > kNoNames || figures_only(header_lines) || are_rows(header_lines, grid.columns())))
    return std::nullopt;
  if (silent && !numbered && !names_all(header_lines, grid.column_edges)) return std::nullopt;
  if (silent && !take_silent_body(grid, stack.heights, body)) return std::nullopt;
  if (!ends_at_rule(stack, top, grid.box.y1, words)) return std::nullopt;
  if (!silent && found.by_gaps && grid.columns() < kSeveral && grid.rows() < header_rows + kFewestRows)
    return std::nullopt;
  if (!silent && (cross_borders(rows, grid) || cut_words(whole, grid) || shares_lanes(rows, grid))) return std::nullopt;
  TextTable table{.grid = std::move(grid), .words = {}};
  for (const Word* word : words)
    if (word->box.center_y() < table.grid.box.y1 + 1) table.words.push_back(word);
  return Reading{{std::move(table), header_rows, names.doubt}, found.by_gaps};
}

bool goes_on(const Grid& above, const RuleStack& stack) {
  return !above.ruled && std::abs(above.column_edges.front() - stack.from) < kSameEnd &&
         std::abs(above.column_edges.back() - stack.to) < kSameEnd;
}

// Whether the first line below a rule is a row of the table that goes on, and not its header again.
bool begins_with_row(const std::vector<ChunkLine>& lines, const Grid& above) {
  if (lines.empty() || lines.front().chunks.size() < 2) return false;
  return std::none_of(lines.front().chunks.begin(), lines.front().chunks.end(), [&](const Chunk& chunk) {
    const std::string text = chunk_text(chunk);
    return !chunk.figure && std::any_of(above.cells.begin(), above.cells.end(),
                                        [&](const Cell& cell) { return cell.row == 0 && cell.text == text; });
  });
}

std::vector<const Word*> above_height(const std::vector<const Word*>& words, double y) {
  std::vector<const Word*> above;
  std::copy_if(words.begin(), words.end(), std::back_inserter(above),
               [y](const Word* word) { return word->box.center_y() < y; });
  return above;
}

}  // namespace

std::optional<HeadedTable> headed_table(const RuleStack& stack, std::size_t top, std::vector<const Word*> words,
                                        const std::vector<Ruling>& rules, double bottom, const Grid* above) {
  std::erase_if(words, [&](const Word* word) {
    return word->box.center_y() < stack.heights[top] || word->box.center_y() > bottom ||
           word->box.center_x() < stack.from || word->box.center_x() > stack.to;
  });
  if (words.size() < 4) return std::nullopt;
  // Of several columns that may be those are right whose header reads without contradiction.
  std::optional<Reading> best;
  const std::vector<ChunkLine> lines = chunk_lines(words);
  std::vector<HeaderColumns> candidates = columns_from_middles(stack, top, lines);
  if (above != nullptr && goes_on(*above, stack)) {
    candidates.insert(candidates.begin(), {.edges = above->column_edges, .header_bottom = stack.heights[top + 1]});
    if (begins_with_row(lines, *above))
      candidates.insert(candidates.begin(), {.edges = above->column_edges, .header_bottom = stack.heights[top]});
  }
  const std::vector<ChunkLine> names = chunk_lines(above_height(words, stack.heights[top + 1]));
  for (auto candidate = candidates.begin(); candidate != candidates.end(); ++candidate) {
    const HeaderColumns& found = *candidate;
    // What stands below the first rule is no name when each column has one above it.
    if (found.header_bottom > stack.heights[top + 1] + kSameEnd && names_all(names, found.edges)) continue;
    // Rows without a header end with the next rule where it is the last one.
    const bool headless = found.header_bottom == stack.heights[top] && stack.heights.size() == top + 2;
    // Several ways to tell the columns often agree.
    const bool again = std::find(candidates.begin(), candidate, found) != candidate;
    auto reading =
        again ? std::nullopt
              : table_with(stack, top, found, words, lines, rules, headless ? stack.heights.back() + kSameEnd : bottom);
    if (reading && (!best || is_clearer(*reading, *best))) best = std::move(reading);
    if (best && best->doubt < (found.by_gaps ? kClearer : kClear)) break;
  }
  if (!best) return std::nullopt;
  return std::move(*best);
}

std::vector<TextTable> three_line_tables(const std::vector<const Word*>& words, const std::vector<Ruling>& rules,
                                         double bottom, const Grid* above) {
  std::vector<TextTable> tables;
  if (words.size() > kMostWords || rules.size() > kMostRules) return tables;
  int tries = 0;
  const auto is_taken = [&](const RuleStack& stack, double y) {
    return std::any_of(tables.begin(), tables.end(), [&](const TextTable& table) {
      const Rect& box = table.grid.box;
      return y < box.y1 && overlap(box.x0, box.x1, stack.from, stack.to) > 0;
    });
  };
  for (const RuleStack& stack : rule_stacks(rules, words))
    for (std::size_t top = 0; top + 1 < stack.heights.size(); ++top) {
      if (is_taken(stack, stack.heights[top])) continue;
      if (++tries > kMostTries) return tables;
      const double last = stack.heights.size() > top + 2 ? stack.heights.back() : bottom;
      auto found = headed_table(stack, top, words, rules, last + kSameEnd, above);
      if (!found) continue;
      tables.push_back(std::move(found->table));
    }
  return tables;
}

}  // namespace yusuan
