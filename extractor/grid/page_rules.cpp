#include "grid/page_rules.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "grid/border_joints.h"
#include "grid/border_pieces.h"
#include "grid/fill_bands.h"
#include "grid/fill_rules.h"
#include "grid/nested.h"
#include "grid/ruled_grid.h"
#include "grid/rulings.h"

namespace yusuan::grid {
namespace {

std::vector<Ruling> of_axis(const std::vector<Ruling>& rulings, Axis axis) {
  std::vector<Ruling> selected;
  std::copy_if(rulings.begin(), rulings.end(), std::back_inserter(selected),
               [axis](const Ruling& r) { return r.axis == axis; });
  return selected;
}

std::vector<Grid> ruled_grids(const std::vector<RulingGroup>& groups, int page) {
  std::vector<Grid> grids;
  for (const RulingGroup& group : groups) {
    if (auto grid = ruled_grid(group)) {
      grid->page = page;
      grids.push_back(std::move(*grid));
    }
  }
  return grids;
}

}  // namespace

PageRules rules_of(const Page& page) {
  PageRules rules{join_rulings(of_axis(page.rulings, Axis::kHorizontal)),
                  join_rulings(of_axis(page.rulings, Axis::kVertical))};
  square_corners(rules.horizontal, rules.vertical);
  if (page.fills.empty()) return rules;
  std::vector<Rect> taken;
  std::vector<Ruling> bands;
  for (const Grid& grid : ruled_grids(group_rulings(rules.horizontal, rules.vertical), page.number)) {
    taken.push_back(grid.box);
    std::ranges::copy(rulings_of_bands(page.fills, grid, page.words), std::back_inserter(bands));
  }
  rules.horizontal.insert(rules.horizontal.end(), bands.begin(), bands.end());
  for (const Ruling& ruling : rulings_of_fills(page.fills, page.words, taken))
    (ruling.axis == Axis::kHorizontal ? rules.horizontal : rules.vertical).push_back(ruling);
  return {join_rulings(std::move(rules.horizontal)), join_rulings(std::move(rules.vertical))};
}

void add_borders_at_joints(PageRules& rules, const Page& page, std::size_t fewest_figures) {
  const std::vector<Ruling> borders = borders_at_joints(page.rulings, page.words, fewest_figures);
  if (borders.empty()) return;
  for (const Ruling& border : borders)
    (border.axis == Axis::kHorizontal ? rules.horizontal : rules.vertical).push_back(border);
  rules.horizontal = join_rulings(std::move(rules.horizontal));
  rules.vertical = join_rulings(std::move(rules.vertical));
}

std::vector<Grid> drawn_grids(const PageRules& rules, const PageLayout* before, const std::vector<Word>& words,
                              const PageLayout& layout) {
  auto groups = group_rulings(rules.horizontal, rules.vertical);
  const bool same_width = before != nullptr && std::abs(before->width_pt - layout.width_pt) <= 1;
  join_border_pieces(groups, words, same_width && !before->grids.empty() ? &before->grids.back() : nullptr);
  return ruled_grids(groups, layout.number);
}

std::vector<Grid> take_nested(std::vector<Grid>& grids) {
  std::vector<Grid> outermost, nested;
  for (const Grid& grid : grids) (is_nested(grid, grids) ? nested : outermost).push_back(grid);
  grids = std::move(outermost);
  return nested;
}

std::vector<Ruling> free_rules(const std::vector<Ruling>& horizontal, const std::vector<Grid>& grids) {
  std::vector<Ruling> free;
  std::copy_if(horizontal.begin(), horizontal.end(), std::back_inserter(free), [&](const Ruling& rule) {
    return std::none_of(grids.begin(), grids.end(),
                        [&](const Grid& grid) { return grid.box.contains((rule.from + rule.to) / 2, rule.position); });
  });
  return free;
}

}  // namespace yusuan::grid
