// Rules one below the other that one table is drawn with.
#pragma once

#include <vector>

#include "model/page.h"

namespace yusuan::grid {

/// Rules that begin at one place and end at one place, and their heights from the top down.
struct RuleStack {
  double from = 0, to = 0;
  std::vector<double> heights;
  bool drawn = true;  ///< false when only texts show where they would run: these reach to the columns' sides
};

/// The stacks of two rules and more, `rules` horizontal and by their heights: one for each table of those that stand
/// one below the other between rules of one length, none for the rules of single columns of one.
std::vector<RuleStack> rule_stacks(const std::vector<Ruling>& rules, const std::vector<const Word*>& words);

}  // namespace yusuan::grid
