#include "grid/outside_labels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "grid/chunks.h"
#include "grid/lanes.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

constexpr int kFewestRows = 3;
// Of the texts in the first column, so many are figures; of the rows, so many have a label; of the labels, so few are
// sentences.
constexpr double kFigures = 0.6;
constexpr double kLabelled = 0.8;
constexpr double kProse = 0.2;
// In line heights: the longest label ends this near to the frame; a text stands in its row but for as much.
constexpr double kNear = 2.0;
constexpr double kSticksOut = 0.4;
// Of words alone, with a label on the height of each row: so many rows at least; in line heights: how far labels may
// stand from the frame, and on which height of their row.
constexpr int kFewestWordRows = 4;
constexpr double kFar = 10.0;
constexpr double kLevel = 0.2;
// In points: a word left of the frame may touch it; a column stands off its texts.
constexpr double kTouch = 1.0;
constexpr double kPadding = 2.0;

// The first row with a figure in the first column; -1 where most texts from there on are none.
int first_of_figures(const Grid& grid, const std::vector<Word>& words) {
  int first = -1;
  std::vector<std::size_t> figures(static_cast<std::size_t>(grid.rows()), 0), all(figures);
  const Rect column{grid.column_edges[0], grid.box.y0, grid.column_edges[1], grid.box.y1};
  for (const Word& word : words) {
    if (word.rotation != 0 || !holds_middle(column, word.box)) continue;
    const int row = lane_of(grid.row_edges, word.box.center_y());
    const bool figure = is_figure_text(word.text);
    if (figure && (first < 0 || row < first)) first = row;
    ++all[static_cast<std::size_t>(row)];
    figures[static_cast<std::size_t>(row)] += figure;
  }
  if (first < 0) return first;
  const auto below = [&](const std::vector<std::size_t>& counts) {
    return static_cast<double>(std::accumulate(counts.begin() + first, counts.end(), std::size_t{0}));
  };
  return below(figures) >= kFigures * below(all) ? first : -1;
}

std::vector<const Word*> words_beside(const Grid& grid, const std::vector<Word>& words,
                                      const std::vector<Grid>& others) {
  std::vector<const Word*> beside;
  for (const Word& word : words) {
    const double middle = word.box.center_y();
    if (word.rotation != 0 || word.box.x1 > grid.box.x0 + kTouch || middle < grid.box.y0 || middle > grid.box.y1)
      continue;
    const bool taken = std::any_of(others.begin(), others.end(), [&](const Grid& other) {
      return holds_middle(other.box, word.box) || (other.box.x1 < grid.box.x0 && word.box.x1 < other.box.x1);
    });
    if (!taken) beside.push_back(&word);
  }
  return beside;
}

// The first row beside a code; -1 where most rows have none: codes and numbers of rows label words, too.
int first_of_codes(const Grid& grid, const std::vector<ChunkLine>& lines) {
  int first = -1, codes = 0;
  for (const ChunkLine& line : lines) {
    if (!text::all_digits(chunk_text(line.chunks.front()))) continue;
    if (first < 0) first = lane_of(grid.row_edges, line.box.center_y());
    ++codes;
  }
  // A total may stand above them.
  return first < 0 || codes < kLabelled * (grid.rows() - first) ? -1 : first;
}

// Whether a label stands on the height of a text of the grid.
bool is_level(const Grid& grid, const ChunkLine& label, const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return word.rotation == 0 && holds_middle(grid.box, word.box) &&
           std::abs(word.box.center_y() - label.box.center_y()) < kLevel * label.height;
  });
}

// Whether the lines are the labels of the rows from `first` on.
bool are_labels(const Grid& grid, const std::vector<ChunkLine>& lines, const std::vector<Word>& words, int first) {
  std::vector<bool> labelled(static_cast<std::size_t>(grid.rows()), false), level(labelled);
  double end = 0, height = 0;
  std::size_t prose = 0, below = 0;
  for (const ChunkLine& line : lines) {
    const int row = lane_of(grid.row_edges, line.box.center_y());
    if (line.chunks.size() > 1) return false;
    if (row < first) continue;
    const double out = kSticksOut * line.height;
    if (line.box.y0 < grid.row_edges[row] - out || line.box.y1 > grid.row_edges[row + 1] + out) return false;
    labelled[static_cast<std::size_t>(row)] = true;
    if (is_level(grid, line, words)) level[static_cast<std::size_t>(row)] = true;
    end = std::max(end, line.box.x1);
    height = std::max(height, line.height);
    prose += is_prose(line.chunks.front());
    ++below;
  }
  const auto rows = std::count(labelled.begin() + first, labelled.end(), true);
  if (rows < kFewestRows || static_cast<double>(rows) < kLabelled * (grid.rows() - first)) return false;
  // What keeps to the heights of the rows may be long, and stand far.
  if (static_cast<double>(std::count(level.begin() + first, level.end(), true)) >= kLabelled * (grid.rows() - first))
    return grid.box.x0 - end < kFar * height;
  return grid.box.x0 - end < kNear * height && static_cast<double>(prose) <= kProse * static_cast<double>(below);
}

// Whether each row, the header, too, has one label that stands on the height of a text in it, at one side or in one
// middle with the others: rows of words have labels, too.
bool label_each_row(const Grid& grid, const std::vector<ChunkLine>& lines, const std::vector<Word>& words) {
  if (grid.rows() < kFewestWordRows || lines.size() != static_cast<std::size_t>(grid.rows())) return false;
  int level = 0, left = 0, middle = 0, right = 0, prose = 0;
  const Rect& usual = lines[lines.size() / 2].box;
  for (std::size_t row = 0; row < lines.size(); ++row) {
    const ChunkLine& line = lines[row];
    if (line.chunks.size() > 1 || lane_of(grid.row_edges, line.box.center_y()) != static_cast<int>(row)) return false;
    if (grid.box.x0 - line.box.x1 > kFar * line.height) return false;
    level += is_level(grid, line, words);
    left += std::abs(line.box.x0 - usual.x0) < kTouch;
    middle += std::abs(line.box.center_x() - usual.center_x()) < kTouch;
    right += std::abs(line.box.x1 - usual.x1) < kTouch;
    prose += is_prose(line.chunks.front());
  }
  const double most = kLabelled * grid.rows();
  return level >= most && std::max({left, middle, right}) >= most && prose <= kProse * grid.rows();
}

bool holds_amount(const Grid& grid, const std::vector<Word>& words, int row) {
  const Rect box{grid.box.x0, grid.row_edges[row], grid.box.x1, grid.row_edges[row + 1]};
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return word.rotation == 0 && holds_middle(box, word.box) && word.text.find('.') != std::string::npos &&
           is_figure_text(word.text);
  });
}

}  // namespace

void take_outside_labels(Grid& grid, const std::vector<Word>& words, const std::vector<Grid>& others) {
  if (grid.rows() < kFewestRows || grid.columns() < 1) return;
  const std::vector<const Word*> beside = words_beside(grid, words, others);
  if (beside.empty()) return;
  const std::vector<ChunkLine> lines = chunk_lines(beside);
  int first = first_of_figures(grid, words);
  if (first < 0) first = first_of_codes(grid, lines);
  if (first < 0 || !are_labels(grid, lines, words, first)) {
    if (!label_each_row(grid, lines, words)) return;
    first = 0;
  }
  double left = grid.box.x0;
  for (const Word* word : beside) left = std::min(left, word->box.x0);
  left -= kPadding;
  std::vector<Cell> cells;
  // The label of the header spans its rows; a total has one of its own.
  const bool total =
      first > 1 &&
      std::any_of(lines.begin(), lines.end(),
                  [&](const ChunkLine& line) { return lane_of(grid.row_edges, line.box.center_y()) == first - 1; }) &&
      holds_amount(grid, words, first - 1);
  const int header = first - (total ? 1 : 0);
  for (int row = 0; row < grid.rows(); ++row) {
    const int span = row < header ? header : 1;
    if (row > 0 && row < header) continue;
    cells.push_back({.row = row,
                     .col = 0,
                     .row_span = span,
                     .box = {left, grid.row_edges[row], grid.box.x0, grid.row_edges[row + span]}});
  }
  for (Cell cell : grid.cells) {
    ++cell.col;
    cells.push_back(std::move(cell));
  }
  std::sort(cells.begin(), cells.end(),
            [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.col < b.col; });
  grid.cells = std::move(cells);
  grid.column_edges.insert(grid.column_edges.begin(), left);
  grid.box.x0 = left;
}

}  // namespace yusuan::grid
