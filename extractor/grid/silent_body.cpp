#include "grid/silent_body.h"

#include <algorithm>
#include <cmath>

#include "grid/lanes.h"
#include "grid/text_lines.h"
#include "text/spacing.h"

namespace yusuan::grid {
namespace {

// A header without rows is one from this many columns on: fewer texts stand in the middle between rules by chance.
constexpr int kFewestSilent = 3;
// Below the header by less: its own rule.
constexpr double kOwnRule = 3.0;

// In points: a text stands out of its column by less, and in the middle of several within as much.
constexpr double kOverhang = 3.0;
constexpr double kCentred = 2.5;
// In line heights: lines of a body follow its header, and each other, more closely.
constexpr double kRowBelow = 1.5;

// Whether figures stand side by side right below `bottom`: rows that did not fit the header's columns.
bool rows_follow(double bottom, const std::vector<const Word*>& body) {
  std::vector<const Word*> below;
  for (const Word* word : body)
    if (word->box.center_y() > bottom) below.push_back(word);
  for (const WordLine& words : word_lines(below)) {
    // The first line mostly decides: what stands further down the page is not cut into chunks.
    for (const ChunkLine& line : chunk_lines(words)) {
      if (line.box.y0 - bottom > kRowBelow * line.height) return false;
      bottom = std::max(bottom, line.box.y1);
      const bool figures = std::any_of(line.chunks.begin(), line.chunks.end(), [](const Chunk& c) { return c.figure; });
      if (line.chunks.size() > 1 && figures) return true;
    }
  }
  return false;
}

// How many columns, from the first on, a text alone in its row stands in: one, or those of labels that `合计` is
// centred over, or all.
int columns_of(const Rect& text, const std::vector<double>& edges) {
  const int last = static_cast<int>(edges.size()) - 1;
  const int lane = lane_of(edges, text.center_x());
  const auto centred = [&](int from, int to) {
    return std::abs(text.center_x() - (edges[from] + edges[to]) / 2) < kCentred;
  };
  const bool at_left = text.x0 - edges[0] < text.height();
  for (int end = 2; end < last && !at_left && !centred(lane, lane + 1); ++end)
    if (centred(0, end) && text.x1 < edges[end]) return end;
  return lane == 0 && text.x1 < edges[1] + kOverhang ? 1 : last;
}

// Adds a row with one text, or a blank one.
void add_silent_row(Grid& grid, double bottom, const std::vector<ChunkLine>& lines) {
  const int row = grid.rows();
  bottom = std::max(bottom, grid.box.y1 + 0.01);
  Rect text_box;
  std::vector<std::string> texts;
  for (const ChunkLine& line : lines) {
    texts.push_back(chunk_text(line.chunks.front()));
    text_box = texts.size() == 1 ? line.box : united(text_box, line.box);
  }
  for (int col = 0, span = texts.empty() ? 1 : columns_of(text_box, grid.column_edges); col < grid.columns();
       col += span, span = 1)
    grid.cells.push_back({.row = row,
                          .col = col,
                          .col_span = span,
                          .box = {grid.column_edges[col], grid.box.y1, grid.column_edges[col + span], bottom},
                          .text = col == 0 ? text::join_lines(texts) : "",
                          .text_box = col == 0 ? text_box : Rect{}});
  grid.row_edges.push_back(bottom);
  grid.box.y1 = bottom;
}

}  // namespace

bool names_all(const std::vector<ChunkLine>& header, const std::vector<double>& column_edges) {
  std::vector<bool> named(column_edges.size() - 1, false);
  for (const ChunkLine& line : header)
    for (const Chunk& chunk : line.chunks)
      named[static_cast<std::size_t>(lane_of(column_edges, chunk.box.center_x()))] = true;
  return std::find(named.begin(), named.end(), false) == named.end();
}

bool take_silent_body(Grid& grid, const std::vector<double>& rules, const std::vector<const Word*>& body) {
  if (grid.columns() < kFewestSilent) return false;
  double bottom = grid.box.y1;
  for (const double rule : rules) {
    if (rule < grid.box.y1 + kOwnRule) continue;
    std::vector<const Word*> inside;
    for (const Word* word : body)
      if (word->box.center_y() > grid.box.y1 && word->box.center_y() < rule) inside.push_back(word);
    const auto lines = chunk_lines(inside);
    if (std::any_of(lines.begin(), lines.end(), [](const ChunkLine& line) { return line.chunks.size() > 1; })) {
      if (bottom == grid.box.y1) return false;
      break;
    }
    if (!lines.empty()) {
      add_silent_row(grid, rule, lines);
      return true;
    }
    bottom = rule;
  }
  if (rows_follow(bottom, body)) return false;
  add_silent_row(grid, bottom, {});
  return true;
}

}  // namespace yusuan::grid
