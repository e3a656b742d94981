// The tables of any PDF as a workbook.
#pragma once

#include <string>
#include <vector>

#include "feed/language.h"
#include "model/found_table.h"

namespace yusuan::feed {

/// A script for play(): a sheet with the list of tables and links, then one sheet a table, its cells from A1 on, merged
/// as printed. Figures are numbers; in a column with codes such as `05` all stay text. The same tables give the same
/// bytes.
std::string table_workbook_script(const std::vector<FoundTable>& tables, const std::string& title,
                                  Words words = {.english = true});

}  // namespace yusuan::feed
