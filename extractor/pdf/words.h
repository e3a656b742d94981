// The words of a page, from Poppler.
#pragma once

#include <string>
#include <vector>

#include "model/page.h"
#include "pdf/content_painter.h"

namespace poppler {
class page;
}

namespace yusuan::pdf {

struct PageWords {
  std::vector<Word> words;
  std::string tilted;       ///< text at an odd angle that was left out of `words`, as found
  std::string hidden;       ///< the first characters left out because no reader sees them
  std::size_t unnamed = 0;  ///< characters that nothing names: U+FFFD
};

/// Words in Poppler's reading order, on a page of the size given, coordinates multiplied by `scale`. Without control,
/// zero-width and surrounding space characters, what was drawn twice in place, what lies outside the page, what
/// runs along tilted text of `drawn`, and the characters that it says are hidden: a word parts where one stood. U+FFFD
/// stands for characters that no map of their font names.
PageWords read_words(const poppler::page& page, double scale, double width_pt, double height_pt,
                     const PaintResult& drawn);

}  // namespace yusuan::pdf
