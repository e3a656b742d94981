// Tables and rows of a feed as CSV (RFC 4180): UTF-8, CRLF, quotes only where they are needed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "feed/feed_rows.h"
#include "model/grid.h"
#include "model/table.h"

namespace yusuan::feed {

/// Who reads it: a spreadsheet would run some texts as formulas, a program wants texts as they are.
enum class CsvReader : std::uint8_t { kProgram, kSpreadsheet };

/// What tells Excel that a file is UTF-8.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A header line with the relation's fields, then one line a row; null is an empty field.
std::string to_csv(const FeedRows& rows, RelationPlace relation, CsvReader reader = CsvReader::kProgram);
std::string to_csv(const std::vector<Field>& fields, const std::vector<FeedRow>& rows,
                   CsvReader reader = CsvReader::kProgram);

/// The table as printed: a header line with the header paths joined by /, then its rows. Figures stand as plain numbers
/// with every printed decimal, without thousands separators; other cells as their text.
std::string to_csv(const Table& table, CsvReader reader = CsvReader::kProgram);

/// What stands over a column there.
std::string csv_header(const Column& column);

/// Every row and column; a cell stands in its first place, the others that it covers are empty.
std::string to_csv(const Grid& grid, CsvReader reader = CsvReader::kProgram);

/// `text` as one field. For a spreadsheet, text that it would run as a formula gets an apostrophe before it; numbers,
/// also negative ones, and lone dashes do not.
std::string csv_field(std::string_view text, CsvReader reader);

}  // namespace yusuan::feed
