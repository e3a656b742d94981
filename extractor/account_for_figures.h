// What becomes of every figure that a page prints.
#pragma once

#include <vector>

#include "figures_on_page.h"
#include "model/document.h"

namespace yusuan {

/// Fills `figures` of the document, whose boxes are of the pages as they are, and adds remarks, each for one page:
/// `figures_elsewhere` for those that no cell, form or statement holds and that no other diagnostic frames,
/// `figures_in_text` for those that a text holds whose line has no sentence mark, so that it may be a row,
/// `figures_broken` for those that their cell prints in pieces and holds as one.
void account_for_figures(const std::vector<FigureOnPage>& figures, Document& document);

}  // namespace yusuan
