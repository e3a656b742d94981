// `yusuan batch` and `yusuan worker` on the command line.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>

#include "process/batch.h"
#include "stores.h"

namespace yusuan {

/// `--lang`, as every command has it.
void add_language(CLI::App& command, std::string& language, const std::string& usual);

/// Adds both commands; has to outlive the parsing.
class BatchOptions {
 public:
  explicit BatchOptions(CLI::App& app);
  bool parsed() const { return batch_->parsed() || worker_->parsed(); }
  /// Runs what was parsed and returns the exit status. `arguments` are those of main().
  int run(char** arguments);

 private:
  void add_setup(CLI::App& command);
  /// The exit status for what makes no sense together; nullopt where all does.
  std::optional<int> refusal() const;
  int run_worker();

  process::BatchRequest request_;
  bool no_sandbox_ = false;
  std::string log_ = "text";
  std::string answers_ = "json";  // of the worker
  std::string language_ = "zh";
  BatchForm form_;
  CLI::App* batch_;
  CLI::App* worker_;
};

}  // namespace yusuan
