// Headings set in spaced letters.
#pragma once

#include <vector>

#include "model/grid.h"

namespace yusuan::forms {

/// Makes one line of single characters that stand beside one another, with nothing else there, as `目      录` and
/// `说      明` are set. Other lines stay as they are.
void join_spaced_headings(std::vector<PageLayout>& layouts);

}  // namespace yusuan::forms
