// For `yusuan`: the program beside it does the work.
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "stores.h"

namespace yusuan {

namespace {

int hand_over(process::LogFormat log, char** arguments) {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string program = (self.parent_path() / "yusuan-feed").string();
  if (!error) execv(program.c_str(), arguments);
  process::report(
      log, "system", {}, {},
      program + ", which writes this format, cannot be run: " + (error ? error.message() : std::strerror(errno)));
  return process::kUnprocessable;
}

}  // namespace

int run_extract_to_store(const Request& request, const std::vector<std::string>&, char** arguments) {
  return hand_over(request.log, arguments);
}

int run_tables_to_store(const Request& request, char** arguments) { return hand_over(request.log, arguments); }

int run_check_to_store(const CheckRequest& request, char** arguments) {
  return hand_over(request.document.log, arguments);
}

int run_batch_to_store(process::BatchRequest request, const BatchForm&, char** arguments) {
  return hand_over(request.log, arguments);
}

}  // namespace yusuan
