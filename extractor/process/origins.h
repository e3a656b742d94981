// Where documents come from, for the feed: their paths, and the addresses that a list gives (`--sources`).
#pragma once

#include <string>
#include <unordered_map>

#include "feed/feed_rows.h"
#include "process/report.h"

namespace yusuan::process {

class Origins {
 public:
  /// `list` is a CSV file with a line a document: its path, file name or SHA-256, and the URL it was published at, in
  /// any order, further fields ignored; or empty. Throws Error kUnreadable, also when no line has a URL.
  explicit Origins(const std::string& list = {});

  /// `path` as given, "-" or empty for what is read from elsewhere; `batch_run` as in FeedOrigin.
  feed::FeedOrigin of(const std::string& path, const std::string& sha256, const std::string& batch_run = {}) const;

 private:
  void add(const std::string& line);

  std::string here_;  // the working directory, which a process that is locked in may not ask for
  std::unordered_map<std::string, std::string> urls_;
};

/// `path`, seen from the folder `here`, as a feed says it: whole, without detours.
std::string source_path(const std::string& here, const std::string& path);

/// Whether Origins takes the list, after an error line when not.
bool are_sources(const std::string& list, LogFormat log);

}  // namespace yusuan::process
