// From the strokes and thin rectangles a producer drew to the lines a reader sees.
#pragma once

#include <vector>

#include "model/page.h"

namespace yusuan::grid {

/// The horizontal ones, from the top down.
std::vector<Ruling> rulings_across(const std::vector<Ruling>& rulings);

/// Merges rulings of one axis that a reader sees as one line: side by side within kSnap points and overlapping,
/// touching or parted by at most kJoinGap points along the axis. Positions of merged rulings are averaged by length.
/// Sorted by position, then start. Order of the input does not matter. Empty in, empty out.
std::vector<Ruling> join_rulings(std::vector<Ruling> rulings);

/// Draws the rules of frames with round corners on to where they would meet: both end as far from there.
void square_corners(std::vector<Ruling>& horizontal, std::vector<Ruling>& vertical);

/// The rulings of one table: horizontal and vertical ones that touch each other, directly or through others.
struct RulingGroup {
  std::vector<Ruling> horizontal, vertical;
};

/// Parts joined rulings into groups that touch; rules beside a table that are as tall as it belong to it. A ruling that
/// touches none else is in a group of its own. From the top down.
std::vector<RulingGroup> group_rulings(const std::vector<Ruling>& horizontal, const std::vector<Ruling>& vertical);

}  // namespace yusuan::grid
