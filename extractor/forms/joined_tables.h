// The tables of any PDF joined over its pages, by the rule that joins those of disclosures.
#pragma once

#include <vector>

#include "forms/patterns.h"
#include "model/found_table.h"

namespace yusuan::forms {

/// In printed order, boxes on the pages as a reader sees them. A table that goes on is one, as stitch_pages() says; one
/// drawn inside another's cell stays apart. A table of one page is as it was found.
std::vector<FoundTable> joined_tables(const std::vector<PageLayout>& layouts, const Vocabulary& words);

}  // namespace yusuan::forms
