#include "grid/layout.h"

#include <algorithm>

#include "grid/cell_text.h"
#include "grid/ruled_grid.h"
#include "grid/rulings.h"
#include "grid/text_lines.h"
#include "grid/text_tables.h"

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

struct Rules {
  std::vector<Ruling> horizontal, vertical;  // joined
};

std::vector<Grid> ruled_grids(const Rules& rules, int page) {
  std::vector<Grid> grids;
  for (const RulingGroup& group : group_rulings(rules.horizontal, rules.vertical)) {
    if (auto grid = ruled_grid(group)) {
      grid->page = page;
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

// The horizontal rules that belong to no grid.
std::vector<Ruling> free_rules(const std::vector<Ruling>& horizontal, const std::vector<Grid>& grids) {
  std::vector<Ruling> free;
  std::copy_if(horizontal.begin(), horizontal.end(), std::back_inserter(free), [&](const Ruling& rule) {
    return std::none_of(grids.begin(), grids.end(), [&](const Grid& grid) {
      return grid.box.contains((rule.from + rule.to) / 2, rule.position);
    });
  });
  return free;
}

// A page's words and what became of them.
struct Words {
  std::vector<Word> all;
  std::vector<bool> taken;

  std::vector<const Word*> rest() const {
    std::vector<const Word*> words;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (!taken[i] && all[i].rotation == 0) words.push_back(&all[i]);
    return words;
  }
};

void fill(std::vector<Grid>& grids, Words& words) {
  for (const Grid& grid : grids) words.all = split_at_borders(words.all, grid);
  words.taken.resize(words.all.size(), false);
  for (Grid& grid : grids) part_unbordered_cells(grid, words.all);
  for (Grid& grid : grids) fill_cells(grid, words.all, words.taken);
}

void take_text_tables(const Rules& rules, Evidence evidence, Words& words, PageLayout& layout) {
  const auto free = free_rules(rules.horizontal, layout.grids);
  for (TextTable& table : text_tables(words.rest(), free, evidence)) {
    for (const Word* word : table.words) words.taken[static_cast<std::size_t>(word - words.all.data())] = true;
    table.grid.page = layout.number;
    layout.grids.push_back(std::move(table.grid));
  }
  std::stable_sort(layout.grids.begin(), layout.grids.end(),
                   [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
}

// A single row or column is a frame around text more often than a table.
bool is_frame(const Grid& grid) { return grid.rows() < 2 || grid.columns() < 2; }

}  // namespace

PageLayout lay_out(const Page& page, TableSearch search) {
  PageLayout layout{.number = page.number, .width_pt = page.width_pt, .height_pt = page.height_pt};
  const Rules rules{join_rulings(of_axis(page.rulings, Axis::kHorizontal)),
                    join_rulings(of_axis(page.rulings, Axis::kVertical))};
  layout.grids = ruled_grids(rules, page.number);
  if (search == TableSearch::kEverything) std::erase_if(layout.grids, is_frame);
  Words words{.all = page.words, .taken = {}};
  fill(layout.grids, words);
  take_text_tables(rules, search == TableSearch::kEverything ? Evidence::kAlignment : Evidence::kRules, words, layout);
  layout.lines = text_lines(words.rest(), page.number);
  return layout;
}

}  // namespace yusuan
