// Stretches of a page's lines that may be tables without borders.
#pragma once

#include <vector>

#include "grid/chunks.h"

namespace yusuan::grid {

/// Lines between captions, notes, running text and empty space; the last one has several texts, or is a sum.
struct Region {
  std::vector<const ChunkLine*> lines;
  bool captioned = false;     // stands right below `Table n`
  bool labelled = false;      // stands right below a line that says of what it is: `单位：万元`
  bool bounded = false;       // its rules, which are known, show where it begins and ends
  std::vector<Ruling> rules;  // horizontal ones in its reach, from the top down
};

/// Whether `line`, one text, goes on with one of the texts of the line above it.
bool goes_on_below(const ChunkLine& above, const ChunkLine& line);

/// Whether the last line is nothing but the sum of the figures above it: a whole figure that ends where they do, no
/// further from them than they from each other.
bool ends_with_sum(const std::vector<const ChunkLine*>& lines);

/// From the top down; each has at least two lines of several texts. `prose` are the boxes of the running text that was
/// taken out of `lines`, `rules` the page's horizontal ones. Those of the regions are not gathered yet.
std::vector<Region> regions_of(const std::vector<ChunkLine>& lines, const std::vector<Rect>& prose,
                               const std::vector<Ruling>& rules);

}  // namespace yusuan::grid
