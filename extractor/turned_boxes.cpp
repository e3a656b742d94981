#include "turned_boxes.h"

#include <algorithm>
#include <map>
#include <optional>

#include "grid/orientation.h"

namespace yusuan {

void for_each_box(Document& document, const std::function<void(Rect&, int page)>& change) {
  for (Table& table : document.tables)
    for (Row& row : table.rows)
      for (TableCell& cell : row.cells)
        if (cell.box) change(*cell.box, page_of(row, cell));
  for (Section& section : document.sections)
    for (Paragraph& paragraph : section.paragraphs) change(paragraph.box, paragraph.page);
  for (Statement& statement : document.statements) change(statement.box, statement.page);
  for (Project& project : document.projects) change(project.box, project.page);
  for (Performance& performance : document.performance) {
    for (Indicator& indicator : performance.indicators) change(indicator.box, indicator.page);
    for (FormRow& row : performance.rows) change(row.box, row.page);
    for (FormFigure& figure : performance.funds) change(figure.box, figure.page);
  }
  for (Diagnostic& diagnostic : document.diagnostics)
    if (diagnostic.box && diagnostic.page) change(*diagnostic.box, *diagnostic.page);
  if (document.staffing) change(document.staffing->box, document.staffing->page);
}

void turn_back_boxes(Document& document, const std::vector<PageLayout>& layouts) {
  std::map<int, const PageLayout*> turned;
  for (const PageLayout& layout : layouts)
    if (layout.turned != 0) turned[layout.number] = &layout;
  if (turned.empty()) return;
  for_each_box(document, [&](Rect& box, int page) {
    if (const auto at = turned.find(page); at != turned.end())
      box = grid::turned_back(box, at->second->turned, at->second->width_pt, at->second->height_pt);
  });
}

void turn_back_boxes(PageLayout& layout) {
  if (layout.turned == 0) return;
  const auto back = [&](Rect& box) { box = grid::turned_back(box, layout.turned, layout.width_pt, layout.height_pt); };
  for (Grid& grid : layout.grids) {
    back(grid.box);
    for (Cell& cell : grid.cells) {
      back(cell.box);
      back(cell.text_box);
    }
  }
  for (TextLine& line : layout.lines) back(line.box);
}

}  // namespace yusuan
