// yusuan-candidates FILE.pdf: all tables that the finders propose and those that won, as JSON on standard output:
// {"codes": [...], "pages": [{"page": 1, "candidates": [{"origin", "objections", "box", "cells"}, ...], "chosen":
// [...], "challenges": [{"candidate", "holders", "evidence"}, ...]}, ...]}; a challenge numbers one of the candidates
// and those chosen that it would take the place of, and has a value for each of the codes. Boxes and cells are those of
// the page turned to be read. Exit status 1 when the file cannot be read.
#include "grid/candidates.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "grid/choice.h"
#include "grid/layout.h"
#include "grid/orientation.h"
#include "pdf/reader.h"
#include "text/normalise.h"

namespace {

using nlohmann::json;

json json_of(const yusuan::Rect& box) { return {box.x0, box.y0, box.x1, box.y1}; }

json json_of(const yusuan::Grid& grid) {
  json cells = json::array();
  for (const yusuan::Cell& cell : grid.cells)
    cells.push_back({{"row", cell.row},
                     {"col", cell.col},
                     {"rowspan", cell.row_span},
                     {"colspan", cell.col_span},
                     {"text", cell.text}});
  return {{"box", json_of(grid.box)}, {"ruled", grid.ruled}, {"cells", std::move(cells)}};
}

json json_of(const std::vector<yusuan::grid::TableChallenge>& challenges) {
  json all = json::array();
  for (const auto& challenge : challenges)
    all.push_back(
        {{"candidate", challenge.candidate}, {"holders", challenge.holders}, {"evidence", challenge.evidence}});
  return all;
}

json read_pages(const std::string& bytes) {
  yusuan::pdf::PdfReader reader(bytes, std::nullopt);
  json pages = json::array();
  yusuan::PageLayout before;
  for (int number = 1; number <= reader.pages(); ++number) {
    yusuan::Page page = reader.read(number);
    yusuan::text::normalise(page);
    if (const int direction = yusuan::grid::reading_direction(page); direction != 0)
      page = yusuan::grid::turned_upright(page, direction);
    const yusuan::PageLayout* last = number > 1 ? &before : nullptr;
    json candidates = json::array(), chosen = json::array();
    const auto proposed = yusuan::grid::table_candidates(page, last);
    for (const auto& candidate : proposed) {
      json one = json_of(candidate.grid);
      one["origin"] = candidate.origin;
      one["objections"] = yusuan::grid::codes_of(candidate.objections);
      candidates.push_back(std::move(one));
    }
    yusuan::PageLayout layout = yusuan::grid::lay_out(page, yusuan::grid::TableSearch::kEverything, last);
    for (const yusuan::Grid& grid : layout.grids) chosen.push_back(json_of(grid));
    pages.push_back({{"page", number},
                     {"candidates", std::move(candidates)},
                     {"chosen", std::move(chosen)},
                     {"challenges", json_of(yusuan::grid::challenges_to(layout, page, proposed))}});
    before = std::move(layout);
  }
  return {{"codes", yusuan::grid::evidence_codes()}, {"pages", std::move(pages)}};
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
