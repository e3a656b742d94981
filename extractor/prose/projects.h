// Projects as the running text presents them.
#pragma once

#include <string>
#include <vector>

#include "model/prose.h"
#include "prose/paragraphs.h"
#include "prose/sections.h"
#include "prose/vocabulary.h"

namespace yusuan::prose {

/// From paragraphs that open with a label (项目名称：…), and from sections whose headings are labels (二、立项依据).
std::vector<Project> read_projects(const std::vector<TextRun>& runs, const std::vector<SectionRuns>& sections,
                                   const ProseVocabulary& words);

}  // namespace yusuan::prose
