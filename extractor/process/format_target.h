// A batch into a folder of what `extract` writes: CSV, Parquet, workbooks …
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "feed/formats.h"
#include "process/batch.h"

namespace yusuan::process {

/// Makes the file at `path` of a script for a workbook; throws OutputError.
using PlayWorkbook = std::function<void(const std::string& path, std::string_view script)>;

/// A file a document in the folder of the request, or a folder where the format has many files for one. `play` is
/// for formats whose carrier is a workbook. Nothing for databases.
BatchTarget format_target(const BatchRequest& request, const feed::Format& format, const feed::WriteOptions& options,
                          const PlayWorkbook& play = {});

}  // namespace yusuan::process
