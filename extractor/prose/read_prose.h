// The running text of a document: sections, overview, staffing, statements, projects, glossary.
#pragma once

#include <vector>

#include "model/document.h"
#include "model/grid.h"
#include "patterns/pattern_files.h"

namespace yusuan::prose {

/// Fills those fields of `document`, whose facts, contents and tables are read already. What a document lacks stays
/// empty. Throws Error kBadPattern.
void read_prose(const std::vector<PageLayout>& layouts, const patterns::PatternFiles& files, Document& document);

}  // namespace yusuan::prose
