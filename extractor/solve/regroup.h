// Rows whose figures a dump printed elsewhere, row by row.
#pragma once

#include <vector>

#include "solve/placement.h"
#include "solve/reassign.h"

namespace yusuan::solve {

/// For tables that print no row without figures: cuts the figures printed behind a row into those of single rows, where
/// only one way to cut keeps the sums along a row, and gives what is too much to rows that have none. Figures that were
/// printed one after the other go to rows in that order. Not found when there are too many, or when no way keeps what
/// the form promises; where several do, their placings are all in the result.
Reassignment regroup(const PlacementProblem& problem, const std::vector<Minor>& loose);

/// reassign() or, where that finds nothing, regroup().
Reassignment give_back(const PlacementProblem& problem, const std::vector<Minor>& loose);

}  // namespace yusuan::solve
