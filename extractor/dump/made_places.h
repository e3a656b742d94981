// Places for lines of a text that lost theirs.
#pragma once

#include <string>

#include "forms/patterns.h"
#include "model/geometry.h"

namespace yusuan::dump {

/// In points, on a page `width` wide: in the middle, as titles are; units at the right, preparers at the left.
Rect made_place(const std::string& text, double top, double width, const forms::Vocabulary& words);

}  // namespace yusuan::dump
