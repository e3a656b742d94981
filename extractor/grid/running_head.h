// The running head of a page: the number of the page and a title on its first line.
#pragma once

#include <optional>

#include "model/page.h"

namespace yusuan::grid {

/// A page without the words of its running head: a title at one side, the number of the page at the other, apart from
/// what stands below. nullopt when it has none; what rulings or fills make a row is none.
std::optional<Page> without_running_head(const Page& page);

}  // namespace yusuan::grid
