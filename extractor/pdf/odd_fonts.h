// Words of fonts that state a box that is not that of their letters: some Type 3 fonts of browsers, 2.6 times the size;
// others a third of it, or all below the line.
#pragma once

#include <vector>

#include "model/page.h"
#include "pdf/text_runs.h"

namespace yusuan::pdf {

/// Lowers the boxes of such words, around their middle, to the height of a line. Nothing changes on a page whose
/// full-width characters are about as high as they are wide.
void lower_tall_words(std::vector<Word>& words);

/// Sets the boxes of words that begin with one of `glyphs` to the line that this stands on.
void set_on_lines(std::vector<Word>& words, std::vector<OddGlyph> glyphs);

}  // namespace yusuan::pdf
