// The parts of a table that must add up by themselves: each class with the groups and items below it.
#pragma once

#include <cstddef>
#include <vector>

#include "dump/placement.h"
#include "dump/reassign.h"

namespace yusuan {

/// Rows of one family, the whole first.
using Family = std::vector<std::size_t>;

/// The subtrees of the rows below the total; where there is no single total, of all rows that are part of none. None
/// where rows may be blank.
std::vector<Family> families_of(const PlacementProblem& problem);

/// The family with the figures that were printed with it: as they were printed if so it adds up, else given to its rows
/// as reassign() and regroup() do. `placings` are in the order of the family.
Reassignment settle_family(const PlacementProblem& problem, const Family& family);

/// For each row of a family that adds up only with moved figures, the figures that all ways give it instead of those
/// printed behind it. Whether there is any.
bool give_back_within_families(PlacementProblem& problem);

}  // namespace yusuan
