// Headings and what stands under them.
#pragma once

#include <string>
#include <vector>

#include "model/prose.h"
#include "prose/paragraphs.h"
#include "prose/vocabulary.h"

namespace yusuan::prose {

/// The runs [begin, end) of one section; its heading is not among them.
struct SectionRuns {
  std::size_t begin = 0, end = 0;
  std::vector<std::string> path;  ///< headings as printed, from the outermost
};

/// Parts the runs at their headings. A section without text is left out unless no heading below it holds any.
std::vector<SectionRuns> part_by_headings(const std::vector<TextRun>& runs, const ProseVocabulary& words);

}  // namespace yusuan::prose
