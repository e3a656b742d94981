// Arabic and Hebrew, which a PDF places like any other text, so that Poppler gives them from left to right.
#pragma once

#include <vector>

#include "model/page.h"

namespace yusuan::pdf {

/// Letters, marks and signs of scripts that are read from right to left.
bool is_right_to_left(char32_t c);

/// Puts words that hold such characters in the order in which they are read, figures and Latin in them in their own,
/// and takes marks that stand alone (vowel signs above a line) into the words they belong to. To be called when a page
/// has any.
void set_right_to_left(std::vector<Word>& words);

}  // namespace yusuan::pdf
