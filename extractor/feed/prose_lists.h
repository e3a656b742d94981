// What stands outside the tables, a list each: performance, projects, figures of the text. Workbooks and pages show
// them.
#pragma once

#include <string>
#include <vector>

#include "feed/feed_rows.h"
#include "feed/language.h"
#include "feed/list_sheet.h"
#include "model/document.h"

namespace yusuan::feed {

struct ProseList {
  std::string title;
  std::vector<ListColumn> columns;  ///< the last is the page
  std::vector<FeedRow> rows;        ///< a value a column; empty where the document has nothing of the kind
};

/// An indicator a row.
ProseList performance_list(const Document& document, Words words);
/// A project a row.
ProseList project_list(const Document& document, Words words);
/// A statement a row, in the order of the document's.
ProseList statement_list(const Document& document, Words words);

}  // namespace yusuan::feed
