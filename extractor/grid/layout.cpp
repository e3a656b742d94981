#include "grid/layout.h"

#include <algorithm>
#include <cmath>

#include "grid/border_joints.h"
#include "grid/border_pieces.h"
#include "grid/cell_text.h"
#include "grid/column_rules.h"
#include "grid/double_columns.h"
#include "grid/drawn_shape.h"
#include "grid/fill_bands.h"
#include "grid/fill_rules.h"
#include "grid/lanes.h"
#include "grid/open_body.h"
#include "grid/open_header.h"
#include "grid/outside_labels.h"
#include "grid/panels.h"
#include "grid/ruled_grid.h"
#include "grid/rulings.h"
#include "grid/stacked_rows.h"
#include "grid/text_lines.h"
#include "grid/text_tables.h"
#include "grid/three_line.h"
#include "grid/underlines.h"

namespace yusuan {
namespace {

// A table that goes on reaches this far down its page.
constexpr double kRunsToEnd = 0.6;
// A header names so many columns at least.
constexpr int kFewestNames = 3;
// A grid of so many rows of words is a whole table.
constexpr int kFewestRows = 3;
// In points: a frame's rule is no further from its side.
constexpr double kOnFrame = 3.0;
// Text that parts into so many times the cells of a grid was not drawn as that grid.
constexpr double kMoreTexts = 1.2;

std::vector<Ruling> of_axis(const std::vector<Ruling>& rulings, Axis axis) {
  std::vector<Ruling> selected;
  std::copy_if(rulings.begin(), rulings.end(), std::back_inserter(selected),
               [axis](const Ruling& r) { return r.axis == axis; });
  return selected;
}

struct Rules {
  std::vector<Ruling> horizontal, vertical;  // joined
};

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

// The tables that a page's rules draw. `before`: the page before, or null.
std::vector<Grid> drawn_grids(const Rules& rules, const PageLayout* before, const Words& words,
                              const PageLayout& layout) {
  auto groups = group_rulings(rules.horizontal, rules.vertical);
  const bool same_width = before != nullptr && std::abs(before->width_pt - layout.width_pt) <= 1;
  join_border_pieces(groups, words.all, same_width && !before->grids.empty() ? &before->grids.back() : nullptr);
  return ruled_grids(groups, layout.number);
}

// The page's rules: what lines draw, and what painted areas outside of that show.
Rules rules_of(const Page& page) {
  Rules rules{join_rulings(of_axis(page.rulings, Axis::kHorizontal)),
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

// Takes the grids that stand inside another out of `grids` and returns them: a box drawn in a cell (a check box, a
// nested table) would take the cell's words away from it.
std::vector<Grid> take_nested(std::vector<Grid>& grids) {
  std::vector<Grid> outermost, nested;
  for (const Grid& grid : grids) {
    const bool inside = std::any_of(grids.begin(), grids.end(), [&](const Grid& other) {
      return &other != &grid && encloses(other.box, grid.box);
    });
    (inside ? nested : outermost).push_back(grid);
  }
  grids = std::move(outermost);
  return nested;
}

// The horizontal rules that belong to no grid.
std::vector<Ruling> free_rules(const std::vector<Ruling>& horizontal, const std::vector<Grid>& grids) {
  std::vector<Ruling> free;
  std::copy_if(horizontal.begin(), horizontal.end(), std::back_inserter(free), [&](const Ruling& rule) {
    return std::none_of(grids.begin(), grids.end(),
                        [&](const Grid& grid) { return grid.box.contains((rule.from + rule.to) / 2, rule.position); });
  });
  return free;
}

void fill(std::vector<Grid>& grids, Words& words, const std::vector<Ruling>& across) {
  for (Grid& grid : grids) take_outside_labels(grid, words.all, grids);
  for (const Grid& grid : grids) words.all = split_at_borders(words.all, grid);
  words.taken.assign(words.all.size(), false);
  for (Grid& grid : grids) part_open_header(grid, words.all, across);
  for (Grid& grid : grids) part_unbordered_cells(grid, words.all);
  for (Grid& grid : grids) cut_stacked_rows(grid, words.all);
  for (Grid& grid : grids) part_double_columns(grid, words.all);
  for (Grid& grid : grids) fill_cells(grid, words.all, words.taken);
}

// The words that nothing has taken, to go on with.
Words untaken(const Words& words) {
  Words rest;
  for (std::size_t i = 0; i < words.all.size(); ++i)
    if (!words.taken[i]) rest.all.push_back(words.all[i]);
  rest.taken.assign(rest.all.size(), false);
  return rest;
}

void add(std::vector<TextTable>& tables, Words& words, PageLayout& layout) {
  for (TextTable& table : tables) {
    for (const Word* word : table.words) words.taken[static_cast<std::size_t>(word - words.all.data())] = true;
    table.grid.page = layout.number;
    layout.grids.push_back(std::move(table.grid));
  }
}

// What is left, cut at the borders of a header's columns where it stands below them: figures that fill theirs touch.
Words cut_below(const Grid& header, double bottom, const Words& words) {
  Words cut = untaken(words);
  cut.all = split_at_borders(cut.all, one_row(header.column_edges, header.box.y1, bottom));
  cut.taken.assign(cut.all.size(), false);
  return cut;
}

// A frame of one row may be the header of rows without rules.
bool may_head(const Grid& grid) { return grid.rows() == 1 && grid.columns() >= kFewestNames; }

void set_taken(Words& words, const Rect& box, bool taken) {
  for (std::size_t i = 0; i < words.all.size(); ++i)
    if (holds_middle(box, words.all[i].box)) words.taken[i] = taken;
}

// Rows of one cell a column, all with a text: a header of so many rows has names that span others.
bool is_complete(const Grid& grid) {
  return grid.rows() >= kFewestRows && std::all_of(grid.cells.begin(), grid.cells.end(), [](const Cell& cell) {
           return cell.row_span == 1 && cell.col_span == 1 && !cell.text.empty();
         });
}

// Rows below a grid that is a header only, down to the next grid.
void take_open_bodies(Words& words, PageLayout& layout) {
  for (Grid& grid : layout.grids) {
    if (!is_header_only(grid) || is_complete(grid)) continue;
    const Rect header = grid.box;
    double bottom = layout.height_pt;
    for (const Grid& other : layout.grids)
      if (other.box.y0 > grid.box.y1) bottom = std::min(bottom, other.box.y0);
    if (bottom <= grid.box.y1) continue;
    Words cut = cut_below(grid, bottom, words);
    const auto used = take_open_body(grid, cut.rest(), {.bottom = bottom, .may_be_words = true});
    if (used.empty()) continue;
    for (const Word* word : used) cut.taken[static_cast<std::size_t>(word - cut.all.data())] = true;
    set_taken(cut, header, true);
    words = std::move(cut);
  }
}

// The last table of a page before of the same width, when it reaches far down; else null.
const Grid* last_table(const PageLayout* before, const PageLayout& layout) {
  if (before == nullptr || before->grids.empty() || std::abs(before->width_pt - layout.width_pt) > 1) return nullptr;
  const Grid& last = before->grids.back();
  return last.box.y1 < kRunsToEnd * before->height_pt ? nullptr : &last;
}

// The table of the page before may go on at the top of this one.
void take_continued(const PageLayout* before, Words& words, PageLayout& layout) {
  const Grid* last = last_table(before, layout);
  if (last == nullptr) return;
  const Grid& above = *last;
  double bottom = layout.height_pt;
  for (const Grid& grid : layout.grids) bottom = std::min(bottom, grid.box.y0);
  std::vector<const Word*> used;
  auto grid = take_continued_body(above, words.rest(), bottom, used);
  if (!grid) return;
  for (const Word* word : used) words.taken[static_cast<std::size_t>(word - words.all.data())] = true;
  grid->page = layout.number;
  layout.grids.insert(layout.grids.begin(), std::move(*grid));
}

bool overlapping(const Grid& a, const Grid& b) {
  return overlap(a.box.x0, a.box.x1, b.box.x0, b.box.x1) > 0 && overlap(a.box.y0, a.box.y1, b.box.y0, b.box.y1) > 0;
}

// Where the text of an open grid parts into more cells than its rulings show, the text is right.
void settle(std::vector<Grid>& open, std::vector<TextTable>& tables, const Words& words,
            const std::vector<Ruling>& across) {
  Words trial = untaken(words);
  std::vector<Grid> filled = open;
  fill(filled, trial, across);
  for (std::size_t i = 0; i < open.size(); ++i) {
    std::ptrdiff_t texts = 0;
    bool finer = false;
    for (const TextTable& table : tables)
      if (overlapping(table.grid, open[i])) {
        texts += texts_in(table.grid);
        finer = finer || table.grid.rows() > filled[i].rows() || table.grid.columns() > filled[i].columns();
      }
    if (finer && static_cast<double>(texts) > kMoreTexts * static_cast<double>(texts_in(filled[i]))) {
      open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
      filled.erase(filled.begin() + static_cast<std::ptrdiff_t>(i--));
    } else {
      std::erase_if(tables, [&](const TextTable& table) { return overlapping(table.grid, open[i]); });
    }
  }
}

// The tables drawn inside cells, filled; the words stay those of the cells around them, too. Boxes to tick hold none.
std::vector<Grid> nested_tables(std::vector<Grid> grids, const Words& words, const std::vector<Ruling>& across) {
  if (grids.empty()) return grids;
  Words own = words;
  fill(grids, own, across);
  std::erase_if(grids, [](const Grid& grid) {
    return grid.rows() < 2 || grid.columns() < 2 || 2 * texts_in(grid) < static_cast<std::ptrdiff_t>(grid.cells.size());
  });
  return grids;
}

// Takes the words inside the frames out of `words`.
std::vector<Word> take_framed(const std::vector<Rect>& frames, Words& words) {
  const auto framed = std::stable_partition(words.all.begin(), words.all.end(), [&](const Word& word) {
    return std::none_of(frames.begin(), frames.end(), [&](const Rect& frame) { return holds_middle(frame, word.box); });
  });
  std::vector<Word> taken(std::make_move_iterator(framed), std::make_move_iterator(words.all.end()));
  words.all.erase(framed, words.all.end());
  words.taken.resize(words.all.size());
  return taken;
}

// Fills the layout's grids. Those that only frame tables give way to these; the other words inside them are searched
// then, and returned.
std::vector<Word> fill_unless_panels(const std::vector<Ruling>& horizontal, Words& words, PageLayout& layout) {
  if (layout.grids.empty()) {
    fill(layout.grids, words, horizontal);
    return {};
  }
  Words whole = words;
  whole.taken.assign(whole.all.size(), false);
  const auto upright = whole.rest();
  std::vector<Grid> blank = layout.grids;
  fill(layout.grids, words, horizontal);
  std::vector<TextTable> tables;
  std::vector<Rect> frames;
  for (std::size_t i = layout.grids.size(); i-- > 0;) {
    auto found = panel_tables(layout.grids[i], upright, horizontal);
    if (found.empty()) continue;
    std::move(found.begin(), found.end(), std::back_inserter(tables));
    frames.push_back(blank[i].box);
    blank.erase(blank.begin() + static_cast<std::ptrdiff_t>(i));
  }
  if (frames.empty()) return {};
  layout.grids.clear();
  add(tables, whole, layout);
  words = untaken(whole);
  std::vector<Word> framed = take_framed(frames, words);
  fill(blank, words, horizontal);
  layout.grids.insert(layout.grids.end(), blank.begin(), blank.end());
  return framed;
}

// Takes out the frames, without rules between columns, whose rules are those of a table: it is read by these.
void drop_frames_of_tables(std::vector<Grid>& grids, const std::vector<Ruling>& across, const Words& words) {
  std::erase_if(grids, [&](const Grid& grid) {
    if (grid.columns() > 1) return false;
    std::vector<const Word*> inside;
    for (const Word& word : words.all)
      if (word.rotation == 0 && holds_middle(grid.box, word.box)) inside.push_back(&word);
    std::vector<Ruling> rules;
    std::copy_if(across.begin(), across.end(), std::back_inserter(rules), [&](const Ruling& rule) {
      return rule.position > grid.box.y0 - kOnFrame && rule.position < grid.box.y1 + kOnFrame &&
             overlap(rule.from, rule.to, grid.box.x0, grid.box.x1) > 0;
    });
    const auto tables = three_line_tables(inside, rules, grid.box.y1, nullptr);
    return std::any_of(tables.begin(), tables.end(),
                       [](const TextTable& table) { return table.grid.columns() >= kFewestNames; });
  });
}

void lay_out_confident(Rules rules, const PageLayout* before, Words& words, PageLayout& layout) {
  const auto missing = missing_rules(rules.horizontal, rules.vertical, words.all, last_table(before, layout));
  if (!missing.empty()) {
    rules.horizontal.insert(rules.horizontal.end(), missing.begin(), missing.end());
    rules.horizontal = join_rulings(std::move(rules.horizontal));
  }
  layout.grids = drawn_grids(rules, before, words, layout);
  take_nested(layout.grids);
  drop_frames_of_tables(layout.grids, rules.horizontal, words);
  fill(layout.grids, words, rules.horizontal);
  take_open_bodies(words, layout);
  const std::vector<Ruling> free = without_underlines(free_rules(rules.horizontal, layout.grids), words.all);
  auto three_line = three_line_tables(words.rest(), free, layout.height_pt, last_table(before, layout));
  add(three_line, words, layout);
  take_continued(before, words, layout);
  auto tables = text_tables(words.rest(), free_rules(free, layout.grids), Evidence::kRules);
  add(tables, words, layout);
}

void lay_out_everything(const Rules& rules, const PageLayout* before, Words& words, PageLayout& layout) {
  const std::vector<Grid> drawn = drawn_grids(rules, before, words, layout);
  std::vector<Grid> open;
  const auto is_row = [&](const Grid& grid) { return is_last_row_of(last_table(before, layout), grid, drawn); };
  std::copy_if(drawn.begin(), drawn.end(), std::back_inserter(open),
               [&](const Grid& grid) { return !is_frame(grid) || is_row(grid) || may_head(grid); });
  const std::vector<Grid> nested = nested_tables(take_nested(open), words, rules.horizontal);
  const auto closed =
      std::partition(open.begin(), open.end(), [&](const Grid& grid) { return is_open(grid, rules.vertical); });
  layout.grids.assign(closed, open.end());
  open.erase(closed, open.end());
  std::vector<Word> framed = fill_unless_panels(rules.horizontal, words, layout);
  // Frames of one row are tables only where rows stand below them.
  const auto is_frame_alone = [&](const Grid& grid) { return may_head(grid) && !is_row(grid); };
  for (const Grid& grid : layout.grids)
    if (is_frame_alone(grid)) set_taken(words, grid.box, false);
  take_open_bodies(words, layout);
  std::erase_if(layout.grids, is_frame_alone);
  const std::vector<Ruling> across = without_underlines(rules.horizontal, words.all);
  auto three_line = three_line_tables(words.rest(), free_rules(free_rules(across, layout.grids), open),
                                      layout.height_pt, last_table(before, layout));
  add(three_line, words, layout);
  take_continued(before, words, layout);
  auto tables = text_tables(words.rest(), free_rules(across, layout.grids), Evidence::kAlignment);
  settle(open, tables, words, across);
  add(tables, words, layout);
  words = untaken(words);
  fill(open, words, rules.horizontal);
  layout.grids.insert(layout.grids.end(), open.begin(), open.end());
  layout.grids.insert(layout.grids.end(), nested.begin(), nested.end());
  std::erase_if(layout.grids, is_chart);
  std::move(framed.begin(), framed.end(), std::back_inserter(words.all));
  words.taken.resize(words.all.size(), false);
}

PageLayout lay_out_after(const Page& page, TableSearch search, const PageLayout* before) {
  PageLayout layout{.number = page.number, .width_pt = page.width_pt, .height_pt = page.height_pt};
  Rules rules = rules_of(page);
  Words words{.all = page.words, .taken = {}};
  if (search == TableSearch::kEverything) {
    const std::vector<Ruling> borders = borders_at_joints(page.rulings, page.words);
    rules.vertical.insert(rules.vertical.end(), borders.begin(), borders.end());
    if (!borders.empty()) rules.vertical = join_rulings(std::move(rules.vertical));
    lay_out_everything(rules, before, words, layout);
  } else {
    lay_out_confident(rules, before, words, layout);
  }
  std::stable_sort(layout.grids.begin(), layout.grids.end(),
                   [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
  layout.lines = text_lines(words.rest(), page.number);
  return layout;
}

std::ptrdiff_t texts_in(const PageLayout& layout) {
  std::ptrdiff_t texts = 0;
  for (const Grid& grid : layout.grids) texts += texts_in(grid);
  return texts;
}

}  // namespace

PageLayout lay_out(const Page& page, TableSearch search, const PageLayout* before) {
  PageLayout layout = lay_out_after(page, search, before);
  if (search == TableSearch::kConfident || last_table(before, layout) == nullptr) return layout;
  // No table holds less than one table with texts.
  const std::ptrdiff_t texts = texts_in(layout);
  if (layout.grids.empty() || (layout.grids.size() == 1 && texts > 0)) return layout;
  // What the page says by itself in fewer tables goes on with none.
  PageLayout alone = lay_out_after(page, search, nullptr);
  return alone.grids.size() < layout.grids.size() && texts_in(alone) >= texts ? std::move(alone) : std::move(layout);
}

}  // namespace yusuan
