// A document as a workbook for people.
#pragma once

#include <string>
#include <vector>

#include "feed/language.h"
#include "model/document.h"

namespace yusuan::feed {

/// An XLSX file as a script for play(): a sheet with the contents and links, one sheet a table as printed, the
/// findings with links to their cells, performance, projects, figures of the text, and the facts with filters. Figures
/// are numbers with their printed decimals; those with more than 15 digits, which a spreadsheet cannot keep, are text.
/// The same document gives the same bytes.
std::string workbook_script(const Document& document, const std::string& extractor_version, Words words = {});

/// Legal, unique names for the sheets of `tables` in their order: at most 31 UTF-16 units, none of []:*?/\ and ', none
/// of `taken`, different also when case is ignored.
std::vector<std::string> sheet_names(const std::vector<Table>& tables, const std::vector<std::string>& taken);

}  // namespace yusuan::feed
