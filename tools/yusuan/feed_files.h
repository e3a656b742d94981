// A document as files that need no library of their own: NDJSON, CSV and HTML.
#pragma once

#include "commands.h"

namespace yusuan {

/// Without a folder the facts alone go to standard output; in a folder every relation of the feed has its file, and CSV
/// one more for each table as printed. HTML is one page, on standard output too. Files go into the outbox. Throws
/// OutputError.
void write_feed_files(const Request& request, const Document& document, const Outbox& outbox);

/// The tables of any PDF as CSV or HTML. CSV on standard output parts tables by an empty line; in a folder each has its
/// file, page-003-table-1.csv. Throws OutputError.
void write_table_files(const Request& request, const std::vector<Grid>& grids, const Outbox& outbox);

/// page-003: sorts as the pages do.
std::string page_name(int page);

/// Where `-o` puts the one file of a format: `OUT/NAME.html`, or OUT itself when it ends so.
struct FilePlace {
  std::string dir, name;
};
FilePlace place_of_file(const Request& request, const std::string& ending);

}  // namespace yusuan
