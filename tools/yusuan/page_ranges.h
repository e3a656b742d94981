// `--pages 3-5,9`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract.h"

namespace yusuan {

/// Numbers and ranges of pages from 1, parted by commas; spaces are layout. nullopt for anything else, such as a range
/// that runs backwards.
std::optional<std::vector<PageRange>> parse_page_ranges(std::string_view text);

}  // namespace yusuan
