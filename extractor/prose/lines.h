// The lines of a document that belong to its running text.
#pragma once

#include <vector>

#include "model/document.h"
#include "model/grid.h"
#include "prose/vocabulary.h"

namespace yusuan::prose {

/// A line of running text. Pointers go into the layouts.
struct ProseLine {
  const TextLine* line = nullptr;
  double left = 0, right = 0;  ///< margins of the running text on its page
  double page_width = 0;
  bool after_grid = false;  ///< a grid stands between it and the line before
};

/// In reading order, without the cover, the contents, page numbers, running heads and what belongs to tables (titles,
/// preparers, units, marks, notes). `document` needs its tables and contents.
std::vector<ProseLine> prose_lines(const std::vector<PageLayout>& layouts, const Document& document,
                                   const ProseVocabulary& words);

}  // namespace yusuan::prose
