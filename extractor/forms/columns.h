// What the columns of a table are: keys and types, from the form's patterns, else from the words of the header, else
// from the figures themselves.
#pragma once

#include <vector>

#include "forms/header.h"
#include "forms/patterns.h"
#include "model/table.h"

namespace yusuan {

/// How many columns of the table the form's patterns name.
int columns_named(const Header& header, const TablePattern& form);

/// One Column per column of the table; keys are unique. `form` is the pattern of this very table, or nullptr. `body`
/// are the table's rows below the header.
std::vector<Column> name_columns(const Header& header, const std::vector<const GridRow*>& body,
                                 const TablePattern* form, bool has_money_unit, const Vocabulary& words);

}  // namespace yusuan
