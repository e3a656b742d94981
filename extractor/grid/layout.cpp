#include "grid/layout.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "grid/cell_text.h"
#include "grid/centred_over_columns.h"
#include "grid/choice.h"
#include "grid/chunks.h"
#include "grid/column_rules.h"
#include "grid/drawn_shape.h"
#include "grid/lanes.h"
#include "grid/layout_words.h"
#include "grid/left_figures.h"
#include "grid/names_above.h"
#include "grid/no_table.h"
#include "grid/open_body.h"
#include "grid/page_rules.h"
#include "grid/panels.h"
#include "grid/rulings.h"
#include "grid/running_head.h"
#include "grid/text_lines.h"
#include "grid/text_tables.h"
#include "grid/three_line.h"
#include "grid/underlines.h"

namespace yusuan::grid {
namespace {

// A table that goes on reaches this far down its page.
constexpr double kRunsToEnd = 0.6;
// A header names so many columns at least.
constexpr int kFewestNames = 3;
// A grid of so many rows of words is a whole table.
constexpr int kFewestRows = 3;
// In points: a frame's rule is no further from its side.
constexpr double kOnFrame = 3.0;
// Rules between rows and not between parts of a table of three lines, whose columns the names tell.
constexpr std::size_t kRowsOfFigures = 3;
// Text that parts into so many times the cells of a grid was not drawn as that grid.
constexpr double kMoreTexts = 1.2;

void add(std::vector<TextTable>& tables, LayoutWords& words, PageLayout& layout) {
  for (TextTable& table : tables) {
    for (const Word* word : table.words) words.taken[static_cast<std::size_t>(word - words.all.data())] = true;
    table.grid.page = layout.number;
    layout.grids.push_back(std::move(table.grid));
  }
}

// What is left, cut at the borders of a header's columns where it stands below them: figures that fill theirs touch.
LayoutWords cut_below(const Grid& header, double bottom, const LayoutWords& words) {
  LayoutWords cut = untaken(words);
  cut.all = split_at_borders(cut.all, one_row(header.column_edges, header.box.y1, bottom));
  cut.taken.assign(cut.all.size(), false);
  return cut;
}

// A frame of one row may be the header of rows without rules.
bool may_head(const Grid& grid) { return grid.rows() == 1 && grid.columns() >= kFewestNames; }

// Rows of one cell a column, all with a text: a header of so many rows has names that span others.
bool is_complete(const Grid& grid) {
  return grid.rows() >= kFewestRows && std::all_of(grid.cells.begin(), grid.cells.end(), [](const Cell& cell) {
           return cell.row_span == 1 && cell.col_span == 1 && !cell.text.empty();
         });
}

// The heights of the rules that run across all of a table.
std::vector<double> rules_over(const Rect& table, const std::vector<Ruling>& across) {
  std::vector<double> rules;
  for (const Ruling& rule : across)
    if (rule.from < table.x0 + kOnFrame && rule.to > table.x1 - kOnFrame) rules.push_back(rule.position);
  std::sort(rules.begin(), rules.end());
  return rules;
}

// Rows below a grid that is a header only, down to the next grid.
void take_open_bodies(const std::vector<Ruling>& across, LayoutWords& words, PageLayout& layout) {
  for (Grid& grid : layout.grids) {
    if (!is_header_only(grid) || is_complete(grid)) continue;
    const Rect header = grid.box;
    double bottom = layout.height_pt;
    for (const Grid& other : layout.grids)
      if (other.box.y0 > grid.box.y1) bottom = std::min(bottom, other.box.y0);
    if (bottom <= grid.box.y1) continue;
    LayoutWords cut = cut_below(grid, bottom, words);
    const auto used =
        take_open_body(grid, cut.rest(), {.bottom = bottom, .rules = rules_over(header, across), .may_be_words = true});
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
void take_continued(const PageLayout* before, const std::vector<Ruling>& across, LayoutWords& words,
                    PageLayout& layout) {
  const Grid* last = last_table(before, layout);
  if (last == nullptr) return;
  const Grid& above = *last;
  double bottom = layout.height_pt;
  for (const Grid& grid : layout.grids) bottom = std::min(bottom, grid.box.y0);
  std::vector<const Word*> used;
  auto grid =
      take_continued_body(above, words.rest(), {.bottom = bottom, .rules = rules_over(above.box, across)}, used);
  if (!grid) return;
  for (const Word* word : used) words.taken[static_cast<std::size_t>(word - words.all.data())] = true;
  grid->page = layout.number;
  layout.grids.insert(layout.grids.begin(), std::move(*grid));
}

bool overlapping(const Grid& a, const Grid& b) {
  return overlap(a.box.x0, a.box.x1, b.box.x0, b.box.x1) > 0 && overlap(a.box.y0, a.box.y1, b.box.y0, b.box.y1) > 0;
}

// Where the text of an open grid parts into more cells than its rulings show, the text is right.
void settle(std::vector<Grid>& open, std::vector<TextTable>& tables, const LayoutWords& words,
            const std::vector<Ruling>& across) {
  LayoutWords trial = untaken(words);
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
std::vector<Grid> nested_tables(std::vector<Grid> grids, const LayoutWords& words, const std::vector<Ruling>& across) {
  if (grids.empty()) return grids;
  LayoutWords own = words;
  fill(grids, own, across);
  std::erase_if(grids, [](const Grid& grid) {
    return grid.rows() < 2 || grid.columns() < 2 || 2 * texts_in(grid) < static_cast<std::ptrdiff_t>(grid.cells.size());
  });
  return grids;
}

// Fills the layout's grids. Those that only frame tables give way to these; the other words inside them are searched
// then, and returned.
std::vector<Word> fill_unless_panels(const std::vector<Ruling>& horizontal, LayoutWords& words, PageLayout& layout) {
  if (layout.grids.empty()) {
    fill(layout.grids, words, horizontal);
    return {};
  }
  LayoutWords whole = words;
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
void drop_frames_of_tables(std::vector<Grid>& grids, const std::vector<Ruling>& across, const LayoutWords& words) {
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

void lay_out_confident(PageRules rules, const PageLayout* before, LayoutWords& words, PageLayout& layout) {
  const auto missing = missing_rules(rules.horizontal, rules.vertical, words.all, last_table(before, layout));
  if (!missing.empty()) {
    rules.horizontal.insert(rules.horizontal.end(), missing.begin(), missing.end());
    rules.horizontal = join_rulings(std::move(rules.horizontal));
  }
  layout.grids = drawn_grids(rules, before, words.all, layout);
  take_nested(layout.grids);
  drop_frames_of_tables(layout.grids, rules.horizontal, words);
  fill(layout.grids, words, rules.horizontal);
  take_open_bodies(rules.horizontal, words, layout);
  const std::vector<Ruling> free = without_underlines(free_rules(rules.horizontal, layout.grids), words.all);
  auto three_line = three_line_tables(words.rest(), free, layout.height_pt, last_table(before, layout));
  add(three_line, words, layout);
  take_continued(before, rules.horizontal, words, layout);
  auto tables = text_tables(words.rest(), free_rules(free, layout.grids), Evidence::kRules);
  add(tables, words, layout);
}

// Frames around running text: their sides are no rules of a table between two of them.
std::vector<Grid> text_boxes(const std::vector<Grid>& grids, const LayoutWords& words) {
  std::vector<Grid> boxes;
  for (const Grid& grid : grids) {
    if (grid.rows() > 1 || grid.columns() > 1) continue;
    std::vector<const Word*> inside;
    for (const Word& word : words.all)
      if (word.rotation == 0 && holds_middle(grid.box, word.box)) inside.push_back(&word);
    const std::vector<ChunkLine> lines = chunk_lines(inside);
    if (!lines.empty() && std::ranges::all_of(lines, [](const ChunkLine& line) { return line.chunks.size() == 1; }))
      boxes.push_back(grid);
  }
  return boxes;
}

void lay_out_everything(const PageRules& rules, const PageLayout* before, LayoutWords& words, PageLayout& layout) {
  const std::vector<Grid> drawn = drawn_grids(rules, before, words.all, layout);
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
  take_open_bodies(rules.horizontal, words, layout);
  std::erase_if(layout.grids, is_frame_alone);
  for (Grid& grid : layout.grids) take_names_above(grid, layout.grids, words);
  const std::vector<Ruling> across =
      free_rules(without_underlines(rules.horizontal, words.all), text_boxes(drawn, words));
  auto three_line = three_line_tables(words.rest(), free_rules(free_rules(across, layout.grids), open),
                                      layout.height_pt, last_table(before, layout));
  add(three_line, words, layout);
  take_continued(before, rules.horizontal, words, layout);
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
  PageRules rules = rules_of(page);
  LayoutWords words{.all = page.words, .taken = {}};
  add_borders_at_joints(rules, page, search == TableSearch::kEverything ? 0 : kRowsOfFigures);
  if (search == TableSearch::kEverything) {
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
  for (const Grid& grid : layout.grids) texts += grid::texts_in(grid);
  return texts;
}

// By the order of the finders.
PageLayout lay_out_in_order(const Page& page, TableSearch search, const PageLayout* before) {
  PageLayout layout = lay_out_after(page, search, before);
  if (search == TableSearch::kConfident || last_table(before, layout) == nullptr) return layout;
  // No table holds less than one table with texts.
  const std::ptrdiff_t texts = texts_in(layout);
  if (layout.grids.empty() || (layout.grids.size() == 1 && texts > 0)) return layout;
  // What the page says by itself in fewer tables goes on with none.
  PageLayout alone = lay_out_after(page, search, nullptr);
  return alone.grids.size() < layout.grids.size() && texts_in(alone) >= texts ? std::move(alone) : std::move(layout);
}

}  // namespace

PageLayout lay_out(const Page& page, TableSearch search, const PageLayout* before) {
  if (search == TableSearch::kConfident) {
    PageLayout layout = lay_out_in_order(page, search, before);
    if (leaves_figures(layout)) take_figures_left(layout, lay_out(page, TableSearch::kEverything, before), page);
    return layout;
  }
  const std::optional<Page> below_head = without_running_head(page);
  const Page& body = below_head ? *below_head : page;
  PageLayout layout = lay_out_in_order(body, search, before);
  choose_readings(layout, body, before);
  leave_out_what_is_no_table(layout, body, last_table(before, layout));
  std::ranges::for_each(layout.grids, span_texts_over_columns);
  if (below_head) set_lines_around_grids(layout, page);
  return layout;
}

}  // namespace yusuan::grid
