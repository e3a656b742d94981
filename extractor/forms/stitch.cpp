#include "forms/stitch.h"

#include <algorithm>
#include <cmath>

namespace yusuan {
namespace {

// A continued table's borders stand where they stood on the first page, after a shift sideways, within rounding.
constexpr double kSameColumn = 4.0;
// Its width may differ by this much (portrait and landscape pages, fitted widths) when all borders keep their
// proportion.
constexpr double kWidthChange = 0.03;

// A heading and a title may stand together at the end of a page.
constexpr std::ptrdiff_t kPartedTitles = 2;

// Farther than any page reaches, in points.
constexpr double kFar = 1e6;

const std::string kNoText;

// For each border of `part` the border of `whole` it stands at; empty when one fits none or the outer ones differ.
std::vector<int> matched_edges(const std::vector<double>& part, const std::vector<double>& whole) {
  const double part_width = part.back() - part.front(), whole_width = whole.back() - whole.front();
  if (std::abs(part_width - whole_width) > std::max(kSameColumn, kWidthChange * whole_width)) return {};
  std::vector<int> matched;
  for (const double edge : part) {
    const double wanted = whole.front() + (edge - part.front()) * whole_width / part_width;
    const auto nearest = std::min_element(
        whole.begin(), whole.end(), [&](double a, double b) { return std::abs(a - wanted) < std::abs(b - wanted); });
    const int index = static_cast<int>(nearest - whole.begin());
    if (std::abs(*nearest - wanted) > kSameColumn || (!matched.empty() && matched.back() >= index)) return {};
    matched.push_back(index);
  }
  return matched;
}

void append_rows(GridTable& table, const Grid& grid, const std::vector<int>& edges) {
  const CellMap map(grid);
  const int part = static_cast<int>(table.grids.size());
  table.grids.push_back(&grid);
  for (int row = 0; row < grid.rows(); ++row) {
    GridRow whole{
        .page = grid.page, .grid = part, .row = row, .cells = std::vector<const Cell*>(table.columns, nullptr)};
    for (int col = 0; col < grid.columns(); ++col)
      for (int to = edges[col]; to < edges[col + 1]; ++to) whole.cells[to] = &map.at(row, col);
    table.rows.push_back(std::move(whole));
  }
}

GridTable new_table(const Grid& grid, Caption caption) {
  GridTable table{.caption = std::move(caption), .columns = grid.columns()};
  std::vector<int> edges(grid.column_edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) edges[i] = static_cast<int>(i);
  append_rows(table, grid, edges);
  return table;
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

// A title that is repeated on the next page, marked as continued or not.
bool same_title(const std::string& title, const std::string& repeated) {
  static const Pattern mark(R"(^(?:续表?[:：]?)?(.*?)[（(]?(?:续表?)?[)）]?\s*$)"), bare("(.*?)[）)]?$");
  const auto groups = mark.captures(repeated), whole = bare.captures(title);
  return title == repeated || (groups && whole && (*groups)[1] == (*whole)[1]);
}

// Whether `grid` may go on with `table`: first on the next page, no title of its own, nothing but furniture above.
bool continues(const GridTable& table, const Grid& grid, const Caption& caption, bool first_on_page) {
  if (caption.prose || !first_on_page || grid.page != table.grids.back()->page + 1) return false;
  if (caption.number && table.caption.number && *caption.number != *table.caption.number) return false;
  return !caption.title || (table.caption.title && same_title(*table.caption.title, *caption.title));
}

// A caption whose title is the last thing on the page before. Lists of contents end with titles, too, but hold many.
std::optional<Caption> title_parted(std::vector<const TextLine*> left, const std::vector<const TextLine*>& above,
                                    const Grid& grid, const Vocabulary& words) {
  if (left.empty() || left.front()->page + 1 != grid.page) return std::nullopt;
  std::erase_if(left, [&](const TextLine* line) {
    static const Pattern page_number(R"(^[-—–\s]*(?:第\s*)?\d{1,4}\s*(?:页)?[-—–\s]*$)");
    return page_number.matches(line->text);
  });
  const auto titles = std::count_if(left.begin(), left.end(), [&](const TextLine* line) {
    return any_matches(words.title, line->text) && !any_matches(words.not_title, line->text);
  });
  const bool contents = std::any_of(
      left.begin(), left.end(), [&](const TextLine* line) { return any_matches(words.contents_heading, line->text); });
  if (titles < 1 || titles > kPartedTitles || contents) return std::nullopt;
  left.insert(left.end(), above.begin(), above.end());
  Caption caption = read_caption(left, grid, words);
  if (!caption.title || caption.prose) return std::nullopt;
  return caption;
}

}  // namespace

const Cell* GridRow::starting_at(int column) const {
  const Cell* cell = cells[column];
  if (cell == nullptr || cell->row != row || (column > 0 && cells[column - 1] == cell)) return nullptr;
  return cell;
}

const std::string& GridRow::text(int column) const {
  const Cell* cell = starting_at(column);
  return cell == nullptr ? kNoText : cell->text;
}

bool GridRow::blank() const {
  for (std::size_t column = 0; column < cells.size(); ++column)
    if (!text(static_cast<int>(column)).empty()) return false;
  return true;
}

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
      Caption caption = read_caption(above, grid, words);
      if (i == 0 && !caption.title && !caption.prose)
        if (auto parted = title_parted(left, above, grid, words)) caption = std::move(*parted);
      std::vector<int> edges;
      if (!tables.empty() && continues(tables.back(), grid, caption, i == 0))
        edges = matched_edges(grid.column_edges, tables.back().grids.front()->column_edges);
      if (!edges.empty())
        append_rows(tables.back(), grid, edges);
      else
        tables.push_back(new_table(grid, std::move(caption)));
      top = std::max(top, grid.box.y1);
      if (auto note = read_note(lines_within(layout, around, grid.box.y1, around.bottom), grid, words))
        tables.back().note = std::move(note);
    }
    left = lines_between(layout, top, layout.height_pt);
  }
  return tables;
}

}  // namespace yusuan
