// A document as the files of a feed that need no library: NDJSON and CSV.
#pragma once

#include "commands.h"

namespace yusuan {

/// Without a folder the facts alone go to standard output; in a folder every relation of the feed has its file, and CSV
/// one more for each table as printed. Each file appears whole or not at all. Throws OutputError.
void write_feed_files(const Request& request, const Document& document);

}  // namespace yusuan
