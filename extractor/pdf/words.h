// The words of a page, from Poppler.
#pragma once

#include <string>
#include <vector>

#include "model/page.h"
#include "pdf/content_painter.h"

namespace poppler {
class page;
}

namespace yusuan {

struct PageWords {
  std::vector<Word> words;
  std::string tilted;  ///< text at an odd angle that was left out of `words`, as found
};

/// Words in Poppler's reading order, on a page of the size given, coordinates multiplied by `scale`. Without control,
/// zero-width and surrounding space characters, what was drawn twice in place, what lies outside the page, and what
/// runs along one of `tilted`.
PageWords read_words(const poppler::page& page, double scale, double width_pt, double height_pt,
                     const std::vector<TiltedRun>& tilted);

}  // namespace yusuan
