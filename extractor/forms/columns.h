// What the columns of a table are: keys and types, from the form's patterns, else from the words of the header, else
// from the figures themselves.
#pragma once

#include <cstdint>
#include <vector>

#include "forms/header.h"
#include "forms/patterns.h"
#include "model/table.h"

namespace yusuan::forms {

/// For each column the pattern of the form's table that names it; nullptr where none does. A money column that stands
/// deeper in the header than another of the same key is part of a group and not what the key says.
std::vector<const ColumnPattern*> columns_of(const Header& header, const TablePattern& form);

/// Whose pattern names columns: that of the document's form, or one of the tables of the whole country, which columns
/// are inferred by, as by the words that all forms share.
enum class PatternOf : std::uint8_t { kForm, kCountry };

/// One Column per column of the table; keys are unique. `pattern` is the pattern of this very table, or nullptr. `body`
/// are the table's rows below the header.
std::vector<Column> name_columns(const Header& header, const std::vector<const GridRow*>& body,
                                 const TablePattern* pattern, PatternOf of, bool has_money_unit,
                                 const Vocabulary& words);

}  // namespace yusuan::forms
