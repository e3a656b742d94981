#include "grid/stacked_rows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "grid/cell_text.h"
#include "grid/row_evidence.h"
#include "grid/spanning_cells.h"
#include "grid/word_rows.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// In line heights: a label is in the middle of its rows to within this; its lines are no further apart.
constexpr double kOffMiddle = 0.5;
constexpr double kLabelGap = 0.6;
// In line heights: lines stick out of their rows by less, also where the font's box is higher than they are apart.
constexpr double kSticksOut = 1.0 / 3;

using CellWords = std::vector<std::vector<const Word*>>;

// Cells that begin and end with the same rows of the grid.
struct Band {
  std::vector<std::size_t> cells;
  std::vector<BandSlot> slots;
  double top = 0, bottom = 0;
};

// What is to become of a band.
struct Cutting {
  std::vector<double> heights;      // ascending
  std::vector<std::size_t> labels;  // cells that stay whole beside the rows
};

// A text in the middle of rows that are more than its lines: a label merged over them.
bool is_label(const Band& band, std::size_t slot, const std::vector<double>& middles, bool leads) {
  const auto& lines = band.slots[slot].lines;
  if (lines.empty() || lines.size() >= middles.size()) return false;
  const double height = lines.front().box.height();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].figure) return false;
    if (i > 0 && lines[i].box.y0 - lines[i - 1].box.y1 > kLabelGap * height) return false;
  }
  const double middle = (lines.front().box.y0 + lines.back().box.y1) / 2;
  if (std::abs(middle - (band.top + band.bottom) / 2) > kOffMiddle * height) return false;
  const bool beside = std::any_of(middles.begin(), middles.end(),
                                  [&](double row) { return std::abs(row - middle) < kSameBaseline * height; });
  return !beside || (leads && middles.size() > 2);
}

// Whether a text sticks out of the band at its top or its foot: it stands in the middle of a merged cell that the end
// of a page cut, and the line beside it is not another row's.
bool is_cut(const Band& band) {
  return std::any_of(band.slots.begin(), band.slots.end(), [&](const BandSlot& slot) {
    return std::any_of(slot.lines.begin(), slot.lines.end(), [&](const CellLine& line) {
      const double out = kSticksOut * line.box.height();
      return line.box.y0 < band.top - out || line.box.y1 > band.bottom + out;
    });
  });
}

// The foot of a header that no rule parts from its rows: texts above the figures of their columns. The top without one.
double header_foot(const Band& band) {
  double foot = band.top;
  for (const BandSlot& slot : band.slots) {
    const auto figures =
        std::find_if(slot.lines.begin(), slot.lines.end(), [](const CellLine& line) { return line.figure; });
    if (figures == slot.lines.begin() || slot.lines.end() - figures < 2) continue;
    if (figure_middles({slot.room, {figures, slot.lines.end()}}).size() > 1)
      foot = std::max(foot, (figures - 1)->box.y1);
  }
  return foot;
}

std::vector<BandSlot> below(const std::vector<BandSlot>& slots, double foot) {
  std::vector<BandSlot> rest = slots;
  for (BandSlot& slot : rest)
    std::erase_if(slot.lines, [&](const CellLine& line) { return line.box.center_y() < foot; });
  return rest;
}

// Rules that stand where rows part are their borders.
double snapped(const RowCut& cut, const std::vector<double>& edges) {
  double best = cut.y, least = cut.below - cut.above;
  for (auto edge = std::lower_bound(edges.begin(), edges.end(), cut.above); edge != edges.end() && *edge < cut.below;
       ++edge)
    if (std::abs(*edge - cut.y) < least) {
      least = std::abs(*edge - cut.y);
      best = *edge;
    }
  return best;
}

std::vector<RowCut> cuts_between(const std::vector<double>& middles) {
  std::vector<RowCut> cuts;
  for (std::size_t i = 1; i < middles.size(); ++i)
    cuts.push_back({.y = (middles[i - 1] + middles[i]) / 2, .above = middles[i - 1], .below = middles[i]});
  return cuts;
}

bool is_one_letter(const CellLine& line) { return !line.figure && text::count_code_points(line.text) == 1; }

// Texts set from the top down, a letter a line, beside texts of one line: rows would have more to say.
bool is_set_downwards(const Band& band) {
  bool downwards = false;
  for (const BandSlot& slot : band.slots) {
    if (slot.lines.size() < 2) {
      if (!slot.lines.empty() && slot.lines.front().figure) return false;
      continue;
    }
    if (!std::all_of(slot.lines.begin(), slot.lines.end(), is_one_letter)) return false;
    downwards = true;
  }
  return downwards;
}

Cutting cutting_of(const Band& band, const std::vector<double>& edges, bool like_others) {
  if (band.slots.size() < 2 || is_set_downwards(band)) return {};
  const double foot = header_foot(band);
  std::vector<BandSlot> slots = below(band.slots, foot);
  const auto heights_of = like_others ? row_middles_like_others : row_middles;
  const std::vector<double> middles = heights_of(slots);
  if (middles.empty() || (middles.size() == 2 && is_cut(band))) return {};
  Cutting cutting;
  bool leads = true;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    leads = leads && figure_middles(slots[slot]).empty();
    if (!is_label(band, slot, middles, leads)) continue;
    cutting.labels.push_back(band.cells[slot]);
    slots[slot].lines.clear();
  }
  double top = middles.front();
  for (const BandSlot& slot : slots)
    if (!slot.lines.empty()) top = std::min(top, slot.lines.front().box.y0);
  if (foot > band.top) cutting.heights.push_back((foot + std::max(foot, top)) / 2);
  const std::vector<double> lines = lines_in_step(slots);
  for (const RowCut& cut : lines.empty() ? row_cuts(slots) : cuts_between(lines)) {
    const double y = snapped(cut, edges);
    const double last = cutting.heights.empty() ? band.top : cutting.heights.back();
    if (y > last && y < band.bottom) cutting.heights.push_back(y);
  }
  return cutting;
}

// The lines of a band's cells; none where one line holds all its words, which is no stack of rows.
std::vector<BandSlot> slots_of(const Grid& grid, const Band& band, const CellWords& words_of, double padding,
                               const std::vector<std::size_t>& decimals) {
  std::vector<const Word*> all;
  for (const std::size_t cell : band.cells) all.insert(all.end(), words_of[cell].begin(), words_of[cell].end());
  if (on_one_line(all)) return {};
  std::vector<BandSlot> slots;
  for (const std::size_t cell : band.cells) {
    const Rect& box = grid.cells[cell].box;
    slots.push_back({.room = {.x0 = box.x0,
                              .x1 = box.x1,
                              .padding_pt = padding,
                              .decimals = decimals[static_cast<std::size_t>(grid.cells[cell].col)]},
                     .lines = upright_lines(words_of[cell])});
  }
  return slots;
}

std::vector<Band> bands_of(const Grid& grid, const CellWords& words_of) {
  const double padding = padding_of(grid, words_of);
  const std::vector<std::size_t> decimals = usual_decimals(grid, words_of);
  std::map<std::pair<int, int>, Band> bands;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const Cell& cell = grid.cells[i];
    Band& band = bands[{cell.row, cell.row_span}];
    band.cells.push_back(i);
    band.top = cell.box.y0;
    band.bottom = cell.box.y1;
  }
  std::vector<Band> list;
  for (auto& [place, band] : bands) {
    band.slots = slots_of(grid, band, words_of, padding, decimals);
    list.push_back(std::move(band));
  }
  return list;
}

// Puts the cells between the heights that they begin and end at.
void set_rows(Grid& grid, std::vector<Cell> cells) {
  std::vector<double> edges = {grid.row_edges.front(), grid.row_edges.back()};
  for (const Cell& cell : cells) edges.insert(edges.end(), {cell.box.y0, cell.box.y1});
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  for (Cell& cell : cells) {
    cell.row = static_cast<int>(std::lower_bound(edges.begin(), edges.end(), cell.box.y0) - edges.begin());
    cell.row_span =
        static_cast<int>(std::lower_bound(edges.begin(), edges.end(), cell.box.y1) - edges.begin()) - cell.row;
  }
  std::sort(cells.begin(), cells.end(),
            [](const Cell& a, const Cell& b) { return std::tie(a.row, a.col) < std::tie(b.row, b.col); });
  grid.row_edges = std::move(edges);
  grid.cells = std::move(cells);
}

}  // namespace

void cut_stacked_rows(Grid& grid, const std::vector<Word>& words) {
  if (grid.columns() < 2) return;
  part_spanning_cells(grid, words);
  const std::vector<Band> bands = bands_of(grid, words_by_cell(grid, words));
  std::vector<Cutting> cuttings;
  for (const Band& band : bands) cuttings.push_back(cutting_of(band, grid.row_edges, false));
  const auto first =
      std::find_if(cuttings.begin(), cuttings.end(), [](const Cutting& cutting) { return !cutting.heights.empty(); });
  if (first == cuttings.end()) return;
  std::vector<std::vector<double>> heights(grid.cells.size());
  for (std::size_t i = 0; i < bands.size(); ++i) {
    Cutting& cutting = cuttings[i];
    if (cutting.heights.empty() && &cutting > &*first) cutting = cutting_of(bands[i], grid.row_edges, true);
    for (const std::size_t cell : bands[i].cells)
      if (std::find(cutting.labels.begin(), cutting.labels.end(), cell) == cutting.labels.end())
        heights[cell] = cutting.heights;
  }
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    Cell part = grid.cells[i];
    const double foot = part.box.y1;
    heights[i].push_back(foot);
    for (const double y : heights[i]) {
      part.box.y1 = y;
      cells.push_back(part);
      part.box.y0 = y;
    }
  }
  set_rows(grid, std::move(cells));
}

}  // namespace yusuan::grid
