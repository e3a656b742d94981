// The parts of a table that must add up by themselves: each class with the groups and items below it.
#pragma once

#include <cstddef>
#include <vector>

#include "solve/placement.h"
#include "solve/reassign.h"

namespace yusuan::solve {

/// Rows of one family, the whole first.
using Family = std::vector<std::size_t>;

struct SettledFamily {
  Family rows;  ///< of several families, and of the total, where they hold each other's figures
  std::vector<std::vector<Placing>> placings;  ///< in the order of `rows`
};

/// The subtrees of the rows below the total (of all rows that are part of none where there is no single total) that add
/// up: with the figures printed with them or, else, given to their rows as reassign() and regroup() do. None where rows
/// may be blank: there a sum does not tell which of its parts holds a figure.
std::vector<SettledFamily> settle_families(const PlacementProblem& problem);

/// Gives the rows of these families the figures that they hold in all ways. Whether any had others printed behind it.
bool give_back_within_families(PlacementProblem& problem);

}  // namespace yusuan::solve
