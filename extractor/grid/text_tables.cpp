#include "grid/text_tables.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <iterator>
#include <optional>
#include <unordered_set>

#include "grid/body_rows.h"
#include "grid/body_start.h"
#include "grid/centred_rows.h"
#include "grid/headed_text.h"
#include "grid/leading_rows.h"
#include "grid/page_columns.h"
#include "grid/region_rules.h"
#include "grid/running_text.h"
#include "grid/side_by_side.h"
#include "grid/surroundings.h"
#include "grid/table_halves.h"
#include "grid/tables_beside.h"
#include "grid/text_ends.h"
#include "grid/text_header.h"
#include "grid/text_regions.h"
#include "grid/tiling.h"
#include "model/median.h"

namespace yusuan::grid {
namespace {

constexpr std::size_t kMostWords = 20000;
constexpr std::size_t kMostColumns = 60;
// Of the height of most words: smaller ones are hidden on purpose, such as marks that a producer leaves.
constexpr double kLegible = 0.25;
// In line heights: lines of one name are no further apart, and set at one side or in one middle within as much.
constexpr double kNameGap = 0.4;
// Titles are set in letters so many times as tall as those of names.
constexpr double kTitle = 1.25;

Rect box_of(const std::vector<const ChunkLine*>& lines) {
  Rect box = lines.front()->box;
  for (const ChunkLine* line : lines) box = united(box, line->box);
  return box;
}

// A label alone below a line that names most columns heads the first rows; one that goes on begins with a small letter.
void leave_section(const Region& region, const std::vector<TextColumn>& columns, std::size_t& start) {
  while (start >= 2) {
    const ChunkLine &line = *region.lines[start - 1], &names = *region.lines[start - 2];
    if (line.chunks.size() > 1 || line.box.x1 > columns[1].x0 || names.chunks.size() + 1 < columns.size()) return;
    if (!starts_capital(line.chunks.front())) return;
    --start;
  }
}

// The lines that show the columns: those with figures, when they are many enough, because they leave the gaps open.
std::vector<const ChunkLine*> telling_lines(const Region& region, std::size_t start) {
  std::vector<const ChunkLine*> several, figures;
  for (std::size_t i = start; i < region.lines.size(); ++i) {
    if (region.lines[i]->chunks.size() < 2) continue;
    several.push_back(region.lines[i]);
    if (figures_in(*region.lines[i]) > 0) figures.push_back(region.lines[i]);
  }
  const auto fewer = [](const ChunkLine* a, const ChunkLine* b) { return a->chunks.size() < b->chunks.size(); };
  if (figures.size() < 2 || 5 * figures.size() < 2 * several.size()) return several;
  // Where a few columns wrap, figures may stand in lines of their own beside those that hold most columns.
  const std::size_t most = (*std::ranges::max_element(several, fewer))->chunks.size();
  return 2 * (*std::ranges::max_element(figures, fewer))->chunks.size() > most ? figures : several;
}

// Lines below the last line of figures that run through the columns are notes.
void cut_notes(Region& region, std::size_t start, const std::vector<TextColumn>& columns,
               const std::vector<double>& edges) {
  auto& lines = region.lines;
  std::size_t end = lines.size();
  while (end > start && figures_in(*lines[end - 1]) == 0) --end;
  if (end == start) return;
  for (std::size_t i = end; i < lines.size(); ++i) {
    const auto texts = place(*lines[i], columns, edges);
    const bool through = std::any_of(texts.begin(), texts.end(), [](const Placed& text) {
      return text.first < text.last && text.chunk.words.size() > 2;
    });
    if (!through) continue;
    lines.resize(i);
    break;
  }
  while (lines.size() > end && lines.back()->chunks.size() < 2 && !ends_with_sum(lines) &&
         !goes_on_below(*lines[lines.size() - 2], *lines.back()))
    lines.pop_back();
}

// The first line of a name that goes on with a text right below it, beside the first column.
bool begins_name(const ChunkLine& line, const ChunkLine& next, const std::vector<TextColumn>& columns) {
  if (line.height > kTitle * next.height) return false;
  if (line.box.x0 < columns[0].x1 || next.box.y0 - line.box.y1 > kNameGap * line.height) return false;
  return next.chunks.size() > 1 && std::any_of(next.chunks.begin(), next.chunks.end(), [&](const Chunk& chunk) {
           return std::abs(chunk.box.center_x() - line.box.center_x()) < kNameGap * line.height ||
                  std::abs(chunk.box.x0 - line.box.x0) < kNameGap * line.height ||
                  std::abs(chunk.box.x1 - line.box.x1) < kNameGap * line.height;
         });
}

// Single texts at the top, when no rule says where the table begins, are headings, unless they stand above columns.
void cut_headings(Region& region, const std::vector<TextColumn>& columns, std::size_t& start) {
  auto& lines = region.lines;
  std::size_t cut = 0;
  for (std::size_t i = 0; i + 1 < lines.size() && (i < start || start == 0); ++i) {
    const ChunkLine& line = *lines[i];
    if (line.chunks.size() > 1) break;
    // A title is centred on the table, a name of several columns on these.
    const double middle = line.box.center_x();
    const double whole = (columns.front().x0 + columns.back().x1) / 2;
    const double named = (columns[1].x0 + columns.back().x1) / 2;
    const bool above_columns = line.box.x0 > columns[0].x1 && line.box.x1 <= columns.back().x1 + line.height &&
                               std::abs(middle - whole) > std::abs(middle - named) - 1;
    if (!above_columns && !begins_name(line, *lines[i + 1], columns)) cut = i + 1;
  }
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(cut));
  start -= std::min(cut, start);
}

std::vector<BodyLine> body_lines(const Region& region, std::size_t start, const std::vector<TextColumn>& columns,
                                 const std::vector<double>& edges, const std::vector<double>& wide) {
  std::vector<BodyLine> body;
  for (std::size_t i = start; i < region.lines.size(); ++i) {
    const ChunkLine& line = *region.lines[i];
    BodyLine next{.texts = place(line, columns, edges), .box = line.box, .height = line.height};
    if (i > start)
      next.rule_above = std::any_of(wide.begin(), wide.end(), [&](double y) {
        return y > region.lines[i - 1]->box.center_y() && y < line.box.center_y();
      });
    body.push_back(std::move(next));
  }
  return body;
}

void add_text(std::vector<DraftCell>& drafts, std::vector<int>& at, int columns, int row, const Placed& text) {
  const int place = row * columns + text.first;
  if (at[place] < 0) {
    at[place] = static_cast<int>(drafts.size());
    drafts.push_back({.row = row, .col = text.first, .text_box = text.chunk.box});
  }
  DraftCell& draft = drafts[at[place]];
  draft.lines.push_back(chunk_text(text.chunk));
  draft.text_box = united(draft.text_box, text.chunk.box);
}

std::vector<double> row_edges_of(const TextHeader& header, const std::vector<BodyLine>& body,
                                 const std::vector<int>& rows, double top, double bottom) {
  std::vector<double> edges = header.row_edges;
  if (!edges.empty()) edges.pop_back();
  for (std::size_t i = 0; i < body.size(); ++i)
    if (i == 0 || rows[i] != rows[i - 1])
      edges.push_back(i == 0 ? body[i].box.y0 : (body[i - 1].box.y1 + body[i].box.y0) / 2);
  edges.push_back(bottom);
  edges.front() = std::min(edges.front(), top);
  for (std::size_t i = 1; i < edges.size(); ++i) edges[i] = std::max(edges[i], edges[i - 1] + 0.01);
  return edges;
}

TextTable assemble(const Region& region, const TextHeader& header, const std::vector<BodyLine>& body,
                   const std::vector<int>& rows, const std::vector<double>& edges) {
  TextTable table;
  Grid& grid = table.grid;
  grid.ruled = false;
  const Rect box = box_of(region.lines);
  grid.column_edges = edges;
  grid.row_edges = row_edges_of(header, body, rows, box.y0, box.y1);
  grid.box = {edges.front(), grid.row_edges.front(), edges.back(), grid.row_edges.back()};
  const int columns = grid.columns();
  const int header_rows = header.row_edges.empty() ? 0 : static_cast<int>(header.row_edges.size()) - 1;
  std::vector<DraftCell> drafts;
  for (const TextHeaderCell& cell : header.cells) drafts.push_back(draft_of(cell));
  std::vector<int> at(static_cast<std::size_t>(grid.rows()) * columns, -1);
  for (std::size_t i = 0; i < body.size(); ++i)
    for (const Placed& text : body[i].texts) add_text(drafts, at, columns, header_rows + rows[i], text);
  grid.cells = tiled(drafts, grid);
  for (const ChunkLine* line : region.lines)
    for (const Chunk& chunk : line->chunks)
      table.words.insert(table.words.end(), chunk.words.begin(), chunk.words.end());
  return table;
}

// One line above a rule across names each column, at one of its sides or in its middle.
bool names_columns(const std::vector<const ChunkLine*>& header, const std::vector<TextColumn>& columns,
                   const std::vector<double>& wide, double body_top) {
  if (header.size() != 1 || header[0]->chunks.size() != columns.size()) return false;
  const ChunkLine& line = *header[0];
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (!is_aligned(line.chunks[c].box, columns[c], line.height)) return false;
  return std::any_of(wide.begin(), wide.end(), [&](double y) { return y > line.box.center_y() && y < body_top; });
}

// The table that the gaps between the texts of a region's lines show.
std::optional<TextTable> table_by_gaps(Region region, const std::vector<double>& wide, Evidence evidence, Asked asked) {
  if (!region.bounded) cut_at_rules(region, wide);
  if (region.lines.size() < 2) return std::nullopt;
  std::size_t start = body_start(region, wide);
  const auto columns_from = [&](std::size_t from) {
    std::vector<const ChunkLine*> header(region.lines.begin(),
                                         region.lines.begin() + static_cast<std::ptrdiff_t>(from));
    return text_columns(telling_lines(region, from), header);
  };
  const auto columns = columns_from(start);
  if (columns.size() < 2 || columns.size() > kMostColumns) return std::nullopt;
  if (!region.bounded && (wide.size() < 2 || region.lines.front()->box.y0 < wide.front()))
    cut_headings(region, columns, start);
  if (wide.empty()) leave_section(region, columns, start);
  const Rect box = tabular_box(region.lines);
  const auto edges = edges_between(columns, box.x0, box.x1);
  cut_notes(region, start, columns, edges);
  auto body = body_lines(region, start, columns, edges, wide);
  const bool parted = std::ranges::any_of(body, [](const BodyLine& line) { return line.rule_above; });
  auto rows = parted ? std::vector<int>() : rows_by_leading(body, columns.size());
  if (rows.empty()) {
    find_centred_rows(body, columns.size());
    rows = body_rows(body, columns);
  }
  const std::vector<const ChunkLine*> top(region.lines.begin(),
                                          region.lines.begin() + static_cast<std::ptrdiff_t>(start));
  Shape shape = shape_of(body, rows, columns.size());
  if (start > 0) {
    ++shape.rows;
    shape.numbered = shape.numbered && shape.figure_columns == 0;
  }
  const bool announced = wide.size() >= 2 || (region.captioned && evidence == Evidence::kAlignment);
  const bool headed = start < region.lines.size() && names_columns(top, columns, wide, region.lines[start]->box.y1);
  const Objections objections = objections_to(shape, announced, headed, evidence);
  if (asked == Asked::kBest && objections.any()) return std::nullopt;
  auto table = assemble(region, read_text_header(top, columns, edges, region.rules), body, rows, edges);
  table.objections = objections;
  return table;
}

// Whether a row without figures is followed by rows most of which hold some.
bool lists_amounts(const Grid& grid) {
  std::vector<bool> figures(static_cast<std::size_t>(grid.rows()), false);
  for (const Cell& cell : grid.cells)
    if (cell.col > 0 && is_figure_text(cell.text)) figures[static_cast<std::size_t>(cell.row)] = true;
  return !figures.empty() && !figures.front() &&
         2 * std::count(figures.begin(), figures.end(), true) > static_cast<std::ptrdiff_t>(figures.size());
}

// The readings of a region; no more than one without an objection.
std::vector<TextTable> readings_of(Region region, Evidence evidence, Asked asked) {
  const Rect whole = region.bounded ? box_of(region.lines) : tabular_box(region.lines);
  const auto wide = wide_rules(region, whole);
  std::vector<TextTable> readings;
  if (wide.size() < 2) readings = headed_texts(region, evidence, asked);
  // A line that says what is counted in which unit announces a table as rules do.
  const bool by_label = evidence == Evidence::kRules && wide.size() < 2 && region.labelled;
  if (asked == Asked::kBest && (!readings.empty() || (evidence == Evidence::kRules && wide.size() < 2 && !by_label)))
    return readings;
  auto table = table_by_gaps(std::move(region), wide, by_label ? Evidence::kAlignment : evidence, asked);
  if (table && !(by_label && asked == Asked::kBest && !lists_amounts(table->grid)))
    readings.push_back(std::move(*table));
  return readings;
}

// Words as tall as a reader can read among the others.
std::vector<const Word*> legible(const std::vector<const Word*>& words) {
  std::vector<double> heights;
  for (const Word* word : words) heights.push_back(word->box.height());
  const double usual = median(std::move(heights));
  std::vector<const Word*> tall;
  std::copy_if(words.begin(), words.end(), std::back_inserter(tall),
               [&](const Word* word) { return word->box.height() > kLegible * usual; });
  return tall;
}

// All `words` stand between the first and the last rule of one table.
void add_table_between_rules(const std::vector<const Word*>& words, const std::vector<Ruling>& rules, Evidence evidence,
                             Asked asked, std::vector<TextTable>& tables) {
  if (words.empty()) return;
  const std::vector<ChunkLine> lines = chunk_lines(words);
  Region region{.lines = {}, .bounded = true, .rules = {}};
  for (const ChunkLine& line : lines) region.lines.push_back(&line);
  const Rect box = box_of(region.lines);
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(region.rules), [&](const Ruling& rule) {
    return overlap(rule.from, rule.to, box.x0, box.x1) > (rule.to - rule.from) / 2;
  });
  std::ranges::move(readings_of(std::move(region), evidence, asked), std::back_inserter(tables));
}

void add_tables_in(LinedWords part, const std::vector<Ruling>& rules, Evidence evidence, Asked asked,
                   std::vector<TextTable>& tables) {
  auto& [words, lines] = part;
  if (words.empty()) return;
  const std::size_t printed = words.size();
  const std::vector<Ruling> all = with_typed_rules(rules, words);
  if (words.size() < printed) lines = chunk_lines(words);
  const std::vector<Rect> prose = take_running_text(lines);
  std::deque<ChunkLine> store;
  for (Region& region : regions_of(lines, prose, all)) {
    cut_surroundings(region);
    gather_rules(region, all);
    for (Region& half : halves_of(std::move(region), store))
      std::ranges::move(readings_of(std::move(half), evidence, asked), std::back_inserter(tables));
  }
}

// Takes the tables that stand on both sides of a gutter, and their words, out of `part`.
void take_side_by_side(LinedWords& part, const std::vector<Ruling>& rules, Evidence evidence, Asked asked,
                       std::vector<TextTable>& tables) {
  std::unordered_set<const Word*> taken;
  for (Gutter& gutter : gutters_of(part.lines)) {
    if (gutter.apart < kTwoTables) continue;
    std::vector<TextTable> left, right;
    add_tables_in({.words = gutter.left.words, .lines = std::move(gutter.left.lines)}, rules, evidence, asked, left);
    add_tables_in({.words = gutter.right.words, .lines = std::move(gutter.right.lines)}, rules, evidence, asked, right);
    if (left.empty() || right.empty()) continue;
    taken.insert(gutter.left.words.begin(), gutter.left.words.end());
    taken.insert(gutter.right.words.begin(), gutter.right.words.end());
    std::move(left.begin(), left.end(), std::back_inserter(tables));
    std::move(right.begin(), right.end(), std::back_inserter(tables));
  }
  if (taken.empty()) return;
  std::erase_if(part.words, [&](const Word* word) { return taken.contains(word); });
  part.lines = chunk_lines(part.words);
}

}  // namespace

std::vector<TextTable> text_tables(const std::vector<const Word*>& words, const std::vector<Ruling>& rules,
                                   Evidence evidence, Asked asked) {
  std::vector<TextTable> tables;
  if (words.empty() || words.size() > kMostWords) return tables;
  std::vector<std::vector<const Word*>> parts = parts_beside(legible(words), rules);
  const std::vector<const Word*> rest = std::move(parts.back());
  parts.pop_back();
  for (const auto& part : parts) add_table_between_rules(part, rules, evidence, asked, tables);
  // Forms are set in one column.
  const bool any = evidence == Evidence::kAlignment;
  parts = any ? page_parts(rest) : std::vector<std::vector<const Word*>>{rest};
  for (auto& words_of : parts) {
    LinedWords part{.words = std::move(words_of), .lines = {}};
    part.lines = chunk_lines(part.words);
    if (any) take_side_by_side(part, rules, evidence, asked, tables);
    add_tables_in(std::move(part), rules, evidence, asked, tables);
  }
  return tables;
}

}  // namespace yusuan::grid
