// The numbered tables of a disclosure, and what the disclosure says of itself.
#pragma once

#include <vector>

#include "forms/patterns.h"
#include "model/document.h"
#include "model/grid.h"

namespace yusuan::forms {

/// Fills `facts`, `contents`, `tables`, `performance` and adds to `diagnostics` of `document` from the pages' layouts.
/// Captions drawn inside frames are taken off their grids.
void recognise(std::vector<PageLayout>& layouts, const Patterns& patterns, Document& document);

}  // namespace yusuan::forms
