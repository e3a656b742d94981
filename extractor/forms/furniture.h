// Running heads and feet: what stands on pages of different tables belongs to none of them.
#pragma once

#include <vector>

#include "forms/patterns.h"
#include "model/grid.h"

namespace yusuan {

/// Marks the lines that stand at one height on pages of different tables, or of tables and running text, however long
/// they are. A line on the pages of one table only may be its title, unit or header and is not marked.
void mark_furniture(std::vector<PageLayout>& layouts, const Vocabulary& words);

}  // namespace yusuan
