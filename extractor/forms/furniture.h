// Running heads and feet: what stands on pages of different tables belongs to none of them.
#pragma once

#include <string>
#include <vector>

#include "forms/patterns.h"
#include "model/grid.h"

namespace yusuan::forms {

/// Marks the lines that stand at one height on pages of different tables, or of tables and running text, however long
/// they are. A line on the pages of one table only may be its title, unit or header and is not marked.
void mark_furniture(std::vector<PageLayout>& layouts, const Vocabulary& words);

/// A line without the page number at its beginning or end, where it stands apart; at the end of a long line it may
/// follow the words at once.
std::string without_page_number(const std::string& text);

}  // namespace yusuan::forms
