// What stands around a table without borders and is none of it.
#pragma once

#include "grid/text_regions.h"

namespace yusuan::grid {

/// Cuts off what stands apart from a long run of rows and sticks out of their sides: an address, a note, a page's foot.
void cut_surroundings(Region& region);

}  // namespace yusuan::grid
