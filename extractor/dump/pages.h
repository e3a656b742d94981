// A text cut into pages and lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yusuan {

struct DumpLine {
  std::string text;    ///< normalised, spaces between its pieces kept, none at the ends; never empty
  int page = 0;        ///< from 1
  bool apart = false;  ///< a blank line stands before it
};

/// What stands between the `at` of `text`, one piece more than there are of them.
std::vector<std::string_view> split(std::string_view text, char at);

/// What stands between the spaces of `line`.
std::vector<std::string> pieces_of(const DumpLine& line);

struct DumpPages {
  std::vector<DumpLine> lines;  ///< without the bare page numbers
  int pages = 0;
};

/// A page ends at a form feed. Where there is none, a page starts at the bare number that comes next, set off by blank
/// lines, and at a line that starts with a space when no other lines do (what is left of a form feed).
DumpPages read_pages(std::string_view text);

}  // namespace yusuan
