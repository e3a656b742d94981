#include "grid/stacked_rows.h"

#include <algorithm>
#include <tuple>

#include "grid/lanes.h"
#include "grid/text_lines.h"
#include "text/amount.h"

namespace yusuan {
namespace {

// A wrapped figure beside a wrapped name gives three lines in the narrowest columns seen; rows that stand without rules
// between them come in more.
constexpr std::size_t kFewestLines = 4;
// Of the lines, this share fills several columns, and has a figure in one and the same.
constexpr double kRowShare = 0.7;

bool is_figure(const Word& word) { return parse_amount(word.text).has_value() || is_placeholder(word.text); }

struct LineOfRow {
  std::vector<int> filled;  // columns, ascending
  std::vector<int> figures;
  double y0 = 0, y1 = 0;
};

LineOfRow line_of_row(const WordLine& words, const Grid& grid) {
  LineOfRow line{.filled = {}, .figures = {}, .y0 = words.front()->box.y0, .y1 = words.front()->box.y1};
  std::vector<int> count(grid.columns(), 0), figures(grid.columns(), 0);
  for (const Word* word : words) {
    const int column = lane_of(grid.column_edges, word->box.center_x());
    ++count[column];
    figures[column] += is_figure(*word);
    line.y0 = std::min(line.y0, word->box.y0);
    line.y1 = std::max(line.y1, word->box.y1);
  }
  for (int column = 0; column < grid.columns(); ++column) {
    if (count[column] > 0) line.filled.push_back(column);
    if (count[column] > 0 && figures[column] == count[column]) line.figures.push_back(column);
  }
  return line;
}

bool are_rows(const std::vector<LineOfRow>& lines, int columns) {
  if (lines.size() < kFewestLines) return false;
  const double needed = kRowShare * static_cast<double>(lines.size());
  std::size_t several = 0;
  std::vector<std::size_t> figures(columns, 0);
  for (const LineOfRow& line : lines) {
    several += line.filled.size() > 1;
    for (const int column : line.figures) ++figures[column];
  }
  return static_cast<double>(several) >= needed &&
         static_cast<double>(*std::max_element(figures.begin(), figures.end())) >= needed;
}

// Heights between the lines that begin a row: a line of one text that is no figure goes on with the row above.
std::vector<double> cuts_between(const std::vector<LineOfRow>& lines) {
  std::vector<double> cuts;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (lines[i].filled.size() > 1 || !lines[i].figures.empty() || lines[i].filled.front() == 0)
      cuts.push_back((lines[i - 1].y1 + lines[i].y0) / 2);
  return cuts;
}

std::vector<std::vector<double>> cuts_of_rows(const Grid& grid, const std::vector<Word>& words) {
  std::vector<std::vector<const Word*>> words_of(grid.rows());
  for (const Word& word : words)
    if (word.rotation == 0 && holds_middle(grid.box, word.box))
      words_of[lane_of(grid.row_edges, word.box.center_y())].push_back(&word);
  std::vector<int> cells(grid.rows(), 0);
  for (const Cell& cell : grid.cells) {
    if (cell.row_span == 1) ++cells[cell.row];
  }
  std::vector<std::vector<double>> cuts(grid.rows());
  for (int row = 0; row < grid.rows(); ++row) {
    if (cells[row] < 2 || words_of[row].size() < 2 * kFewestLines) continue;
    std::vector<LineOfRow> lines;
    for (const WordLine& line : word_lines(words_of[row])) lines.push_back(line_of_row(line, grid));
    if (are_rows(lines, grid.columns())) cuts[row] = cuts_between(lines);
  }
  return cuts;
}

// Whether the cell's lines stand one in each of its rows.
bool fills_rows(const Grid& grid, const Cell& cell, const std::vector<const Word*>& words) {
  std::vector<std::size_t> lines(static_cast<std::size_t>(cell.row_span), 0);
  for (const WordLine& line : word_lines(words)) {
    const int row = lane_of(grid.row_edges, line.front()->box.center_y());
    if (row < cell.row || row >= cell.row + cell.row_span) return false;
    ++lines[static_cast<std::size_t>(row - cell.row)];
  }
  return std::all_of(lines.begin(), lines.end(), [](std::size_t n) { return n == 1; });
}

// First rows of bands that no cell parts: the rules inside them were not drawn.
std::vector<int> bands_of(const Grid& grid) {
  std::vector<bool> parted(static_cast<std::size_t>(grid.rows()) + 1, false);
  std::vector<int> covering(static_cast<std::size_t>(grid.rows()), 0);  // columns whose cell ends below the row
  for (const Cell& cell : grid.cells)
    for (int row = cell.row; row + 1 < cell.row + cell.row_span; ++row) covering[row] += cell.col_span;
  for (int row = 0; row < grid.rows(); ++row) parted[row + 1] = covering[row] < grid.columns();
  std::vector<int> bands;
  for (int row = 0; row < grid.rows(); ++row)
    if ((row == 0 || parted[row]) && !parted[row + 1]) bands.push_back(row);
  return bands;
}

// Parts the cells of such bands whose lines stand in its rows, when most do.
void part_bands(Grid& grid, const std::vector<Word>& words) {
  const std::vector<int> bands = bands_of(grid);
  if (bands.empty()) return;
  std::vector<std::vector<const Word*>> words_of(grid.cells.size());
  const CellMap map(grid);
  for (const Word& word : words)
    if (word.rotation == 0 && holds_middle(grid.box, word.box)) {
      const Cell& cell =
          map.at(lane_of(grid.row_edges, word.box.center_y()), lane_of(grid.column_edges, word.box.center_x()));
      words_of[static_cast<std::size_t>(&cell - grid.cells.data())].push_back(&word);
    }
  std::vector<Cell> cells;
  for (const int band : bands) {
    int filled = 0, all = 0;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      if (grid.cells[i].row != band) continue;
      ++all;
      filled += fills_rows(grid, grid.cells[i], words_of[i]);
    }
    if (all < 2 || filled < kRowShare * all) continue;
    const std::size_t count = grid.cells.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (grid.cells[i].row != band || grid.cells[i].row_span < 2 || !fills_rows(grid, grid.cells[i], words_of[i]))
        continue;
      for (int row = band + 1; row < band + grid.cells[i].row_span; ++row) {
        Cell part = grid.cells[i];
        part.row = row;
        part.row_span = 1;
        part.box.y0 = grid.row_edges[row];
        part.box.y1 = grid.row_edges[row + 1];
        cells.push_back(std::move(part));
      }
      grid.cells[i].row_span = 1;
      grid.cells[i].box.y1 = grid.row_edges[band + 1];
    }
  }
  grid.cells.insert(grid.cells.end(), cells.begin(), cells.end());
  std::sort(grid.cells.begin(), grid.cells.end(),
            [](const Cell& a, const Cell& b) { return std::tie(a.row, a.col) < std::tie(b.row, b.col); });
}

}  // namespace

void cut_stacked_rows(Grid& grid, const std::vector<Word>& words) {
  if (grid.columns() < 2) return;
  part_bands(grid, words);
  const auto cuts = cuts_of_rows(grid, words);
  if (std::all_of(cuts.begin(), cuts.end(), [](const auto& row) { return row.empty(); })) return;
  std::vector<int> start(grid.rows() + 1, 0);
  std::vector<double> edges;
  for (int row = 0; row < grid.rows(); ++row) {
    start[row] = static_cast<int>(edges.size());
    edges.push_back(grid.row_edges[row]);
    edges.insert(edges.end(), cuts[row].begin(), cuts[row].end());
  }
  start.back() = static_cast<int>(edges.size());
  edges.push_back(grid.row_edges.back());
  std::vector<Cell> cells;
  for (const Cell& cell : grid.cells) {
    const int first = start[cell.row], last = start[cell.row + cell.row_span];
    const int step = cell.row_span == 1 ? 1 : last - first;
    for (int row = first; row < last; row += step) {
      Cell part = cell;
      part.row = row;
      part.row_span = step;
      part.box.y0 = edges[row];
      part.box.y1 = edges[row + step];
      cells.push_back(std::move(part));
    }
  }
  std::sort(cells.begin(), cells.end(),
            [](const Cell& a, const Cell& b) { return std::tie(a.row, a.col) < std::tie(b.row, b.col); });
  grid.row_edges = std::move(edges);
  grid.cells = std::move(cells);
}

}  // namespace yusuan
