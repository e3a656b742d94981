#include "process/origins.h"

#include <filesystem>
#include <sstream>
#include <vector>

#include "model/error.h"
#include "process/input.h"

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

// RFC 4180, but for line ends within quotes.
std::vector<std::string> csv_fields(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += line[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

std::string source_path(const std::string& here, const std::string& path) {
  return (fs::path(here) / path).lexically_normal().string();
}

Origins::Origins(const std::string& list) {
  std::error_code ignored;
  here_ = fs::current_path(ignored).string();
  if (list.empty()) return;
  std::string text = read_input(list);
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.erase(0, kMark.size());
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) add(line);
  if (urls_.empty()) throw Error(ErrorCode::kUnreadable, "names no URL: a line is a file and its URL");
}

void Origins::add(const std::string& line) {
  std::string file, url;
  for (const std::string& field : csv_fields(line)) {
    std::string& which = field.find("://") != std::string::npos ? url : file;
    if (which.empty()) which = field;
  }
  if (file.empty() || url.empty()) return;  // a header, too
  urls_[file] = url;
  urls_[source_path(here_, file)] = url;
}

feed::FeedOrigin Origins::of(const std::string& path, const std::string& sha256, const std::string& batch_run) const {
  feed::FeedOrigin origin{.batch_run = batch_run, .path = {}, .url = {}};
  const bool is_file = !path.empty() && path != "-";
  if (is_file) origin.path = source_path(here_, path);
  const std::string name = is_file ? fs::path(path).filename().string() : "";
  for (const std::string& key : {path, origin.path, sha256, name})  // a name alone may be that of several files
    if (const auto found = urls_.find(key); found != urls_.end() && !key.empty()) {
      origin.url = found->second;
      break;
    }
  return origin;
}

bool are_sources(const std::string& list, LogFormat log) {
  try {
    const Origins read(list);
    return true;
  } catch (const Error& error) {
    report(log, "usage", {}, {}, "--sources: " + list + ' ' + error.what());
    return false;
  }
}

}  // namespace yusuan::process
