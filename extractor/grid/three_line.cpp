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
#include "grid/three_line_checks.h"

namespace yusuan::grid {
namespace {

// Rules of one table begin and end at the same places, but for rounding.
constexpr double kSameEnd = 3.0;
// Rules and words of a page, and tries, beyond which nothing is searched.
constexpr std::size_t kMostRules = 400;
constexpr std::size_t kMostWords = 20000;
constexpr int kMostTries = 60;
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
// In line heights: words of one line stand on one height.
constexpr double kSameLine = 0.25;

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

// Whether the line is one text below several of the line above it: a unit of several columns.
bool is_unit(const ChunkLine& above, const ChunkLine& line) {
  return is_single_text(line) && std::count_if(above.chunks.begin(), above.chunks.end(), [&](const Chunk& name) {
                                   return overlap(name.box.x0, name.box.x1, line.box.x0, line.box.x1) > 0;
                                 }) > 1;
}

// The words that are alone on their lines, right above a line of several texts, below a header or as its unit.
std::vector<const Word*> heading_words(const std::vector<ChunkLine>& lines, double header_bottom) {
  std::vector<const Word*> headings;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const bool below = lines[i].box.center_y() > header_bottom;
    if ((below ? is_single_text(lines[i]) : i > 0 && is_unit(lines[i - 1], lines[i])) && lines[i + 1].chunks.size() > 1)
      headings.insert(headings.end(), lines[i].chunks.front().words.begin(), lines[i].chunks.front().words.end());
  }
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
                                  const std::vector<Ruling>& rules, double bottom, Asked asked) {
  Objections objections;
  const auto refused = [&](Objection objection) {
    objections.add(objection);
    return asked == Asked::kBest;
  };
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
  for (const Word* word : headings) (word->box.center_y() < found.header_bottom ? header : body).push_back(word);
  if (has_amounts(header) && refused(Objection::kAmountsInHeader)) return std::nullopt;
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
  if (silent && found.by_gaps && (grid.columns() < kFewestByGaps || names.doubt > kSilentDoubt) &&
      refused(Objection::kNoRows))
    return std::nullopt;
  // Figures alone name nothing: they are the scale of a chart.
  if (names.doubt > kHopeless && refused(Objection::kNoNames)) return std::nullopt;
  if (silent && (names.doubt > kNoNames || figures_only(header_lines) || are_rows(header_lines, grid.columns())) &&
      refused(Objection::kNoNames))
    return std::nullopt;
  if (silent && !numbered && !names_all(header_lines, grid.column_edges) && refused(Objection::kNoNames))
    return std::nullopt;
  if (silent && !take_silent_body(grid, stack.heights, body) && refused(Objection::kNoRows)) return std::nullopt;
  if (grid.rows() < 1) return std::nullopt;
  if (!ends_at_rule(stack, top, grid.box.y1, words) && refused(Objection::kNotToTheEnd)) return std::nullopt;
  if (!silent && found.by_gaps && grid.columns() < kSeveral && grid.rows() < header_rows + kFewestRows &&
      refused(Objection::kSmall))
    return std::nullopt;
  if (!silent && cross_borders(rows, grid) && refused(Objection::kAcrossBorders)) return std::nullopt;
  if (!silent && cut_words(whole, grid) && refused(Objection::kCutWords)) return std::nullopt;
  if (!silent && shares_lanes(rows, grid) && refused(Objection::kSharedColumns)) return std::nullopt;
  TextTable table{.grid = std::move(grid), .words = {}, .objections = objections};
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

// The words of a stack's table, from one of its rules down, and their lines.
struct StackWords {
  std::vector<const Word*> words;
  std::vector<ChunkLine> lines;
};

StackWords words_below(const RuleStack& stack, std::size_t top, std::vector<const Word*> words, double bottom) {
  std::erase_if(words, [&](const Word* word) {
    return word->box.center_y() < stack.heights[top] || word->box.center_y() > bottom ||
           word->box.center_x() < stack.from || word->box.center_x() > stack.to;
  });
  auto lines = chunk_lines(words);
  return {std::move(words), std::move(lines)};
}

// What the columns may be, the surest first, each once.
std::vector<HeaderColumns> columns_under(const RuleStack& stack, std::size_t top, const std::vector<ChunkLine>& lines,
                                         const Grid* above) {
  std::vector<HeaderColumns> candidates = columns_from_middles(stack, top, lines);
  if (above != nullptr && goes_on(*above, stack)) {
    candidates.insert(candidates.begin(), {.edges = above->column_edges, .header_bottom = stack.heights[top + 1]});
    if (begins_with_row(lines, *above))
      candidates.insert(candidates.begin(), {.edges = above->column_edges, .header_bottom = stack.heights[top]});
  }
  // Several ways to tell the columns often agree.
  std::vector<HeaderColumns> once;
  for (HeaderColumns& found : candidates)
    if (std::find(once.begin(), once.end(), found) == once.end()) once.push_back(std::move(found));
  return once;
}

// Calls `take` with each reading of the table, the surest columns first, until it returns true.
template <typename Take>
void for_each_reading(const RuleStack& stack, std::size_t top, const StackWords& part, const std::vector<Ruling>& rules,
                      double bottom, const Grid* above, Asked asked, Take take) {
  if (part.words.size() < 4) return;
  const std::vector<ChunkLine> names = chunk_lines(above_height(part.words, stack.heights[top + 1]));
  for (const HeaderColumns& found : columns_under(stack, top, part.lines, above)) {
    // What stands below the first rule is no name when each column has one above it.
    if (found.header_bottom > stack.heights[top + 1] + kSameEnd && names_all(names, found.edges)) continue;
    // Rows without a header end with the next rule where it is the last one.
    const bool headless = found.header_bottom == stack.heights[top] && stack.heights.size() == top + 2;
    const double end = headless ? stack.heights.back() + kSameEnd : bottom;
    if (take(table_with(stack, top, found, part.words, part.lines, rules, end, asked), found)) return;
  }
}

}  // namespace

std::optional<HeadedTable> headed_table(const RuleStack& stack, std::size_t top, std::vector<const Word*> words,
                                        const std::vector<Ruling>& rules, double bottom, const Grid* above) {
  const StackWords part = words_below(stack, top, std::move(words), bottom);
  // Of several columns that may be those are right whose header reads without contradiction.
  std::optional<Reading> best;
  for_each_reading(stack, top, part, rules, bottom, above, Asked::kBest,
                   [&](std::optional<Reading> reading, const HeaderColumns& found) {
                     if (reading && (!best || is_clearer(*reading, *best))) best = std::move(reading);
                     return best && best->doubt < (found.by_gaps ? kClearer : kClear);
                   });
  if (!best) return std::nullopt;
  return std::move(*best);
}

std::vector<HeadedTable> headed_readings(const RuleStack& stack, std::size_t top, const std::vector<const Word*>& words,
                                         const std::vector<Ruling>& rules, double bottom, const Grid* above) {
  const StackWords part = words_below(stack, top, words, bottom);
  std::vector<HeadedTable> readings;
  for_each_reading(stack, top, part, rules, bottom, above, Asked::kAll,
                   [&](std::optional<Reading> reading, const HeaderColumns&) {
                     if (reading) readings.push_back(std::move(*reading));
                     return false;
                   });
  return readings;
}

std::vector<TextTable> three_line_tables(const std::vector<const Word*>& words, const std::vector<Ruling>& rules,
                                         double bottom, const Grid* above, Asked asked) {
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
      if (asked == Asked::kBest && is_taken(stack, stack.heights[top])) continue;
      if (++tries > kMostTries) return tables;
      const double last = stack.heights.size() > top + 2 ? stack.heights.back() : bottom;
      if (asked == Asked::kAll) {
        for (HeadedTable& found : headed_readings(stack, top, words, rules, last + kSameEnd, above))
          tables.push_back(std::move(found.table));
        continue;
      }
      auto found = headed_table(stack, top, words, rules, last + kSameEnd, above);
      if (!found) continue;
      tables.push_back(std::move(found->table));
    }
  return tables;
}

}  // namespace yusuan::grid
