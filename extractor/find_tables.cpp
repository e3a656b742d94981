#include <algorithm>

#include "extract.h"
#include "forms/joined_tables.h"
#include "grid/doubt.h"
#include "json/document_json.h"
#include "json/schema.h"
#include "known_patterns.h"
#include "read_pages.h"
#include "source/sources.h"
#include "turned_boxes.h"

namespace yusuan {
namespace {

std::vector<FoundTable> each_alone(std::vector<PageLayout> layouts) {
  std::vector<FoundTable> tables;
  for (PageLayout& layout : layouts) {
    turn_back_boxes(layout);
    for (Grid& grid : layout.grids) {
      const int page = grid.page;
      tables.push_back({std::move(grid), {page}});
    }
  }
  return tables;
}

}  // namespace

FoundTables find_tables(std::string_view bytes, const ExtractOptions& options) {
  const auto source = source::open_source(bytes, options.password);
  Pages pages = read_pages(*source, options, grid::TableSearch::kEverything, false);
  if (!pages.any_text && !pages.pictures.empty()) refuse_without_text(pages, source->take_diagnostics());
  FoundTables found{.pictures = std::move(pages.pictures), .any_text = pages.any_text || pages.text_left_out};
  found.tables = options.join ? forms::joined_tables(pages.layouts, known_patterns(options.patterns_dir)->common)
                              : each_alone(std::move(pages.layouts));
  for (FoundTable& table : found.tables) table.doubt = grid::doubt_of(table.grid);
  if (options.validate) json::require_valid("tables", json::tables_to_json(found.tables));
  return found;
}

}  // namespace yusuan
