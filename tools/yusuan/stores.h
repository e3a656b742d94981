// Targets whose libraries not every start should pay for: XLSX, SQLite and PostgreSQL. The program `yusuan-feed` has
// them and is otherwise the same; `yusuan` hands over to it.
#pragma once

#include "commands.h"

namespace yusuan {

inline bool needs_stores(const Request& request) {
  return !request.to.empty() || request.format == "xlsx" || request.format == "sqlite";
}

/// Runs `extract` for such a target and returns the exit status. `arguments` are those of main().
int run_extract_to_store(const Request& request, char** arguments);

}  // namespace yusuan
