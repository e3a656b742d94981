// The tables that departments, units and governments of the whole country print, each in its province's words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/header.h"
#include "forms/patterns.h"
#include "model/table.h"

namespace yusuan::forms {

/// A table of the country, and its columns by that table's words.
struct NationalMatch {
  std::string id;
  std::vector<Column> columns;
};

/// What a title says once the filler is taken out of it.
std::string without_filler(std::string_view title, const patterns::PatternList& filler);

/// The first table whose title, columns and codes a printed table has; nullopt when there is none. `body` are its rows
/// below the header.
std::optional<NationalMatch> national_table(const std::vector<NationalTables>& national, const std::string& title,
                                            const Header& header, const std::vector<const GridRow*>& body,
                                            bool has_money_unit, const Vocabulary& words);

}  // namespace yusuan::forms
