#include "grid/left_figures.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "grid/nested.h"
#include "grid/text_lines.h"
#include "text/amount.h"
#include "text/sentence.h"

namespace yusuan::grid {
namespace {

// Figures outside grids: fewer stand in captions and lists. A table of three rows has as many.
constexpr std::size_t kFewestFigures = 4;

bool is_money(std::string_view text) {
  return text.find_first_of(".,") != std::string_view::npos && text::parse_amount(text);
}

std::size_t figures_in(std::string_view line) {
  std::size_t figures = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    figures += is_money(line.substr(at, end - at));
    at = end + 1;
  }
  return figures;
}

struct HeldFigures {
  std::size_t single = 0, joined = 0;
};

HeldFigures figures_of(const Grid& grid) {
  HeldFigures figures;
  for (const Cell& cell : grid.cells) {
    figures.single += is_money(cell.text);
    if (text::joins_amounts(cell.text)) figures.joined += figures_in(cell.text);
  }
  return figures;
}

// A table between rulings is what these show, unless it is a piece of a larger one.
bool gives_way(const Grid& held, const HeldFigures& figures, const Grid& grid) {
  return figures.single == 0 || !held.ruled || held.rows() < grid.rows();
}

// Names over the columns: lists of figures without them are left to the prose.
bool has_header(const Grid& grid) {
  int names = 0;
  for (const Cell& cell : grid.cells) {
    if (cell.row > 0) break;
    if (text::parse_amount(cell.text)) return false;
    names += !cell.text.empty();
  }
  return names > 1;
}

bool takes_the_place(const Grid& grid, const std::vector<Grid>& grids) {
  const HeldFigures own = figures_of(grid);
  if (own.single < kFewestFigures || own.joined > 0 || grid.columns() < 2 || !has_header(grid)) return false;
  HeldFigures theirs;
  for (const Grid& held : grids) {
    if (!overlapping(held.box, grid.box)) continue;
    const HeldFigures figures = figures_of(held);
    if (!gives_way(held, figures, grid)) return false;
    theirs.single += figures.single;
    theirs.joined += figures.joined;
  }
  return own.single >= theirs.single + theirs.joined + kFewestFigures;
}

}  // namespace

bool leaves_figures(const PageLayout& layout) {
  std::size_t figures = 0;
  for (const TextLine& line : layout.lines)
    if (!text::has_sentence_mark(line.text)) figures += figures_in(line.text);
  return figures >= kFewestFigures;
}

void take_figures_left(PageLayout& layout, PageLayout open, const Page& page) {
  bool taken = false;
  for (Grid& grid : open.grids) {
    if (!takes_the_place(grid, layout.grids)) continue;
    std::erase_if(layout.grids, [&](const Grid& held) { return overlapping(held.box, grid.box); });
    layout.grids.push_back(std::move(grid));
    taken = true;
  }
  if (!taken) return;
  std::stable_sort(layout.grids.begin(), layout.grids.end(),
                   [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
  set_lines_around_grids(layout, page);
}

}  // namespace yusuan::grid
