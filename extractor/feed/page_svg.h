// A page and what was made of it as a picture, so that a person sees why a table came out as it did.
#pragma once

#include <string>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::feed {

/// An SVG in the page's points, with a legend below the page: words in their boxes, rulings, fills and images as they
/// were read, over them the cells, merged cells and tables that were found and the lines of text outside them. What a
/// shape is stands in its <title>, which browsers show under the pointer. `layout` in the page's coordinates. Valid XML
/// whatever the text holds.
std::string to_svg(const Page& page, const PageLayout& layout);

}  // namespace yusuan::feed
