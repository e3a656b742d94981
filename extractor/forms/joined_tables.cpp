#include "forms/joined_tables.h"

#include <algorithm>
#include <map>
#include <utility>

#include "forms/furniture.h"
#include "forms/stitch.h"
#include "grid/nested.h"
#include "grid/orientation.h"

namespace yusuan::forms {
namespace {

struct GridPlace {
  std::size_t layout = 0, grid = 0;
  auto operator<=>(const GridPlace&) const = default;
};

// The layouts without what stands in cells of other grids, and where each grid of theirs stood.
struct OuterGrids {
  std::vector<PageLayout> layouts;
  std::map<const Grid*, GridPlace> places;
  std::vector<GridPlace> nested;
};

OuterGrids outer_grids(const std::vector<PageLayout>& layouts) {
  OuterGrids outer{.layouts = layouts};
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    const std::vector<Grid>& grids = layouts[i].grids;
    std::vector<GridPlace> kept;
    outer.layouts[i].grids.clear();
    for (std::size_t g = 0; g < grids.size(); ++g) {
      (grid::is_nested(grids[g], grids) ? outer.nested : kept).push_back({i, g});
      if (!kept.empty() && kept.back() == GridPlace{i, g}) outer.layouts[i].grids.push_back(grids[g]);
    }
    for (std::size_t k = 0; k < kept.size(); ++k) outer.places[&outer.layouts[i].grids[k]] = kept[k];
  }
  return outer;
}

// The places of a cell among the rows of a joined table.
struct Extent {
  int row0 = 0, col0 = 0, row1 = 0, col1 = 0;  // the last ones included
  int places = 0;

  void add(int row, int col) {
    if (places++ == 0) *this = {row, col, row, col, 1};
    row1 = row;  // rows come in their order
    col0 = std::min(col0, col);
    col1 = std::max(col1, col);
  }
  bool whole() const { return places == (row1 - row0 + 1) * (col1 - col0 + 1); }
};

class Joiner {
 public:
  Joiner(const std::vector<PageLayout>& layouts, const OuterGrids& outer, const GridTable& table)
      : layouts_(layouts), outer_(outer), table_(table) {}

  FoundTable joined() {
    const GridPlace place = outer_.places.at(table_.grids.front());
    const Grid& first = layouts_[place.layout].grids[place.grid];
    found_.grid = {.page = first.page, .box = first.box, .row_edges = {first.box.y0}, .ruled = true};
    for (int col = 0; col <= table_.columns; ++col) found_.grid.column_edges.push_back(column_edge(first, col));
    for (const Grid* grid : table_.grids) {
      found_.pages.push_back(grid->page);
      found_.grid.ruled = found_.grid.ruled && grid->ruled;
    }
    std::sort(found_.pages.begin(), found_.pages.end());
    found_.pages.erase(std::unique(found_.pages.begin(), found_.pages.end()), found_.pages.end());
    add_caption_rows(first, first.rows() - table_.grids.front()->rows());
    add_rows();
    return std::move(found_);
  }

 private:
  // Further columns are those of the facing page.
  static double column_edge(const Grid& first, int col) {
    const auto& edges = first.column_edges;
    const auto at = static_cast<std::size_t>(col);
    return at < edges.size() ? edges[at] : edges.back() + static_cast<double>(at - edges.size() + 1);
  }

  void add_edge(double height) { found_.grid.row_edges.push_back(found_.grid.row_edges.back() + height); }

  // What joining takes off the grid is printed in it all the same.
  void add_caption_rows(const Grid& first, int count) {
    for (int row = 0; row < count; ++row) {
      Cell whole{.row = row, .col = 0, .row_span = 1, .col_span = table_.columns, .page = first.page};
      for (const Cell& cell : first.cells) {
        if (cell.row != row || cell.text.empty()) continue;
        whole.box = whole.text.empty() ? cell.box : united(whole.box, cell.box);
        whole.text += (whole.text.empty() ? "" : " ") + cell.text;
      }
      whole.box = box_on_page(whole.box, outer_.places.at(table_.grids.front()).layout);
      found_.grid.cells.push_back(std::move(whole));
      add_edge(first.row_edges[static_cast<std::size_t>(row) + 1] - first.row_edges[static_cast<std::size_t>(row)]);
    }
  }

  Rect box_on_page(const Rect& box, std::size_t layout) const {
    const PageLayout& page = layouts_[layout];
    return page.turned == 0 ? box : grid::turned_back(box, page.turned, page.width_pt, page.height_pt);
  }

  const Grid& part_on(int page) const {
    const auto& parts = table_.grids;
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const Grid* grid) { return grid->page == page; });
    return found == parts.end() ? *parts.front() : **found;
  }

  void add_rows() {
    std::vector<const GridRow*> rows;
    for (const GridRow& row : table_.rows)
      if (!row.repeated) rows.push_back(&row);
    std::map<const Cell*, Extent> extents;
    const int first = found_.grid.rows();
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (int col = 0; col < table_.columns; ++col)
        if (const Cell* cell = rows[r]->cells[static_cast<std::size_t>(col)])
          extents[cell].add(first + static_cast<int>(r), col);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (int col = 0; col < table_.columns; ++col) add_cell(*rows[r], first + static_cast<int>(r), col, extents);
      const Grid& grid = part_on(rows[r]->page);
      const auto row = static_cast<std::size_t>(rows[r]->row);
      add_edge(row + 1 < grid.row_edges.size() ? grid.row_edges[row + 1] - grid.row_edges[row] : 1);
    }
  }

  // A cell whose places are no rectangle any more stands in its first one.
  void add_cell(const GridRow& row, int place, int col, const std::map<const Cell*, Extent>& extents) {
    const Cell* cell = row.cells[static_cast<std::size_t>(col)];
    if (cell == nullptr) return add_blank(row, place, col);
    const Extent& extent = extents.at(cell);
    const bool starts = extent.row0 == place && (extent.whole() ? extent.col0 == col : is_first(row, *cell, col));
    if (!starts) {
      if (!extent.whole()) add_blank(row, place, col);
      return;
    }
    Cell copy = *cell;
    copy.row = place;
    copy.col = col;
    copy.row_span = extent.whole() ? extent.row1 - extent.row0 + 1 : 1;
    copy.col_span = extent.whole() ? extent.col1 - extent.col0 + 1 : 1;
    copy.page = cell->page > 0 ? cell->page : row.page;
    const std::size_t layout = outer_.places.at(&part_on(copy.page)).layout;
    copy.box = box_on_page(cell->box, layout);
    copy.text_box = box_on_page(cell->text_box, layout);
    found_.grid.cells.push_back(std::move(copy));
  }

  static bool is_first(const GridRow& row, const Cell& cell, int col) {
    return std::find(row.cells.begin(), row.cells.begin() + col, &cell) == row.cells.begin() + col;
  }

  void add_blank(const GridRow& row, int place, int col) {
    const Rect& part = part_on(row.page).box;
    const Rect corner = box_on_page({part.x0, part.y0, part.x0, part.y0}, outer_.places.at(&part_on(row.page)).layout);
    found_.grid.cells.push_back({.row = place, .col = col, .box = corner, .page = row.page});
  }

  const std::vector<PageLayout>& layouts_;
  const OuterGrids& outer_;
  const GridTable& table_;
  FoundTable found_;
};

Grid as_printed(Grid grid, const PageLayout& layout) {
  if (layout.turned == 0) return grid;
  const auto back = [&](Rect& box) { box = grid::turned_back(box, layout.turned, layout.width_pt, layout.height_pt); };
  back(grid.box);
  for (Cell& cell : grid.cells) {
    back(cell.box);
    back(cell.text_box);
  }
  return grid;
}

}  // namespace

std::vector<FoundTable> joined_tables(const std::vector<PageLayout>& layouts, const Vocabulary& words) {
  OuterGrids outer = outer_grids(layouts);
  mark_furniture(outer.layouts, words);
  std::map<GridPlace, FoundTable> found;
  const auto add_alone = [&](const GridPlace& place) {
    const Grid& grid = layouts[place.layout].grids[place.grid];
    found.emplace(place, FoundTable{as_printed(grid, layouts[place.layout]), {grid.page}});
  };
  for (const GridTable& table : stitch_pages(outer.layouts, words)) {
    const GridPlace place = outer.places.at(table.grids.front());
    if (table.grids.size() == 1) {
      add_alone(place);
    } else {
      found.emplace(place, Joiner(layouts, outer, table).joined());
    }
  }
  for (const GridPlace& place : outer.nested) add_alone(place);
  std::vector<FoundTable> tables;
  for (auto& [place, table] : found) tables.push_back(std::move(table));
  return tables;
}

}  // namespace yusuan::forms
