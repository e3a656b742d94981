#include "grid/open_header.h"

#include <algorithm>
#include <cmath>

#include "grid/column_contents.h"
#include "grid/header_tree.h"
#include "grid/lanes.h"

namespace yusuan::grid {
namespace {

// Fewer columns are named by chance.
constexpr int kFewestColumns = 3;
constexpr std::size_t kMostLines = 10;
// Doubt of a header, a column, below which it reads without contradiction.
constexpr double kClear = 1.0;
// In points: a title is centred on the table, and rules end at its sides, to within this.
constexpr double kCentred = 3.0;
// Of the cells of the first rows below, so many are one column wide, in one of them: units and headings run across.
constexpr double kSingle = 0.5;
constexpr int kRowsBelow = 3;

// How many rows from the top are one cell, with the cells that they are.
int whole_rows(const Grid& grid) {
  int rows = 0;
  for (const Cell& cell : grid.cells) {
    if (cell.row != rows || cell.col_span != grid.columns()) break;
    rows += cell.row_span;
  }
  return rows;
}

bool is_parted(const Grid& grid, int row) {
  std::ptrdiff_t single = 0;
  for (const Cell& cell : grid.cells) single += cell.row == row && cell.col_span == 1;
  return static_cast<double>(single) >= kSingle * grid.columns();
}

std::vector<const Word*> words_between(const Grid& grid, double top, double bottom, const std::vector<Word>& words) {
  std::vector<const Word*> inside;
  for (const Word& word : words)
    if (word.rotation == 0 && holds_middle({grid.box.x0, top, grid.box.x1, bottom}, word.box)) inside.push_back(&word);
  return inside;
}

bool is_title(const std::vector<ChunkLine>& lines, const Grid& grid) {
  return lines.empty() || (lines.size() == 1 && lines[0].chunks.size() == 1 &&
                           std::abs(lines[0].box.center_x() - grid.box.center_x()) < kCentred);
}

// All columns, but that of the labels, have a name of their own.
bool names_columns(const TextHeader& header, int columns) {
  std::vector<bool> named(static_cast<std::size_t>(columns), false);
  for (const TextHeaderCell& cell : header.cells)
    if (cell.first == cell.last) named[static_cast<std::size_t>(cell.first)] = true;
  return std::count(named.begin() + 1, named.end(), true) == columns - 1;
}

bool any_amount(const std::vector<const Word*>& words) {
  return std::any_of(words.begin(), words.end(), [](const Word* word) {
    return is_figure_text(word->text) && word->text.find_first_of(".,%") != std::string::npos;
  });
}

std::vector<Ruling> rules_within(const std::vector<Ruling>& rules, const Grid& grid, double top, double bottom) {
  std::vector<Ruling> within;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(within), [&](const Ruling& rule) {
    return rule.position > top + 1 && rule.position < bottom - 1 && rule.from > grid.box.x0 - kCentred &&
           rule.to < grid.box.x1 + kCentred && rule.to - rule.from < grid.box.width() - kCentred;
  });
  return within;
}

// Puts the header in the place of the rows from `first` to `end`.
void set_header(Grid& grid, const TextHeader& header, int first, int end) {
  const double top = grid.row_edges[first], bottom = grid.row_edges[end];
  Grid part = one_row(grid.column_edges, top, bottom);
  part.row_edges = header.row_edges;
  part.row_edges.front() = top;
  part.row_edges.back() = bottom;
  std::vector<DraftCell> drafts;
  for (const TextHeaderCell& cell : header.cells) drafts.push_back(draft_of(cell));
  std::vector<Cell> cells(grid.cells.begin(), std::find_if(grid.cells.begin(), grid.cells.end(),
                                                           [&](const Cell& cell) { return cell.row >= first; }));
  for (Cell& cell : tiled(drafts, part))
    cells.push_back({.row = cell.row + first,
                     .col = cell.col,
                     .row_span = cell.row_span,
                     .col_span = cell.col_span,
                     .box = cell.box});
  const int more = part.rows() - (end - first);
  for (const Cell& cell : grid.cells) {
    if (cell.row < end) continue;
    cells.push_back(cell);
    cells.back().row += more;
  }
  std::vector<double> edges(grid.row_edges.begin(), grid.row_edges.begin() + first);
  edges.insert(edges.end(), part.row_edges.begin(), part.row_edges.end());
  edges.insert(edges.end(), grid.row_edges.begin() + end + 1, grid.row_edges.end());
  grid.row_edges = std::move(edges);
  grid.cells = std::move(cells);
}

}  // namespace

void part_open_header(Grid& grid, const std::vector<Word>& words, const std::vector<Ruling>& rules) {
  const int end = grid.columns() < kFewestColumns ? 0 : whole_rows(grid);
  if (end == 0 || end >= grid.rows()) return;
  int below = end;
  while (below < std::min(grid.rows(), end + kRowsBelow) && !is_parted(grid, below)) ++below;
  if (below == std::min(grid.rows(), end + kRowsBelow)) return;
  int first = 0;
  const double bottom = grid.row_edges[end];
  while (first + 1 < end &&
         is_title(chunk_lines(words_between(grid, grid.row_edges[first], grid.row_edges[first + 1], words)), grid))
    ++first;
  const double top = grid.row_edges[first];
  const std::vector<const Word*> names = words_between(grid, top, bottom, words);
  const std::vector<ChunkLine> lines = chunk_lines(names);
  if (lines.empty() || lines.size() > kMostLines || any_amount(names)) return;
  if (std::all_of(lines.begin(), lines.end(), [](const ChunkLine& line) { return line.chunks.size() < 2; })) return;
  const auto body = words_between(grid, bottom, grid.box.y1, words);
  const TextHeader header = read_header_tree(lines, grid.column_edges, rules_within(rules, grid, top, bottom),
                                             column_contents(body, grid.column_edges));
  if (header.row_edges.size() < 2 || header.doubt > kClear || !names_columns(header, grid.columns())) return;
  set_header(grid, header, first, end);
}

}  // namespace yusuan::grid
