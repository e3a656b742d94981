// What the commands do once the command line is understood.
#pragma once

#include <optional>
#include <string>

#include "report.h"

namespace yusuan {

/// What `extract` and `tables` were asked for.
struct Request {
  std::string input;                        ///< path, or "-"
  std::string output_dir;                   ///< empty: standard output
  std::string format = "json";              ///< "json" or "text"
  std::optional<std::string> password;      ///< of an encrypted PDF
  std::optional<std::string> patterns_dir;  ///< in place of the patterns built in
  std::optional<double> timeout_seconds;
  LogFormat log = LogFormat::kText;
};

/// Each returns the exit status, after any error line is written.
int run_extract(const Request& request);
int run_tables(const Request& request);
/// Prints the schema `name`.
int run_schema(const std::string& name);

}  // namespace yusuan
