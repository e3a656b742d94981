// Collects what libraries complain about, each complaint once.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/diagnostic.h"

namespace yusuan::pdf {

/// Keeps at most kMostMessages of each code; how many more there were is said at the end.
class MessageLog {
 public:
  static constexpr std::size_t kMostMessages = 20;

  void add(Severity severity, const std::string& code, std::string message, std::optional<int> page);
  /// What was collected since the last call. A message that was taken once does not come again.
  std::vector<Diagnostic> take();

 private:
  std::vector<Diagnostic> messages_;
  std::set<std::string> seen_;  ///< code and message without figures: offsets differ, the complaint is the same
};

}  // namespace yusuan::pdf
