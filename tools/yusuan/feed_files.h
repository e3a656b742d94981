// A document as files that need no library of their own: NDJSON, CSV and HTML.
#pragma once

#include "commands.h"

namespace yusuan {

/// Without `-o`, and in a file that it names, stand the facts alone; in OUT/NAME/ every relation of the feed has its
/// file, and CSV one more for each table as printed. HTML is one page. Files go into the outbox. Throws OutputError.
void write_feed_files(const Request& request, const Document& document, const process::Outbox& outbox);

/// The tables of any PDF as CSV or HTML. CSV in one piece (standard output, `-o x.csv`) parts tables by an empty line;
/// in OUT/NAME.tables/ each has its file, page-003-table-1.csv. Throws OutputError.
void write_table_files(const Request& request, const std::vector<FoundTable>& tables, const process::Outbox& outbox);

/// `text` to standard output, or into the outbox as the one file that `-o` asks for.
void hand_over(const Request& request, std::string_view text, const process::Outbox& outbox);

/// page-003: sorts as the pages do.
std::string page_name(int page);

/// The format that the ending of a file's name says; empty when it says none or a folder is called so.
std::string format_of_file(const std::string& output);

/// Where `-o` puts the one file of a format: `OUT/NAME.html`, or OUT itself when it ends so. A format of several files
/// has a folder for each document in OUT, and `name` is empty. Where another document's result stands there, the
/// name goes on with the beginning of the SHA-256, once the request knows it.
struct FilePlace {
  std::string dir, name;
};
FilePlace place_of_files(const Request& request);
/// The same for the one file of the findings of many documents: `OUT/findings.csv`, or OUT itself.
FilePlace place_of_findings(const Request& request);

}  // namespace yusuan
