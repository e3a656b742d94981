// In which format a result goes where.
#pragma once

#include "commands.h"
#include "feed/formats.h"

namespace yusuan {

/// What the request asks for.
const feed::Format& format_of(const Request& request);
feed::WriteOptions write_options_of(const Request& request);

/// The document, or tables of any PDF, to standard output or into the outbox: without `-o`, and in a file that it
/// names, in one piece (of CSV and NDJSON the facts), in OUT/NAME/ as the files that the format has. Throws
/// OutputError.
void write_document(const Request& request, const Document& document, const process::Outbox& outbox);
void write_tables(const Request& request, const std::vector<FoundTable>& tables, const process::Outbox& outbox);

/// The format that the ending of a file's name says; nullptr when it says none or a folder is called so.
const feed::Format* format_of_file(const std::string& output);

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
