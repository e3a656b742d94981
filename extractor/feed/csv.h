// Tables and rows of a feed as CSV (RFC 4180): UTF-8, CRLF, quotes only where they are needed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feed/rows.h"
#include "model/grid.h"
#include "model/table.h"

namespace yusuan {

/// What tells Excel that a file is UTF-8.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A header line with the relation's fields, then one line a row; null is an empty field.
std::string to_csv(const FeedRows& rows, RelationPlace relation);
std::string to_csv(const std::vector<Field>& fields, const std::vector<FeedRow>& rows);

/// The table as printed: a header line with the header paths joined by /, then its rows. Figures stand as plain numbers
/// with every printed decimal, without thousands separators; other cells as their text.
std::string to_csv(const Table& table);

/// Every row and column; a cell stands in its first place, the others that it covers are empty.
std::string to_csv(const Grid& grid);

/// `text` as one field. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers, also
/// negative ones, and lone dashes do not.
std::string csv_field(std::string_view text);

}  // namespace yusuan
