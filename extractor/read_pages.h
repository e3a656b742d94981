// The pages that are asked for, each taken apart.
#pragma once

#include <vector>

#include "extract.h"
#include "figures_on_page.h"
#include "grid/layout.h"
#include "source/page_source.h"

namespace yusuan {

struct Pages {
  std::vector<PageLayout> layouts;    ///< boxes are those of pages turned to be read
  std::vector<FigureOnPage> figures;  ///< if wanted; their boxes are of the pages as they are
  std::vector<int> pictures;          ///< pages with images and not a word, or an image below what was left out
  bool any_text = false;              ///< words that are read
  bool text_left_out = false;         ///< at an odd angle, or hidden
};

/// Of a page with areas each is a layout of its own. Throws Error, kNoSuchPage and kTooExpensive for more pages than
/// options.most_pages before any page is read.
Pages read_pages(source::PageSource& source, const ExtractOptions& options, grid::TableSearch search,
                 bool with_figures);

/// Throws Error(kTooExpensive) where `count` pages are more than `most`.
void refuse_too_many_pages(std::size_t count, int most);

/// Throws Error(kNoText), which says why: the pages are images, or `complaints` of the source tell what is missing.
[[noreturn]] void refuse_without_text(const Pages& pages, const std::vector<Diagnostic>& complaints);

}  // namespace yusuan
