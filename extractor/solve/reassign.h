// Figures that a dump printed away from their rows.
#pragma once

#include <vector>

#include "solve/placement.h"

namespace yusuan::solve {

/// A way to give the figures back: per row the placings that occur in a solution.
struct Reassignment {
  bool found = false;
  std::vector<std::vector<Placing>> placings;  ///< over all ways with the fewest moved figures
};

/// For a problem that has no solution as printed: takes the figures of the rows that cannot be right by themselves, and
/// `loose`, which no row has, and gives them to rows that can hold them, all of them, moving as few as possible. Not
/// found when there are too many, or no way keeps what the form promises.
Reassignment reassign(const PlacementProblem& problem, const std::vector<Minor>& loose);

}  // namespace yusuan::solve
