// What on a page is running text and no table.
#pragma once

#include <vector>

#include "grid/chunks.h"

namespace yusuan::grid {

/// Takes out the lines of running text: long lines under each other with nothing beside them, or many of them also
/// beside something else (columns of a page). Returns their boxes.
std::vector<Rect> take_running_text(std::vector<ChunkLine>& lines);

}  // namespace yusuan::grid
