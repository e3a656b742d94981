#include "pdf/message_log.h"

#include <algorithm>
#include <utility>

namespace yusuan::pdf {
namespace {

std::string kind_of(const std::string& code, const std::string& message) {
  std::string kind = code + ' ';
  for (const char c : message)
    if (c < '0' || c > '9') kind += c;
  return kind;
}

}  // namespace

void MessageLog::add(Severity severity, const std::string& code, std::string message, std::optional<int> page) {
  // One place beyond the limit says that there is more.
  if (seen_.size() > kMostMessages) return;
  if (!seen_.insert(kind_of(code, message)).second) return;
  if (seen_.size() > kMostMessages) message = "further complaints about this file are left out";
  messages_.push_back({severity, code, std::move(message), page, std::nullopt});
}

std::vector<Diagnostic> MessageLog::take() { return std::exchange(messages_, {}); }

}  // namespace yusuan::pdf
