// A document, or the tables of one, as one page for a browser.
#pragma once

#include <string>
#include <vector>

#include "feed/language.h"
#include "model/document.h"
#include "model/found_table.h"

namespace yusuan::feed {

/// Self-contained: nothing fetched, no script but that of page_script.h, which searches and sorts. Tables as printed
/// under `#table-1`, `#table-2`, …; `#page-8` is the first row from page 8 of the PDF. Findings, the gravest first,
/// lead to their cells, sentences (`#statement-3`) and forms (`#performance-1`); figures of failing checks are marked
/// and say why.
std::string to_html(const Document& document, Words words = {});

/// The tables of any PDF, from page to page: `#page-8` is the first of page 8. Cells with their spans; `data-page` of a
/// table and of cells on a further page, and `data-box` of tables and cells in points, say where they stand.
std::string to_html(const std::vector<FoundTable>& tables, const std::string& title, Words words = {.english = true});

}  // namespace yusuan::feed
