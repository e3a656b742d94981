// batch.ndjson: what became of each document, one JSON object a line, and what a later run need not do again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "process/results.h"
#include "process/worker_slot.h"

namespace yusuan::process {

/// What became of one input.
struct JournalEntry {
  std::string file;     ///< path as it was given or found
  std::string sha256;   ///< empty when the content was never read
  std::string output;   ///< name of the result; of a duplicate that of the first
  std::string status;   ///< "done", "duplicate" (the bytes of a document that is done under another path) or "failed"
  SlotOutcome outcome;  ///< nothing in it for a duplicate
};

/// One batch at a time writes a journal: held by a lock that ends with the process.
class Journal {
 public:
  /// Makes the folder of `path`; with an empty one nothing is written, and only what this run does counts. `run` tells
  /// apart what was done by another extractor version or with other options; entries of another run do not count. With
  /// `resume` what stands there is read and kept, a line torn by a crash cut off; else it is emptied. Throws
  /// OutputError, also when another batch writes there.
  Journal(const std::string& path, const std::string& run, bool resume);
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  ~Journal();

  /// The result of these bytes, when it was done in this or the resumed run.
  std::optional<NotedResult> result_of(const std::string& sha256) const;
  /// Whether an entry already says that this path is done.
  bool knows(const std::string& file, const std::string& sha256) const;

  /// One write for the line, after which it survives this process. Throws OutputError.
  void append(const JournalEntry& entry);
  /// Waits until everything is on the disk.
  void sync();

 private:
  void read_entries();
  void remember(const JournalEntry& entry);

  std::string dir_, path_, run_;
  int fd_ = -1;
  std::unordered_map<std::string, NotedResult> done_;  // by SHA-256
  std::unordered_set<std::size_t> known_;              // hashes of path and SHA-256: a path may be long
};

}  // namespace yusuan::process
