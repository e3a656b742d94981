// A line of a text dump, and the pieces that spaces part it into.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yusuan::text {

struct DumpLine {
  std::string text;    ///< normalised, spaces between its pieces kept, none at the ends; never empty
  int page = 0;        ///< from 1
  bool apart = false;  ///< a blank line stands before it
};

/// What stands between the `at` of `text`, one piece more than there are of them.
std::vector<std::string_view> split(std::string_view text, char at);

/// What stands between the spaces of `line`.
std::vector<std::string> pieces_of(const DumpLine& line);

}  // namespace yusuan::text
