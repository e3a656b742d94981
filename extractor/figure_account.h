// What becomes of every figure that a page prints, told by the words of the page and not by any stage that read it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/page.h"

namespace yusuan {

/// A figure with a decimal point or thousands separators, where it is printed.
struct FigureOnPage {
  std::string digits;  ///< without separators
  Rect box;            ///< of its word
  int page = 0;
  bool first = false, last = false;  ///< it begins, ends its line: it may be a piece of one that breaks there
  bool doubtful = false;             ///< it may number a list or be a month; no figure unless something holds it
};

/// Appends the figures of a normalised page.
void collect_figures(const Page& page, std::vector<FigureOnPage>& figures);

/// Fills `figures` of the document, whose boxes are of the pages as they are, and adds a remark `figures_elsewhere` for
/// each page with figures that no cell, form or statement holds and that no other diagnostic frames.
void account_for_figures(const std::vector<FigureOnPage>& figures, Document& document);

}  // namespace yusuan
