#include "grid/names_above.h"

#include <algorithm>
#include <iterator>

#include "grid/chunks.h"
#include "grid/lanes.h"
#include "grid/tiling.h"
#include "text/amount.h"

namespace yusuan::grid {
namespace {

// Columns of a grid that a line above may name; of these it names so many.
constexpr int kFewestColumns = 3;
constexpr double kMostNamed = 0.8;
// In line heights: names stand as near above the grid, and their lines to each other.
constexpr double kAbove = 0.8;
constexpr double kNameLines = 0.5;
constexpr std::size_t kMostLines = 3;
// In points: boxes of texts are measured no better.
constexpr double kMeasured = 2;

// Whether the first row tells what is counted, cell by cell, and does not name it.
bool begins_with_figures(const Grid& grid) {
  bool figures = false;
  for (const Cell& cell : grid.cells) {
    if (cell.row > 0) break;
    if (cell.row_span > 1 || cell.col_span > 1) return false;
    figures = figures || text::parse_amount(cell.text).has_value();
  }
  return figures;
}

// A name, or a year or a sign in the place of one.
bool is_name(const Chunk& chunk) {
  const std::string text = chunk_text(chunk);
  return !is_prose(chunk) &&
         (!text::parse_amount(text) || (text.size() == 4 && text.find_first_of(".,") == std::string::npos));
}

// The lines right above a grid whose texts stand over its columns, from the top down.
std::vector<ChunkLine> names_over(const Grid& grid, const LayoutWords& words, double top) {
  std::vector<const Word*> above;
  for (const Word* word : words.rest())
    if (word->box.y0 > top && word->box.center_y() < grid.box.y0 && word->box.y1 < grid.box.y0 + kMeasured &&
        overlap(word->box.x0, word->box.x1, grid.box.x0, grid.box.x1) > 0)
      above.push_back(word);
  std::vector<ChunkLine> names;
  const std::vector<ChunkLine> lines = chunk_lines(above);
  double bottom = grid.box.y0;
  for (auto line = lines.rbegin(); line != lines.rend() && names.size() < kMostLines; ++line) {
    if (bottom - line->box.y1 > (names.empty() ? kAbove : kNameLines) * line->height) break;
    const bool over = std::ranges::all_of(line->chunks, [&](const Chunk& chunk) {
      const auto col = static_cast<std::size_t>(lane_of(grid.column_edges, chunk.box.center_x()));
      return is_name(chunk) && chunk.box.x0 > grid.column_edges[col] - kMeasured &&
             chunk.box.x1 < grid.column_edges[col + 1] + kMeasured;
    });
    if (!over) break;
    bottom = line->box.y0;
    names.insert(names.begin(), *line);
  }
  return names;
}

}  // namespace

void take_names_above(Grid& grid, const std::vector<Grid>& grids, LayoutWords& words) {
  if (!grid.ruled || grid.columns() < kFewestColumns || grid.rows() < 2 || !begins_with_figures(grid)) return;
  double top = 0;
  for (const Grid& other : grids)
    if (&other != &grid && other.box.y1 <= grid.box.y0 &&
        overlap(other.box.x0, other.box.x1, grid.box.x0, grid.box.x1) > 0)
      top = std::max(top, other.box.y1);
  const std::vector<ChunkLine> names = names_over(grid, words, top);
  if (names.empty()) return;
  Rect box = names.front().box;
  std::vector<DraftCell> drafts;
  std::vector<bool> named(static_cast<std::size_t>(grid.columns()), false);
  for (const ChunkLine& line : names) {
    box = united(box, line.box);
    for (const Chunk& chunk : line.chunks) {
      const int col = lane_of(grid.column_edges, chunk.box.center_x());
      drafts.push_back({.col = col, .lines = {chunk_text(chunk)}, .text_box = chunk.box});
      named[static_cast<std::size_t>(col)] = true;
    }
  }
  if (static_cast<double>(std::ranges::count(named, true)) < kMostNamed * grid.columns()) return;
  std::vector<Cell> cells = tiled(drafts, one_row(grid.column_edges, box.y0, grid.box.y0));
  for (Cell& cell : grid.cells) ++cell.row;
  grid.cells.insert(grid.cells.begin(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
  grid.row_edges.insert(grid.row_edges.begin(), box.y0);
  grid.box.y0 = box.y0;
  set_taken(words, {grid.box.x0, box.y0, grid.box.x1, grid.row_edges[1]}, true);
}

}  // namespace yusuan::grid
