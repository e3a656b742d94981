// The figures that a page prints, told by its words and not by any stage that read it.
#pragma once

#include <string>
#include <vector>

#include "model/page.h"

namespace yusuan {

/// A figure with a decimal point or thousands separators, where it is printed.
struct FigureOnPage {
  std::string digits;  ///< without separators
  Rect box;            ///< of its word
  int page = 0;
  bool first = false, last = false;  ///< it begins, ends its line: it may be a piece of one that breaks there
  bool doubtful = false;             ///< it may number a list or be a month; no figure unless something holds it
  bool marks = false;  ///< it is the number of a list and the year behind it, which a reader may take for a figure
  bool in_sentence = false;  ///< its line has a sentence mark or is as long as sentences are
};

/// Appends the figures of a normalised page.
void collect_figures(const Page& page, std::vector<FigureOnPage>& figures);

}  // namespace yusuan
