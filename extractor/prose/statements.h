// What the running text states in figures.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"
#include "prose/function_codes.h"
#include "prose/paragraphs.h"
#include "prose/vocabulary.h"

namespace yusuan::prose {

/// Appends the statements of one paragraph under the headings `path`. `entity` is left out of nouns.
void read_statements(const TextRun& run, const std::vector<std::string>& path, const std::string& entity,
                     const ProseVocabulary& words, FunctionCodes& codes, std::vector<Statement>& statements);

}  // namespace yusuan::prose
