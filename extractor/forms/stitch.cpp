#include "forms/stitch.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "forms/continuation.h"
#include "forms/facing.h"
#include "forms/header.h"
#include "forms/marks.h"
#include "forms/title_words.h"

namespace yusuan::forms {
namespace {

// A heading and a title may stand together at the end of a page.
constexpr std::ptrdiff_t kPartedTitles = 2;

// What stands of a header at the end of a page, in rows.
constexpr int kCutHeader = 4;

// In points: borders of one column; in rows: what may be blank within a table.
constexpr double kSameEdge = 1.0;
constexpr double kMostRowsApart = 4.0;

// Farther than any page reaches, in points.
constexpr double kFar = 1e6;

GridTable new_table(PagePart part, const Vocabulary& words) {
  GridTable table{.caption = std::move(part.caption), .above = std::move(part.above), .columns = part.grid->columns()};
  table.rows = rows_of(*part.grid, 0, table.columns, own_columns(*part.grid));
  table.grids.push_back(part.grid);
  table.header_rows = count_header_rows(table.rows, 0, words);
  mark_headers_again(table, 0, words);
  table.page_height = part.page_height;
  return table;
}

void append(GridTable& table, const Grid& grid, std::vector<GridRow> rows, const Vocabulary& words) {
  const auto before = static_cast<int>(table.rows.size());
  const bool cut = table.header_rows == before && before <= kCutHeader && !rows.front().repeated;
  table.grids.push_back(&grid);
  table.rows.insert(table.rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  if (cut) table.header_rows = count_header_rows(table.rows, before, words);
  mark_headers_again(table, static_cast<std::size_t>(before), words);
}

// The lines between two heights. A line beside a grid belongs to neither side.
std::vector<const TextLine*> lines_between(const PageLayout& layout, double top, double bottom) {
  std::vector<const TextLine*> lines;
  for (const TextLine& line : layout.lines)
    if (line.box.center_y() >= top && line.box.center_y() < bottom) lines.push_back(&line);
  return lines;
}

bool side_by_side(const Grid& a, const Grid& b) {
  const double common = std::min(a.box.y1, b.box.y1) - std::max(a.box.y0, b.box.y0);
  return 2 * common > std::min(a.box.height(), b.box.height()) && (a.box.x1 <= b.box.x0 || b.box.x1 <= a.box.x0);
}

// The free space around the grid `index` of a page: from the grid above it to the one below, and, where another grid
// stands beside it, its own width only.
struct Surroundings {
  double top = 0, bottom = 0;
  double left = -kFar, right = kFar;
};

Surroundings surroundings_of(const PageLayout& layout, std::size_t index) {
  const Grid& grid = layout.grids[index];
  Surroundings around{.top = 0, .bottom = layout.height_pt};
  for (std::size_t i = 0; i < layout.grids.size(); ++i) {
    const Grid& other = layout.grids[i];
    if (i == index) continue;
    if (side_by_side(grid, other)) {
      around.left = grid.box.x0;
      around.right = grid.box.x1;
    } else if (i < index) {
      around.top = std::max(around.top, other.box.y1);
    } else {
      around.bottom = std::min(around.bottom, other.box.y0);
    }
  }
  return around;
}

std::vector<const TextLine*> lines_within(const PageLayout& layout, const Surroundings& around, double top,
                                          double bottom) {
  auto lines = lines_between(layout, top, bottom);
  std::erase_if(lines, [&](const TextLine* line) {
    const double middle = line->box.center_x();
    return middle < around.left || middle > around.right;
  });
  return lines;
}

std::vector<TextLine> copied(const std::vector<const TextLine*>& lines) {
  std::vector<TextLine> copies;
  copies.reserve(lines.size());
  for (const TextLine* line : lines) copies.push_back(*line);
  return copies;
}

void drop_page_numbers(std::vector<const TextLine*>& lines) {
  std::erase_if(lines, [](const TextLine* line) {
    static const text::Pattern page_number(R"(^[-—–\s]*(?:第\s*)?\d{1,4}\s*(?:页)?[-—–\s]*$)");
    return page_number.matches(line->text);
  });
}

// The mark of a table whose title begins the page is the last thing on the page before, and no list of contents.
void take_parted_mark(std::vector<const TextLine*> left, const Grid& grid, Caption& caption, const Vocabulary& words) {
  if (!caption.title || caption.label || left.empty() || left.front()->page + 1 != grid.page) return;
  drop_page_numbers(left);
  const auto marks = std::count_if(
      left.begin(), left.end(), [&](const TextLine* line) { return patterns::any_matches(words.number, line->text); });
  if (left.empty() || left.back()->furniture || marks != 1) return;
  auto mark = mark_in(left.back()->text, words.number);
  if (!mark || mark->label != label_of(left.back()->text)) return;
  caption.number = mark->number;
  caption.label = std::move(mark->label);
}

// A caption whose title is the last thing on the page before. Lists of contents end with titles, too, but hold many.
std::optional<Caption> title_parted(std::vector<const TextLine*> left, const std::vector<const TextLine*>& above,
                                    const Grid& grid, const Vocabulary& words) {
  if (left.empty() || left.front()->page + 1 != grid.page) return std::nullopt;
  drop_page_numbers(left);
  const auto titles = std::count_if(left.begin(), left.end(),
                                    [&](const TextLine* line) { return reads_like_title(line->text, words); });
  const bool contents = std::any_of(left.begin(), left.end(), [&](const TextLine* line) {
    return patterns::any_matches(words.contents_heading, line->text);
  });
  if (titles < 1 || titles > kPartedTitles || contents) return std::nullopt;
  left.insert(left.end(), above.begin(), above.end());
  Caption caption = read_caption(left, grid, words);
  if (!caption.title || caption.prose) return std::nullopt;
  return caption;
}

// Whether the part is the right half of a sheet that the end of a page cut: join_facing puts it beside the table.
bool is_beside(const GridTable& table, const PagePart& part, const Vocabulary& words) {
  return table.grids.size() == 1 && stands_beside_on_sheet(table, new_table(part, words));
}

// Adds the first part of a page to the table that it goes on with. Where tables go on to the right, each opening holds
// a part of the left one and a part of the right one.
bool go_on(std::vector<GridTable>& tables, const PagePart& part, const Vocabulary& words) {
  if (tables.empty()) return false;
  GridTable* table = &tables.back();
  if (tables.size() > 1) {
    GridTable& left = tables[tables.size() - 2];
    const int page = part.grid->page, left_page = left.grids.back()->page, right_page = table->grids.back()->page;
    const bool next_opening = left_page + 2 == page && right_page + 1 == page;
    if (next_opening && goes_on_to_the_right(left, *table, words)) {
      if (auto rows = rows_going_on(left, part, words)) {
        append(left, *part.grid, std::move(*rows), words);
        left.opening = table->opening = true;
        return true;
      }
    }
    if (table->opening && left_page + 1 == page && right_page + 2 == page) {
      if (auto rows = rows_going_on(*table, part, words)) {
        append(*table, *part.grid, std::move(*rows), words);
        return true;
      }
      table = &left;
    }
  }
  if (table->grids.back()->page + 1 != part.grid->page || is_beside(*table, part, words)) return false;
  auto rows = rows_going_on(*table, part, words);
  if (rows) append(*table, *part.grid, std::move(*rows), words);
  return rows.has_value();
}

// Adds a further part of the same page to the table right above: rows without borders, and no words, part them.
bool go_on_below(std::vector<GridTable>& tables, const PagePart& part, const Vocabulary& words) {
  if (tables.empty() || !part.above.empty()) return false;
  const Grid &above = *tables.back().grids.back(), &below = *part.grid;
  if (above.page != below.page || above.columns() != below.columns() || below.rows() == 0) return false;
  for (std::size_t i = 0; i < above.column_edges.size(); ++i)
    if (std::abs(above.column_edges[i] - below.column_edges[i]) > kSameEdge) return false;
  const double row = (above.box.y1 - above.box.y0) / static_cast<double>(std::max(1, above.rows()));
  const double gap = below.box.y0 - above.box.y1;
  if (gap < 0 || gap > kMostRowsApart * row) return false;
  auto rows = rows_going_on(tables.back(), part, words);
  if (!rows || rows->front().repeated || !starts_body(rows->front(), words)) return false;
  append(tables.back(), below, std::move(*rows), words);
  return true;
}

// A part whose columns are not known to be those of the table that it goes on with has that one's caption.
GridTable table_of(PagePart part, const std::vector<GridTable>& before, bool first_of_page, const Vocabulary& words) {
  const bool apart = first_of_page && !before.empty() && before.back().grids.back()->page + 1 == part.grid->page &&
                     goes_on_in_other_columns(before.back(), part, words);
  if (apart) part.caption = before.back().caption;
  GridTable table = new_table(std::move(part), words);
  table.apart = apart;
  return table;
}

}  // namespace

std::vector<GridTable> stitch_pages(std::vector<PageLayout>& layouts, const Vocabulary& words) {
  std::vector<GridTable> tables;
  std::vector<const TextLine*> left;  // below the last grid of the page before
  for (PageLayout& layout : layouts) {
    double top = 0;
    for (std::size_t i = 0; i < layout.grids.size(); ++i) {
      Grid& grid = layout.grids[i];
      const Surroundings around = surroundings_of(layout, i);
      auto above = lines_within(layout, around, around.top, grid.box.y0);
      const auto inside = take_caption_rows(grid, words);
      for (const TextLine& line : inside) above.push_back(&line);
      if (!inside.empty()) drop_unused_borders(grid);
      PagePart part{.grid = &grid,
                    .caption = read_caption(above, grid, words),
                    .above = copied(above),
                    .page_height = layout.height_pt};
      if (i == 0 && !part.caption.title && !part.caption.prose)
        if (auto parted = title_parted(left, above, grid, words)) part.caption = std::move(*parted);
      if (i == 0) take_parted_mark(left, grid, part.caption, words);
      if (!(i > 0 ? go_on_below(tables, part, words) : go_on(tables, part, words)))
        tables.push_back(table_of(std::move(part), tables, i == 0, words));
      top = std::max(top, grid.box.y1);
      if (auto note = read_note(lines_within(layout, around, grid.box.y1, around.bottom), grid, words))
        tables.back().note = std::move(note);
    }
    left = lines_between(layout, top, layout.height_pt);
  }
  join_facing(tables, words);
  return tables;
}

}  // namespace yusuan::forms
