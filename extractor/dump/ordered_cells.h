// The words of a header whose places a dump lost, put together to the cells that they stood in.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace yusuan::dump {

class HeaderWords;

/// The cost of a text that can be no cell of a header.
inline constexpr double kNoHeader = 100;

/// A cell of a header, of one word or several that follow each other.
struct OrderedHeaderCell {
  std::string text;
  bool starts_line = false;  ///< its first word is the first of its line
};

/// A way to put the words of a header together.
struct OrderedHeaderCells {
  std::vector<OrderedHeaderCell> cells;  ///< in the order of the text
  double cost = 0;                       ///< the more, the less it reads like a header
};

/// The two best ways to read `lines`, words from left to right, as each number of cells from `fewest` to `most`. A cell
/// that wraps takes up the ends of its lines; a text that headers all over the country have costs least.
std::vector<OrderedHeaderCells> ways_to_part_header(const std::vector<std::vector<std::string>>& lines,
                                                    std::size_t fewest, std::size_t most, const HeaderWords& words);

}  // namespace yusuan::dump
