// Whether another reading of a part of a page is to take the place of the one that won by the order of the finders.
#pragma once

#include <string>
#include <vector>

#include "grid/candidates.h"
#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// A candidate that stands where tables of a layout do.
struct TableChallenge {
  std::size_t candidate = 0;
  std::vector<std::size_t> holders;  ///< the layout's grids that overlap with it; at least one
  std::vector<double> evidence;      ///< as evidence_codes(); positive values speak for the candidate
};

/// The codes of the evidence: by what signs the holders are doubtful and the candidate is not, what of their words the
/// candidate takes and loses, and what speaks against it.
const std::vector<std::string>& evidence_codes();

/// All challenges, but those by readings equal to the one they challenge.
std::vector<TableChallenge> challenges_to(const PageLayout& layout, const Page& page,
                                          const std::vector<TableCandidate>& candidates);

/// Puts readings that are clearly better in place of those they overlap with. Other finders are only asked where a
/// table of the layout is doubtful by itself.
void choose_readings(PageLayout& layout, const Page& page, const PageLayout* before);

}  // namespace yusuan::grid
