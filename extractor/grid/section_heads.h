// Headings of sections amid the lines of a region: what they head is another part of the page.
#pragma once

#include <vector>

#include "grid/text_regions.h"

namespace yusuan::grid {

/// `2.3  Titles` in taller letters than the line below: the heading of a section, its number apart from it.
bool heads_numbered_section(const std::vector<ChunkLine>& lines, std::size_t at);

/// A single text in larger letters than the rows above is the title of what follows.
bool is_title(const Region& region, const ChunkLine& line);

/// A single text that stands further from the rows above than these from each other, with a rule below it that begins
/// where it does and goes on, heads a section. `region` has a line at least.
bool heads_section(const Region& region, const ChunkLine& line, const std::vector<Ruling>& rules);

}  // namespace yusuan::grid
