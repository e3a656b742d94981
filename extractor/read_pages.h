// The pages that are asked for, each taken apart.
#pragma once

#include <vector>

#include "extract.h"
#include "grid/layout.h"
#include "pdf/reader.h"

namespace yusuan {

struct Pages {
  std::vector<PageLayout> layouts;  ///< boxes are those of pages turned to be read
  std::vector<int> pictures;        ///< pages with images and not a word
  bool any_text = false;
};

/// Of a page with areas each is a layout of its own. Throws Error, kNoSuchPage before any page is read.
Pages read_pages(PdfReader& reader, const ExtractOptions& options, TableSearch search);

/// Throws Error(kNoText), which says whether the pages are images.
[[noreturn]] void refuse_without_text(const Pages& pages);

}  // namespace yusuan
