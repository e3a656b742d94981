// What a page's rules are, and the grids that they draw.
#pragma once

#include <cstddef>
#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// A page's rules along either axis, joined.
struct PageRules {
  std::vector<Ruling> horizontal, vertical;
};

/// What lines draw, and what painted areas outside of that show.
PageRules rules_of(const Page& page);

/// Adds the borders that nothing shows but the joints of rules drawn cell by cell, of tables with so many rows of
/// figures.
void add_borders_at_joints(PageRules& rules, const Page& page, std::size_t fewest_figures);

/// The grids that rules draw, blank, each cut at the borders that pieces of it leave open. `before`: the page before,
/// or null. `words` are those of the page of this number and size.
std::vector<Grid> drawn_grids(const PageRules& rules, const PageLayout* before, const std::vector<Word>& words,
                              const PageLayout& layout);

/// Takes the grids that stand inside another out of `grids` and returns them: a box drawn in a cell (a check box, a
/// nested table) would take the cell's words away from it.
std::vector<Grid> take_nested(std::vector<Grid>& grids);

/// The horizontal rules that belong to no grid.
std::vector<Ruling> free_rules(const std::vector<Ruling>& horizontal, const std::vector<Grid>& grids);

}  // namespace yusuan::grid
