// Pages whose text stands sideways: turned upright for reading, and their boxes turned back.
#pragma once

#include "model/page.h"

namespace yusuan::grid {

/// The reading direction of most of the page's characters, degrees clockwise: 0, 90, 180 or 270. 0 for a page without
/// words.
int reading_direction(const Page& page);

/// The page turned so that text of that direction reads left to right; its width and height change places with a
/// quarter turn.
Page turned_upright(const Page& page, int direction);

/// A box of the turned page on the page as it was. `width_pt` and `height_pt` are those of the turned page.
Rect turned_back(const Rect& box, int direction, double width_pt, double height_pt);

}  // namespace yusuan::grid
