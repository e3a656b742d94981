// The one public call: a disclosure in, a document out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/error.h"
#include "model/grid.h"

namespace yusuan {

struct ExtractOptions {
  std::optional<std::string> password;      ///< user or owner password of an encrypted PDF
  std::optional<std::string> patterns_dir;  ///< a folder to read the patterns from, instead of those built in
  /// Called with each page number (from 1) before the page is read, and with 0 once all are; for progress and
  /// watchdogs.
  std::function<void(int)> on_page;
};

/// Reads the disclosure in `bytes`; `file_name` goes to `source.file` and decides nothing. Throws Error, nothing else.
Document extract(std::string_view bytes, const std::string& file_name, const ExtractOptions& options = {});

/// Every grid of every page of any PDF, from the top down. Throws Error, nothing else.
std::vector<Grid> find_tables(std::string_view bytes, const ExtractOptions& options = {});

}  // namespace yusuan
