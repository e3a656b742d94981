// `yusuan batch` and `yusuan worker` on the command line.
#pragma once

#include <CLI/CLI.hpp>

#include "process/batch.h"

namespace yusuan {

/// Adds both commands; has to outlive the parsing.
class BatchOptions {
 public:
  explicit BatchOptions(CLI::App& app);
  bool parsed() const { return batch_->parsed() || worker_->parsed(); }
  /// Runs what was parsed and returns the exit status. `arguments` are those of main().
  int run(char** arguments);

 private:
  void add_setup(CLI::App& command);

  process::BatchRequest request_;
  bool no_sandbox_ = false;
  std::string log_ = "text";
  std::string format_ = "json";  // of the worker's answers
  CLI::App* batch_;
  CLI::App* worker_;
};

}  // namespace yusuan
