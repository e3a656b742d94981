#include "grid/layout.h"

#include <algorithm>

#include "grid/cell_text.h"
#include "grid/ruled_grid.h"
#include "grid/rulings.h"
#include "grid/text_lines.h"

namespace yusuan {
namespace {

std::vector<Ruling> of_axis(const std::vector<Ruling>& rulings, Axis axis) {
  std::vector<Ruling> selected;
  std::copy_if(rulings.begin(), rulings.end(), std::back_inserter(selected),
               [axis](const Ruling& r) { return r.axis == axis; });
  return selected;
}

bool encloses(const Rect& outer, const Rect& inner) {
  return outer.contains(inner.x0, inner.y0) && outer.contains(inner.x1, inner.y1);
}

std::vector<Grid> ruled_grids(const Page& page) {
  const auto horizontal = join_rulings(of_axis(page.rulings, Axis::kHorizontal));
  const auto vertical = join_rulings(of_axis(page.rulings, Axis::kVertical));
  std::vector<Grid> grids;
  for (const RulingGroup& group : group_rulings(horizontal, vertical)) {
    if (auto grid = ruled_grid(group)) {
      grid->page = page.number;
      grids.push_back(std::move(*grid));
    }
  }
  // A box drawn inside a cell (a check box, a nested table) would take the cell's words away from it.
  std::vector<Grid> outermost;
  for (const Grid& grid : grids) {
    const bool nested = std::any_of(grids.begin(), grids.end(), [&](const Grid& other) {
      return &other != &grid && encloses(other.box, grid.box);
    });
    if (!nested) outermost.push_back(grid);
  }
  return outermost;
}

}  // namespace

PageLayout lay_out(const Page& page) {
  PageLayout layout{.number = page.number, .width_pt = page.width_pt, .height_pt = page.height_pt};
  layout.grids = ruled_grids(page);
  std::vector<Word> words = page.words;
  for (const Grid& grid : layout.grids) words = split_at_borders(words, grid);
  std::vector<bool> taken(words.size(), false);
  for (Grid& grid : layout.grids) part_unbordered_cells(grid, words);
  for (Grid& grid : layout.grids) fill_cells(grid, words, taken);
  std::vector<const Word*> rest;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!taken[i] && words[i].rotation == 0) rest.push_back(&words[i]);
  layout.lines = text_lines(rest, page.number);
  return layout;
}

}  // namespace yusuan
