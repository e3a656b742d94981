#include "grid/open_body.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "grid/body_rows.h"
#include "grid/body_start.h"
#include "grid/centred_rows.h"
#include "grid/header_again.h"
#include "grid/lanes.h"
#include "grid/leading_rows.h"
#include "grid/page_vocabulary.h"
#include "grid/text_beyond.h"
#include "model/median.h"
#include "text/amount.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// Text sticks out of its column by this much and still stands in it.
constexpr double kOverhang = 3.0;
// In line heights: lines of a text in the middle of its row overlap with that of its figures by more.
constexpr double kMeets = 0.1;
// In line heights: the empty space that ends a table. Rows of printed forms are up to three lines high.
constexpr double kTableGap = 2.6;
// Column numbers of a header: no form has more columns.
constexpr int kMostOrdinal = 60;
// Rows below a header, to be sure that they are its body; columns of a table that a page goes on with.
constexpr int kFewestRows = 2;
constexpr int kFewestContinued = 3;
// Years name columns, below names of several, too.
constexpr int kLowestYears = 2;
// In line heights: the rest of a code or figure that its cell broke is this near, a page's number is not.
constexpr double kRestGap = 0.4;
// Rows are this evenly set.
constexpr double kSameGap = 1.25;
// Lines of page furniture above what goes on.
constexpr std::size_t kLinesAbove = 2;
// A text merged over the label columns is centred on them within this much (rounding, glyph bearings).
constexpr double kCentred = 2.5;
// Of the lines below a header without figures, so many fill half of the columns, and so few texts are sentences.
constexpr std::size_t kFewestWordColumns = 3;
constexpr double kFullLines = 0.5;
constexpr double kProse = 0.1;
constexpr double kApart = 0.42;  // line heights; spaces are up to 0.35
// Of the lines below a header, so many have a rule above them where rules part all rows: others are wrapped.
constexpr double kParted = 0.25;

bool is_ordinal(const std::string& text) {
  return text.size() <= 2 && text.find_first_not_of("0123456789") == std::string::npos &&
         std::atoi(text.c_str()) <= kMostOrdinal;
}

// The columns of a text in the header's lanes: a figure stays where its middle is, other text where it begins.
void stand(Placed& text, const std::vector<double>& edges) {
  const Rect& box = text.chunk.box;
  const int middle = lane_of(edges, box.center_x());
  const bool fits = box.x0 > edges[middle] - kOverhang && box.x1 < edges[middle + 1] + kOverhang;
  text.first = text.last = fits || text.chunk.figure ? middle : lane_of(edges, box.x0 + kOverhang);
}

// Whether a text runs through a column's border where it should not: running text does.
bool runs_through(const Placed& text, const std::vector<double>& edges) {
  return !text.chunk.figure && text.chunk.box.x1 > edges[text.last + 1] + kOverhang;
}

std::vector<Placed> stand_in_lanes(const ChunkLine& line, const std::vector<double>& edges) {
  std::vector<Placed> texts;
  for (const Chunk& chunk : line.chunks) {
    // Words that a border parts are texts of two columns.
    Chunk part;
    const auto add = [&] {
      part.figure = std::all_of(part.words.begin(), part.words.end(),
                                [](const Word* word) { return is_figure_text(word->text); });
      Placed text{.chunk = part};
      stand(text, edges);
      if (!texts.empty() && texts.back().first == text.first) {
        Chunk& before = texts.back().chunk;
        before.words.insert(before.words.end(), part.words.begin(), part.words.end());
        before.box = united(before.box, part.box);
        before.figure = before.figure && part.figure;
      } else {
        texts.push_back(std::move(text));
      }
      part = {};
    };
    for (const Word* word : chunk.words) {
      const bool parted = !part.words.empty() &&
                          lane_of(edges, part.box.x1 - kOverhang) != lane_of(edges, word->box.center_x()) &&
                          lane_of(edges, part.words.back()->box.center_x()) != lane_of(edges, word->box.center_x());
      if (parted) add();
      part.box = part.words.empty() ? word->box : united(part.box, word->box);
      part.words.push_back(word);
    }
    add();
  }
  return texts;
}

bool any_figure(const BodyLine& line) {
  return std::any_of(line.texts.begin(), line.texts.end(),
                     [](const Placed& text) { return text.first > 0 && text.chunk.figure; });
}

// A line of one text that begins where texts of its column begin in lines of several.
bool stands_like_others(const BodyLine& line, const std::vector<BodyLine>& lines) {
  const Placed& text = line.texts.front();
  return std::any_of(lines.begin(), lines.end(), [&](const BodyLine& other) {
    return other.texts.size() > 1 && std::any_of(other.texts.begin(), other.texts.end(), [&](const Placed& o) {
             return o.first == text.first && std::abs(o.chunk.box.x0 - text.chunk.box.x0) < kOverhang;
           });
  });
}

// How far most lines stand from the one above.
double line_gap(const std::vector<BodyLine>& lines) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < lines.size(); ++i) gaps.push_back(lines[i].box.y0 - lines[i - 1].box.y1);
  return median(std::move(gaps));
}

bool has_all_decimals(const std::string& text) { return text.size() > 2 && text[text.size() - 3] == '.'; }

// Whether a figure alone is the end of a code or figure that its cell broke: digits right below a text of their column.
bool is_rest(const BodyLine& above, const BodyLine& line) {
  const Placed& rest = line.texts.front();
  if (line.box.y0 - above.box.y1 > kRestGap * line.height || !text::all_digits(chunk_text(rest.chunk))) return false;
  return std::any_of(above.texts.begin(), above.texts.end(), [&](const Placed& text) {
    return text.first == rest.first && text.chunk.figure && !has_all_decimals(chunk_text(text.chunk));
  });
}

// A single text at the end that is no row: a page number, or a note's first word below the table.
bool trails(const std::vector<BodyLine>& lines) {
  if (lines.size() < 2 || lines.back().texts.size() > 1) return false;
  const double gap = lines.back().box.y0 - lines[lines.size() - 2].box.y1;
  if (lines.back().texts.front().chunk.figure) return !is_rest(lines[lines.size() - 2], lines.back());
  if (gap <= lines.back().height) return false;
  return gap > kSameGap * line_gap(lines) || !stands_like_others(lines.back(), lines);
}

// The heading of the rows below it, that runs over the borders of columns: a single text right above a row with
// figures. nullopt when line `at` is none.
std::optional<Placed> heading_at(const std::vector<ChunkLine>& lines, std::size_t at,
                                 const std::vector<double>& edges) {
  const ChunkLine& line = lines[at];
  if (at + 1 >= lines.size() || !is_single_text(line)) return std::nullopt;
  const int first = lane_of(edges, line.box.x0 + kOverhang), last = lane_of(edges, line.box.x1 - kOverhang);
  if (first == last || lines[at + 1].box.y0 - line.box.y1 > kTableGap * line.height) return std::nullopt;
  const BodyLine row{.texts = stand_in_lanes(lines[at + 1], edges)};
  if (row.texts.size() < 2 || !any_figure(row)) return std::nullopt;
  return Placed{.chunk = line.chunks.front(), .first = first, .last = last};
}

// A text alone that overlaps with the row of several texts above or below it, as no running text does: it wraps in a
// cell of that row.
bool wraps_beside_row(const std::vector<ChunkLine>& lines, std::size_t at) {
  if (lines[at].chunks.size() > 1) return false;
  const auto meets = [&](std::size_t row) {
    return lines[row].chunks.size() > 1 && overlap(lines[row].box.y0, lines[row].box.y1, lines[at].box.y0,
                                                   lines[at].box.y1) > kMeets * lines[at].height;
  };
  return (at > 0 && meets(at - 1)) || (at + 1 < lines.size() && meets(at + 1));
}

// The lines below the header as far as they keep to its columns.
std::vector<BodyLine> lines_below(const Grid& grid, const std::vector<const Word*>& words, double bottom) {
  std::vector<const Word*> below, beyond;
  for (const Word* word : words) {
    if (word->box.center_y() <= grid.box.y1 || word->box.center_y() >= bottom) continue;
    const bool beside = word->box.x1 <= grid.box.x0 - kOverhang || word->box.x0 >= grid.box.x1 + kOverhang;
    (beside ? beyond : below).push_back(word);
  }
  std::vector<BodyLine> lines;
  double last = grid.box.y1;
  const auto all = chunk_lines(below);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ChunkLine& line = all[i];
    const double height = lines.empty() ? line.height : std::min(line.height, lines.back().height);
    if (line.box.y0 - last > kTableGap * height || is_note(line) || goes_on_beyond(line, beyond)) break;
    if (line.box.x0 < grid.box.x0 - kOverhang || line.box.x1 > grid.box.x1 + kOverhang) break;
    BodyLine next{.box = line.box, .height = line.height};
    if (auto heading = heading_at(all, i, grid.column_edges))
      next.texts.push_back(std::move(*heading));
    else
      next.texts = stand_in_lanes(line, grid.column_edges);
    if (!any_figure(next) && !wraps_beside_row(all, i) &&
        std::any_of(next.texts.begin(), next.texts.end(),
                    [&](const Placed& text) { return runs_through(text, grid.column_edges); }))
      break;
    last = line.box.y1;
    lines.push_back(std::move(next));
  }
  while (trails(lines)) lines.pop_back();
  return lines;
}

// `总计` stands in the middle of the columns for codes and names, which are merged in its row: how many columns from
// the first one on; 1 when it stands in a column of its own.
int merged_from_first(const std::vector<Placed>& texts, const std::vector<double>& edges) {
  if (texts.empty() || texts.front().chunk.figure || texts.front().first == 0) return 1;
  const Rect& box = texts.front().chunk.box;
  const int own = texts.front().first;
  const bool at_home =
      std::abs(box.center_x() - (edges[own] + edges[own + 1]) / 2) < kCentred || box.x0 - edges[own] < box.height();
  if (at_home) return 1;
  const int end = texts.size() > 1 ? texts[1].first : static_cast<int>(edges.size()) - 1;
  for (int last = own + 1; last <= end; ++last)
    if (std::abs(box.center_x() - (edges[0] + edges[last]) / 2) < kCentred) return last;
  return 1;
}

void append_rows(Grid& grid, const std::vector<BodyLine>& lines, const std::vector<int>& rows) {
  const int columns = grid.columns(), header = grid.rows();
  std::vector<std::vector<std::string>> texts;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && rows[end] == rows[i]) ++end;
    const double top = grid.row_edges.back();
    const double bottom =
        end < lines.size() ? std::max(top, (lines[end - 1].box.y1 + lines[end].box.y0) / 2) : lines[end - 1].box.y1;
    const int merged = end == i + 1 ? merged_from_first(lines[i].texts, grid.column_edges) : 1;
    std::vector<std::vector<std::string>> row(columns);
    std::vector<Rect> boxes(columns);
    for (std::size_t l = i; l < end; ++l)
      for (const Placed& text : lines[l].texts) {
        const int col = text.first < merged ? 0 : text.first;
        boxes[col] = row[col].empty() ? text.chunk.box : united(boxes[col], text.chunk.box);
        row[col].push_back(chunk_text(text.chunk));
      }
    const Placed& only = lines[i].texts.front();
    const bool heading = end == i + 1 && only.last > only.first;
    for (int col = 0, span = merged; col < columns; col += span, span = 1) {
      if (heading && col == only.first) span = only.last - only.first + 1;
      grid.cells.push_back({.row = header + rows[i],
                            .col = col,
                            .col_span = span,
                            .box = {grid.column_edges[col], top, grid.column_edges[col + span], bottom},
                            .text = row[col].size() == 1 ? row[col].front() : text::join_lines(row[col]),
                            .text_box = boxes[col]});
    }
    grid.row_edges.push_back(bottom);
    i = end;
  }
  grid.box.y1 = grid.row_edges.back();
  grid.ruled = false;
}

bool are_rows(const std::vector<BodyLine>& lines, std::ptrdiff_t fewest) {
  return std::any_of(lines.begin(), lines.end(), any_figure) &&
         std::count_if(lines.begin(), lines.end(), [&](const BodyLine& line) {
           return line.texts.size() > 1 || stands_like_others(line, lines);
         }) >= fewest;
}

// The row of a form that has nothing to say.
bool is_total_alone(const std::vector<BodyLine>& lines) {
  if (lines.size() != 1 || lines.front().texts.size() != 1 || lines.front().texts.front().first > 1) return false;
  return is_any_of(page_vocabulary().total, chunk_text(lines.front().texts.front().chunk));
}

// Whether wide gaps part the texts of a line, not the spaces of a sentence that a border happens to cut.
bool stand_apart(const BodyLine& line) {
  for (std::size_t i = 1; i < line.texts.size(); ++i)
    if (line.texts[i].chunk.box.x0 - line.texts[i - 1].chunk.box.x1 < kApart * line.height) return false;
  return true;
}

// Rows of words: short texts, several in most lines. One column may hold sentences where that is known.
bool are_rows_of_words(const std::vector<BodyLine>& lines, std::size_t columns, bool may_explain) {
  if (columns < kFewestWordColumns) return false;
  std::size_t full = 0, texts = 0;
  std::vector<std::size_t> sentences(columns, 0);
  for (const BodyLine& line : lines) {
    full += line.texts.size() > 1 && 2 * line.texts.size() >= columns && stand_apart(line);
    texts += line.texts.size();
    for (const Placed& text : line.texts) sentences[static_cast<std::size_t>(text.first)] += is_prose(text.chunk);
  }
  const std::size_t prose = std::accumulate(sentences.begin(), sentences.end(), std::size_t{0}) -
                            (may_explain ? *std::max_element(sentences.begin(), sentences.end()) : 0);
  return full >= static_cast<std::size_t>(kFewestRows) &&
         static_cast<double>(full) >= kFullLines * static_cast<double>(lines.size()) &&
         static_cast<double>(prose) <= kProse * static_cast<double>(texts);
}

// Columns that hold figures in two lines without a rule between them show that rules do not part the rows. The rest of
// a figure is none.
bool figures_stack(const BodyLine& above, const BodyLine& below) {
  return std::any_of(below.texts.begin(), below.texts.end(), [&](const Placed& text) {
    return text.first > 0 && text.chunk.figure &&
           std::any_of(above.texts.begin(), above.texts.end(), [&](const Placed& upper) {
             return upper.first == text.first && upper.chunk.figure && !is_dialled(upper.chunk) &&
                    !completes_figure(upper, text);
           });
  });
}

// The row of each line where rules part all rows; else empty.
std::vector<int> rows_between(const std::vector<double>& rules, const std::vector<BodyLine>& lines) {
  std::vector<int> rows;
  int row = 0;
  std::size_t parted = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      const double from = lines[i - 1].box.center_y(), to = lines[i].box.center_y();
      const bool rule = std::any_of(rules.begin(), rules.end(), [&](double y) { return from < y && y < to; });
      if (!rule && figures_stack(lines[i - 1], lines[i])) return {};
      row += rule;
      parted += rule;
    }
    rows.push_back(row);
  }
  return parted > 0 && static_cast<double>(parted) >= kParted * static_cast<double>(lines.size() - 1)
             ? rows
             : std::vector<int>{};
}

std::vector<TextColumn> columns_of(const Grid& grid, const std::vector<BodyLine>& lines, bool to_sides) {
  std::vector<TextColumn> columns;
  for (int col = 0; col < grid.columns(); ++col)
    columns.push_back({grid.column_edges[col], grid.column_edges[col + 1]});
  if (!to_sides) return columns;
  std::vector<Rect> reach(columns.size());
  const auto reaches = [&](int column, const Rect& text) {
    Rect& box = reach[static_cast<std::size_t>(column)];
    box = box == Rect{} ? text : united(box, text);
  };
  for (const BodyLine& line : lines)
    for (const Placed& text : line.texts)
      if (text.first == text.last) reaches(text.first, text.chunk.box);
  for (const Cell& name : grid.cells)
    if (name.col_span == 1 && !name.text.empty()) reaches(name.col, name.text_box);
  for (std::size_t col = 0; col < columns.size(); ++col)
    if (!(reach[col] == Rect{})) columns[col] = {reach[col].x0, reach[col].x1};
  return columns;
}

std::vector<const Word*> add_rows(Grid& grid, std::vector<BodyLine> lines, const BodyFrame& frame) {
  const std::vector<TextColumn> columns = columns_of(grid, lines, frame.to_sides);
  std::vector<int> rows = rows_between(frame.rules, lines);
  if (rows.empty()) rows = rows_by_leading(lines, columns.size());
  if (rows.empty()) {
    find_centred_rows(lines, columns.size());
    rows = body_rows(lines, columns);
  }
  append_rows(grid, lines, rows);
  std::vector<const Word*> used;
  for (const BodyLine& line : lines)
    for (const Placed& text : line.texts) used.insert(used.end(), text.chunk.words.begin(), text.chunk.words.end());
  return used;
}

}  // namespace

bool is_header_only(const Grid& grid) {
  return grid.columns() > 1 && std::none_of(grid.cells.begin(), grid.cells.end(), [&](const Cell& cell) {
           return !is_ordinal(cell.text) && !(cell.row <= kLowestYears && cell.col > 0 && is_year(cell.text)) &&
                  text::parse_amount(cell.text).has_value();
         });
}

std::vector<const Word*> take_open_body(Grid& grid, const std::vector<const Word*>& words, const BodyFrame& frame) {
  if (!is_header_only(grid)) return {};
  const std::vector<BodyLine> lines = lines_below(grid, words, frame.bottom);
  const bool full = !lines.empty() && 2 * static_cast<int>(lines.front().texts.size()) > grid.columns();
  const bool words_alone =
      frame.may_be_words && are_rows_of_words(lines, static_cast<std::size_t>(grid.columns()), frame.may_explain);
  if (!are_rows(lines, full ? 1 : kFewestRows) && !is_total_alone(lines) && !words_alone) return {};
  return add_rows(grid, lines, frame);
}

std::optional<Grid> take_continued_body(const Grid& above, const std::vector<const Word*>& words,
                                        const BodyFrame& frame, std::vector<const Word*>& used) {
  if (above.ruled || above.columns() < kFewestContinued) return std::nullopt;
  const auto lines = chunk_lines(words);
  if (auto again = header_again(above, lines)) {
    const std::vector<BodyLine> body = lines_below(again->grid, words, frame.bottom);
    if (!are_rows(body, 1)) return std::nullopt;
    used = add_rows(again->grid, body, {.rules = frame.rules});
    used.insert(used.end(), again->words.begin(), again->words.end());
    return std::move(again->grid);
  }
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesAbove + 1); ++i) {
    const double top = lines[i].box.y0 - 1;
    Grid grid{.column_edges = above.column_edges, .row_edges = {top}, .cells = {}, .ruled = false};
    grid.box = {grid.column_edges.front(), top, grid.column_edges.back(), top};
    const std::vector<BodyLine> body = lines_below(grid, words, frame.bottom);
    if (!are_rows(body, 1)) continue;
    used = add_rows(grid, body, {.rules = frame.rules});
    return grid;
  }
  return std::nullopt;
}

}  // namespace yusuan::grid
