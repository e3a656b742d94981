// A text cut into pages and lines.
#pragma once

#include <string_view>
#include <vector>

#include "text/dump_line.h"

namespace yusuan::dump {

struct DumpPages {
  std::vector<text::DumpLine> lines;  ///< without the bare page numbers
  int pages = 0;
};

/// A page ends at a form feed. Where there is none, a page starts at the bare number that comes next, set off by blank
/// lines, and at a line that starts with a space when no other lines do (what is left of a form feed).
DumpPages read_pages(std::string_view text);

}  // namespace yusuan::dump
