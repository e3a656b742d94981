// yusuan-candidates FILE.pdf: all tables that the finders propose and those that won, as JSON on standard output:
// {"pages": [{"page": 1, "candidates": [{"origin", "objections", "box", "cells"}, ...], "chosen": [...]}, ...]}.
// Boxes and cells are those of the page turned to be read. Exit status 1 when the file cannot be read.
#include "grid/candidates.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "grid/layout.h"
#include "grid/orientation.h"
#include "pdf/reader.h"
#include "text/normalise.h"

namespace {

using nlohmann::json;

json json_of(const yusuan::Grid& grid) {
  json cells = json::array();
  for (const yusuan::Cell& cell : grid.cells)
    cells.push_back({{"row", cell.row},
                     {"col", cell.col},
                     {"rowspan", cell.row_span},
                     {"colspan", cell.col_span},
                     {"text", cell.text}});
  return {{"box", {grid.box.x0, grid.box.y0, grid.box.x1, grid.box.y1}},
          {"ruled", grid.ruled},
          {"cells", std::move(cells)}};
}

json read_pages(const std::string& bytes) {
  yusuan::PdfReader reader(bytes, std::nullopt);
  json pages = json::array();
  yusuan::PageLayout before;
  for (int number = 1; number <= reader.pages(); ++number) {
    yusuan::Page page = reader.read(number);
    normalise(page);
    if (const int direction = reading_direction(page); direction != 0) page = turned_upright(page, direction);
    const yusuan::PageLayout* last = number > 1 ? &before : nullptr;
    json candidates = json::array(), chosen = json::array();
    for (const auto& candidate : table_candidates(page, last)) {
      json one = json_of(candidate.grid);
      one["origin"] = candidate.origin;
      one["objections"] = codes_of(candidate.objections);
      candidates.push_back(std::move(one));
    }
    yusuan::PageLayout layout = lay_out(page, yusuan::TableSearch::kEverything, last);
    for (const yusuan::Grid& grid : layout.grids) chosen.push_back(json_of(grid));
    pages.push_back({{"page", number}, {"candidates", std::move(candidates)}, {"chosen", std::move(chosen)}});
    before = std::move(layout);
  }
  return {{"pages", std::move(pages)}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: yusuan-candidates FILE.pdf\n";
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  try {
    std::cout << read_pages(bytes).dump() << '\n';
  } catch (const yusuan::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
