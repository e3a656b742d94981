// From pages taken apart to all that they say, and what is to be said of it: the one path of PDFs and dumps.
#pragma once

#include <vector>

#include "forms/patterns.h"
#include "model/document.h"
#include "model/grid.h"

namespace yusuan {

/// Fills `document` but for its source and what judge() fills.
void read_layouts(std::vector<PageLayout>& layouts, const forms::Patterns& patterns,
                  const patterns::PatternFiles& files, Document& document);

/// Fills `checks` and the places of rows, and adds to `diagnostics`.
void judge(const patterns::PatternFiles& files, Document& document);

}  // namespace yusuan
