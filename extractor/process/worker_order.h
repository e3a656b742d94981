// A line of `yusuan worker`.
#pragma once

#include <optional>
#include <string>

namespace yusuan::process {

/// What a line asks for.
struct WorkerOrder {
  std::string path;
  std::string name;                    ///< for source.file
  std::optional<std::string> content;  ///< in place of the path
  std::string id;                      ///< as JSON; empty: none
  std::string complaint;               ///< why it is no order; empty when it is one
};

/// Of any line, without its end. Throws std::bad_alloc, nothing else.
WorkerOrder read_worker_order(const std::string& line);

}  // namespace yusuan::process
