#include "grid/candidates.h"

#include <algorithm>
#include <utility>

#include "grid/layout_words.h"
#include "grid/open_body.h"
#include "grid/page_rules.h"
#include "grid/panels.h"
#include "grid/text_tables.h"
#include "grid/three_line.h"
#include "grid/underlines.h"

namespace yusuan::grid {
namespace {

class Proposals {
 public:
  explicit Proposals(int page) : page_(page) {}

  void add(Grid grid, const char* origin, Objections objections = {}) {
    grid.page = page_;
    all_.push_back({std::move(grid), origin, objections});
  }
  void add(std::vector<TextTable> tables, const char* origin) {
    for (TextTable& table : tables) add(std::move(table.grid), origin, table.objections);
  }
  std::vector<TableCandidate> take() { return std::move(all_); }

 private:
  int page_;
  std::vector<TableCandidate> all_;
};

LayoutWords all_words(const Page& page) {
  return {.all = page.words, .taken = std::vector<bool>(page.words.size(), false)};
}

// Each grid that rules draw, with and without the rows below it, and the tables that it may frame.
void propose_drawn(const Page& page, const PageRules& rules, const std::vector<Grid>& blank, Proposals& proposals) {
  const LayoutWords whole = all_words(page);
  for (const Grid& drawn : blank) {
    std::vector<Grid> grids{drawn};
    LayoutWords words = whole;
    fill(grids, words, rules.horizontal);
    Grid grid = std::move(grids.front());
    proposals.add(grid, "ruled");
    proposals.add(panel_tables(grid, whole.rest(), rules.horizontal), "panel");
    if (is_header_only(grid) &&
        !take_open_body(grid, words.rest(), {.bottom = page.height_pt, .may_be_words = true}).empty())
      proposals.add(std::move(grid), "open_body");
  }
}

}  // namespace

std::vector<TableCandidate> table_candidates(const Page& page, const PageLayout* before) {
  Proposals proposals(page.number);
  PageRules rules = rules_of(page);
  add_borders_at_joints(rules, page, 0);
  const PageLayout size{.number = page.number, .width_pt = page.width_pt, .height_pt = page.height_pt};
  const std::vector<Grid> blank = drawn_grids(rules, before, page.words, size);
  propose_drawn(page, rules, blank, proposals);
  const Grid* above = before == nullptr || before->grids.empty() ? nullptr : &before->grids.back();
  const LayoutWords words = all_words(page);
  const std::vector<Ruling> across = without_underlines(rules.horizontal, words.all);
  // What a grid's rules are taken for decides what other finders see of them.
  const std::vector<Ruling> beside = free_rules(across, blank);
  std::vector<std::vector<Ruling>> seen{across};
  if (beside.size() < across.size()) seen.push_back(beside);
  for (const std::vector<Ruling>& rulings : seen) {
    proposals.add(three_line_tables(words.rest(), rulings, page.height_pt, above, Asked::kAll), "three_line");
    proposals.add(text_tables(words.rest(), rulings, Evidence::kAlignment, Asked::kAll), "text");
  }
  std::vector<const Word*> used;
  if (above != nullptr)
    if (auto grid = take_continued_body(*above, words.rest(), {.bottom = page.height_pt}, used))
      proposals.add(std::move(*grid), "continued");
  return proposals.take();
}

}  // namespace yusuan::grid
