// `--pages 3-5,9` and `--area 3:50,100,550,400`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract.h"

namespace yusuan {

/// Numbers and ranges of pages from 1, parted by commas; spaces are layout. nullopt for anything else, such as a range
/// that runs backwards.
std::optional<std::vector<PageRange>> parse_page_ranges(std::string_view text);

/// A page from 1 and the left, upper, right and lower edge of an area on it, in points from the page's upper left
/// corner, as boxes are printed. nullopt for anything else, such as an area that is empty.
std::optional<PageArea> parse_page_area(std::string_view text);

}  // namespace yusuan
