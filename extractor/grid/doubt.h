// How far a table is to be trusted, by what can be seen of it without its page.
#pragma once

#include "model/found_table.h"

namespace yusuan::grid {

Doubt doubt_of(const Grid& grid);

}  // namespace yusuan::grid
