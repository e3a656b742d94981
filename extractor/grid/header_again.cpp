#include "grid/header_again.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "grid/body_start.h"

namespace yusuan::grid {
namespace {

// Lines of page furniture above a header, and lines of one.
constexpr std::size_t kLinesAbove = 2;
constexpr std::size_t kMostHeaderLines = 12;
// In points: what is printed again stands in the same columns.
constexpr double kSamePlace = 2.0;

// The rows above the first figure.
int header_rows(const Grid& grid) {
  int rows = grid.rows();
  for (const Cell& cell : grid.cells)
    if (cell.col > 0 && is_figure_text(cell.text)) rows = std::min(rows, cell.row);
  return rows;
}

// The characters of texts, in whatever order the texts come.
std::string characters_of(std::string text) {
  std::erase(text, ' ');
  std::sort(text.begin(), text.end());
  return text;
}

Rect shifted(Rect box, double dy) {
  box.y0 += dy;
  box.y1 += dy;
  return box;
}

Grid moved(const Grid& above, int rows, double dy) {
  Grid grid{.column_edges = above.column_edges, .cells = {}, .ruled = false};
  for (int row = 0; row <= rows; ++row) grid.row_edges.push_back(above.row_edges[static_cast<std::size_t>(row)] + dy);
  grid.box = {grid.column_edges.front(), grid.row_edges.front(), grid.column_edges.back(), grid.row_edges.back()};
  for (Cell cell : above.cells) {
    if (cell.row >= rows) continue;
    cell.row_span = std::min(cell.row_span, rows - cell.row);
    cell.box = shifted(cell.box, dy);
    cell.text_box = shifted(cell.text_box, dy);
    if (cell.first_line) cell.first_line = shifted(*cell.first_line, dy);
    grid.cells.push_back(std::move(cell));
  }
  return grid;
}

}  // namespace

std::optional<HeaderAgain> header_again(const Grid& above, const std::vector<ChunkLine>& lines) {
  const int rows = header_rows(above);
  if (rows == 0 || rows == above.rows()) return std::nullopt;
  std::string names;
  std::optional<Rect> place;
  for (const Cell& cell : above.cells) {
    if (cell.row >= rows || cell.text.empty()) continue;
    names += cell.text;
    place = place ? united(*place, cell.text_box) : cell.text_box;
  }
  if (!place) return std::nullopt;
  names = characters_of(std::move(names));
  for (std::size_t from = 0; from < std::min(lines.size(), kLinesAbove + 1); ++from) {
    std::size_t end = from;
    Rect box = lines[from].box;
    std::string texts;
    HeaderAgain again;
    for (; end < lines.size() && end - from < kMostHeaderLines && figures_in(lines[end]) == 0; ++end)
      for (const Chunk& chunk : lines[end].chunks) {
        for (const Word* word : chunk.words) texts += word->text;
        box = united(box, chunk.box);
        again.words.insert(again.words.end(), chunk.words.begin(), chunk.words.end());
        if (texts.size() > 2 * names.size() + 1) return std::nullopt;
      }
    if (end == from || characters_of(std::move(texts)) != names) continue;
    if (std::abs(box.x0 - place->x0) > kSamePlace || std::abs(box.x1 - place->x1) > kSamePlace) continue;
    again.grid = moved(above, rows, box.y0 - place->y0);
    return again;
  }
  return std::nullopt;
}

}  // namespace yusuan::grid
