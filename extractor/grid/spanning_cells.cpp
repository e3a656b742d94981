#include "grid/spanning_cells.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "grid/cell_lines.h"
#include "grid/cell_text.h"
#include "grid/lanes.h"
#include "grid/text_lines.h"

namespace yusuan::grid {
namespace {

// Of the cells of a band, this share has a line in each of its rows; of a cell's lines, this share stands beside
// others.
constexpr double kRowShare = 0.7;
// Lines of a wrapped label meet those of two rows beside it by chance, seldom of three.
constexpr int kFewestMet = 3;
constexpr int kFewestFigures = 2;
// In line heights: a label is in the middle of its rows to within this; its lines are no further apart.
constexpr double kOffMiddle = 0.5;
constexpr double kLabelGap = 0.6;

// Whether the lines are one wrapped text in the middle of a cell that spans more rows than they are: a label of these
// rows, which meets the lines beside it by chance.
bool is_wrapped_label(const Cell& cell, const std::vector<CellLine>& lines) {
  if (static_cast<int>(lines.size()) >= cell.row_span) return false;
  const double height = lines.front().box.height();
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (lines[i].box.y0 - lines[i - 1].box.y1 > kLabelGap * height) return false;
  const double middle = (lines.front().box.y0 + lines.back().box.y1) / 2;
  return std::abs(middle - cell.box.center_y()) < kOffMiddle * height;
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
std::vector<int> unparted_rows(const Grid& grid) {
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
  const std::vector<int> bands = unparted_rows(grid);
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

// A line somewhere in the grid.
struct Place {
  double middle = 0;
  std::size_t cell = 0;
  bool figure = false;
};

// Whether the lines of a cell are those of rows: they stand beside lines of other cells, figures on one side or both.
// Figures, and items that each begin with a number, are of rows by themselves.
bool is_of_rows(const Cell& grid_cell, std::size_t cell, const std::vector<CellLine>& lines,
                const std::vector<Place>& places) {
  int met = 0, figures = 0;
  for (const CellLine& line : lines) {
    const double near = kSameBaseline * line.box.height(), middle = line.box.center_y();
    const auto first = std::lower_bound(places.begin(), places.end(), middle - near,
                                        [](const Place& place, double y) { return place.middle < y; });
    bool beside = false, figure = false;
    for (auto place = first; place != places.end() && place->middle <= middle + near; ++place) {
      if (place->cell == cell) continue;
      beside = true;
      figure = figure || place->figure || line.figure;
    }
    met += beside;
    figures += figure;
  }
  const bool own = std::all_of(lines.begin(), lines.end(), [](const CellLine& line) { return line.figure; }) ||
                   std::all_of(lines.begin(), lines.end(), [](const CellLine& line) { return line.item; });
  if (!own && is_wrapped_label(grid_cell, lines)) return false;
  return figures >= (own ? kFewestFigures : kFewestMet) && met >= kRowShare * static_cast<double>(lines.size());
}

// Whether a text goes on from above an edge to below it.
bool crosses(const std::vector<CellLine>& lines, double edge, const CellRoom& room) {
  const auto below =
      std::find_if(lines.begin(), lines.end(), [&](const CellLine& line) { return line.box.center_y() > edge; });
  if (below == lines.begin() || below == lines.end()) return false;
  const CellLine& above = *(below - 1);
  if (above.figure || below->figure) return breaks_off(above, *below, room);
  return !below->item && is_full(above, *below, room);
}

void part_beside_figures(Grid& grid, const std::vector<Word>& words) {
  if (std::none_of(grid.cells.begin(), grid.cells.end(), [](const Cell& cell) { return cell.row_span > 1; })) return;
  const auto words_of = words_by_cell(grid, words);
  bool lined = false;
  for (std::size_t i = 0; i < grid.cells.size() && !lined; ++i)
    lined = grid.cells[i].row_span > 1 && !on_one_line(words_of[i]);
  if (!lined) return;
  const double padding = padding_of(grid, words_of);
  std::vector<std::vector<CellLine>> lines(grid.cells.size());
  std::vector<Place> places;
  bool any = false;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    lines[i] = upright_lines(words_of[i]);
    for (const CellLine& line : lines[i]) places.push_back({line.box.center_y(), i, line.figure});
    any = any || (grid.cells[i].row_span > 1 && lines[i].size() > 1);
  }
  if (!any) return;
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.middle < b.middle; });
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    Cell part = grid.cells[i];
    const int end = part.row + part.row_span;
    if (part.row_span > 1 && lines[i].size() > 1 && is_of_rows(part, i, lines[i], places)) {
      const CellRoom room{.x0 = part.box.x0, .x1 = part.box.x1, .padding_pt = padding};
      for (int row = part.row + 1; row < end; ++row) {
        const double edge = grid.row_edges[static_cast<std::size_t>(row)];
        if (crosses(lines[i], edge, room)) continue;
        Cell upper = part;
        upper.row_span = row - part.row;
        upper.box.y1 = edge;
        cells.push_back(upper);
        part.row = row;
        part.box.y0 = edge;
      }
      part.row_span = end - part.row;
    }
    cells.push_back(std::move(part));
  }
  std::sort(cells.begin(), cells.end(),
            [](const Cell& a, const Cell& b) { return std::tie(a.row, a.col) < std::tie(b.row, b.col); });
  grid.cells = std::move(cells);
}

}  // namespace

void part_spanning_cells(Grid& grid, const std::vector<Word>& words) {
  part_bands(grid, words);
  part_beside_figures(grid, words);
}

}  // namespace yusuan::grid
