// A document, or the tables of one, as a folder of files.
#pragma once

#include <vector>

#include "feed/formats.h"

namespace yusuan::feed {

/// Every relation of the feed, a file each, one more for each table as printed, and datapackage.json.
std::vector<WrittenFile> csv_files(const Document& document, const WriteOptions& options);
/// Every relation of the feed, a file each.
std::vector<WrittenFile> ndjson_files(const Document& document, const WriteOptions& options);

/// The same as Parquet.
std::vector<WrittenFile> parquet_files(const Document& document, const WriteOptions& options);

/// A file a table: page-003-table-1.csv.
std::vector<WrittenFile> table_csv_files(const std::vector<FoundTable>& tables, const WriteOptions& options);
/// The same in one piece, an empty line between tables.
std::string tables_as_csv(const std::vector<FoundTable>& tables, const WriteOptions& options);

/// What stands at the start of a CSV file: a byte order mark for a spreadsheet.
std::string csv_start(const WriteOptions& options);
FeedRows rows_of(const Document& document, const WriteOptions& options);

}  // namespace yusuan::feed
