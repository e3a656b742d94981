// 单位概况: duties, structure, staffing; and 名词解释.
#pragma once

#include <vector>

#include "model/document.h"
#include "model/grid.h"
#include "prose/paragraphs.h"
#include "prose/sections.h"
#include "prose/vocabulary.h"

namespace yusuan::prose {

/// Fills overview, staffing and glossary. Needs document.statements.
void read_overview(const std::vector<PageLayout>& layouts, const std::vector<TextRun>& runs,
                   const std::vector<SectionRuns>& sections, const ProseVocabulary& words, Document& document);

}  // namespace yusuan::prose
