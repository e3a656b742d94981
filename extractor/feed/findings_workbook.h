// The findings of many documents as a workbook for people.
#pragma once

#include <string>
#include <vector>

#include "feed/feed_rows.h"
#include "feed/workbook_script.h"

namespace yusuan::feed {

/// A finding a row in the order of `rows` (those of finding_rows()), with a filter.
/// The page is a link to that page of the file, named as it is reached from `folder`.
void write_findings_sheet(SheetScript sheet, const std::vector<FeedRow>& rows, bool english, const std::string& folder);

/// The same as a workbook of one sheet.
std::string findings_workbook_script(const std::vector<FeedRow>& rows, bool english, const std::string& folder);

}  // namespace yusuan::feed
