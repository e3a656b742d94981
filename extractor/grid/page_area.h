// A page of which only a part is read.
#pragma once

#include "model/page.h"

namespace yusuan::grid {

/// The page with nothing on it but what lies in `area`: words and images by their middle, rulings and fills cut at its
/// edges. Its size stays.
Page only_within(const Page& page, const Rect& area);

}  // namespace yusuan::grid
