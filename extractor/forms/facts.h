// What the disclosure says of itself: title, entity, year, kind, date.
#pragma once

#include <vector>

#include "forms/patterns.h"
#include "model/document.h"
#include "model/grid.h"

namespace yusuan::forms {

/// From the cover (the first page with text), the signature at the end, and the tables' captions where the cover is
/// silent.
DocumentFacts read_facts(const std::vector<PageLayout>& layouts, const std::vector<Table>& tables,
                         const Vocabulary& words);

/// An `fact_unstated` for each of entity, year and kind that the document leaves open.
std::vector<Diagnostic> facts_unstated(const DocumentFacts& facts);

}  // namespace yusuan::forms
