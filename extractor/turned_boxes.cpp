#include "turned_boxes.h"

#include <algorithm>
#include <map>
#include <optional>

#include "grid/orientation.h"

namespace yusuan {

void turn_back_boxes(Document& document, const std::vector<PageLayout>& layouts) {
  std::map<int, const PageLayout*> turned;
  for (const PageLayout& layout : layouts)
    if (layout.turned != 0) turned[layout.number] = &layout;
  if (turned.empty()) return;
  const auto back = [&](Rect& box, int page) {
    if (const auto at = turned.find(page); at != turned.end())
      box = turned_back(box, at->second->turned, at->second->width_pt, at->second->height_pt);
  };
  for (Table& table : document.tables)
    for (Row& row : table.rows)
      for (TableCell& cell : row.cells)
        if (cell.box) back(*cell.box, page_of(row, cell));
  for (Section& section : document.sections)
    for (Paragraph& paragraph : section.paragraphs) back(paragraph.box, paragraph.page);
  for (Statement& statement : document.statements) back(statement.box, statement.page);
  for (Project& project : document.projects) back(project.box, project.page);
  for (Performance& performance : document.performance)
    for (Indicator& indicator : performance.indicators) back(indicator.box, indicator.page);
  for (Performance& performance : document.performance)
    for (FormRow& row : performance.rows) back(row.box, row.page);
  for (Performance& performance : document.performance)
    for (FormFigure& figure : performance.funds) back(figure.box, figure.page);
  for (Diagnostic& diagnostic : document.diagnostics)
    if (diagnostic.box && diagnostic.page) back(*diagnostic.box, *diagnostic.page);
  if (document.staffing) back(document.staffing->box, document.staffing->page);
}

void turn_back_boxes(PageLayout& layout) {
  if (layout.turned == 0) return;
  const auto back = [&](Rect& box) { box = turned_back(box, layout.turned, layout.width_pt, layout.height_pt); };
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
