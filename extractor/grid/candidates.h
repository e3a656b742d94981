// All tables that a page may hold, as the finders propose them: to see what there was to choose from.
#pragma once

#include <string>
#include <vector>

#include "grid/objections.h"
#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// One reading of a part of a page.
struct TableCandidate {
  Grid grid;
  std::string origin;  ///< which finder proposes it: `ruled`, `open_body`, `three_line`, `text`, `panel`, `continued`
  Objections objections{};
};

/// What each finder makes of the whole page, as if no other had looked at it, in no order of merit; they overlap. Far
/// dearer than lay_out(), which asks one finder after the other. `before`: the page before, or null.
std::vector<TableCandidate> table_candidates(const Page& page, const PageLayout* before = nullptr);

}  // namespace yusuan::grid
