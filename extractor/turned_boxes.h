// Boxes of pages that were turned to be read, turned back to the pages as a reader sees them.
#pragma once

#include <functional>
#include <vector>

#include "model/document.h"
#include "model/grid.h"

namespace yusuan {

/// Every box of the document that is filled before it is judged, with its page.
void for_each_box(Document& document, const std::function<void(Rect&, int page)>& change);

/// Every box of the document, by its page. Costs nothing when no page was turned.
void turn_back_boxes(Document& document, const std::vector<PageLayout>& layouts);

/// The boxes of the layout's cells and lines; rows and columns stay those of the turned page.
void turn_back_boxes(PageLayout& layout);

}  // namespace yusuan
