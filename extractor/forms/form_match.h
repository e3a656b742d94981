// Which form a document is printed on, and which of its tables are tables of that form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/grid_table.h"
#include "forms/header.h"
#include "forms/patterns.h"
#include "model/table.h"

namespace yusuan::forms {

/// A table of the disclosure, its header read.
struct NumberedTable {
  const GridTable* source;
  Header header;
};

/// The table of `form` that a printed table is: its title and its header both fit; nullptr when none does.
const TablePattern* table_of(const FormPattern& form, const NumberedTable& table);

/// The form that most tables of a document are of, by titles and headers: well over half of all tables, and nearly all
/// that bear a title of the form; nullptr when there is none. Of equals the one that names more of the columns, then
/// the one with fewer tables that are missing here.
const FormPattern* form_of(const std::vector<NumberedTable>& tables, const std::vector<FormPattern>& forms);

/// The first table of `form` that bears this title; nullptr when none does.
const TablePattern* table_titled(const FormPattern& form, std::string_view title);

/// The same choice of text whose headers are not known: the form that knows the most of `titles`; of equals the one
/// with fewer tables. nullptr when no form knows any.
const FormPattern* form_titled(const std::vector<std::string>& titles, const std::vector<FormPattern>& forms);

/// Whether the rows of a table that was read as `pattern` add up as the form promises. False where most rows break a
/// sum: then the columns are not what they were taken for. A few broken rows are findings, not another form.
bool keeps_promises(const Table& table, const TablePattern& pattern);

}  // namespace yusuan::forms
