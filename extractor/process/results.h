// Where a batch leaves its results: each whole or absent, whatever is killed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::process {

/// What a worker has written, before it counts.
struct FinishedResult {
  std::uint64_t number = 0;  ///< of open()
  int descriptor = -1;
  std::string name;    ///< of name_of()
  std::string sha256;  ///< of the document
  std::string path;    ///< of the document
};

/// What an earlier entry of the journal says of a document.
struct NotedResult {
  std::string name;
  std::uint64_t bytes = 0;
};

/// A worker writes a document's result into a descriptor that it is handed; nothing of it counts until keep(). The
/// parent opens and drops, the process of keeper.h keeps.
class ResultStore {
 public:
  virtual ~ResultStore() = default;
  /// A descriptor to write to, the caller's; no two results of a batch have one number. Throws OutputError.
  virtual int open(std::uint64_t number) = 0;
  /// Forgets what was written.
  virtual void drop(std::uint64_t number) = 0;
  /// What the journal calls the result of a document.
  virtual std::string name_of(const std::string& path, const std::string& sha256) const = 0;
  /// Whether the result of a document is done and still there. `noted` is what the journal says.
  virtual bool holds(const std::string& sha256, const std::optional<NotedResult>& noted) = 0;
  /// The result of the document is kept, says the keeper.
  virtual void note_kept(const std::string&) {}
  /// Makes them the results of their documents, on the disk when it returns. For each: empty, or why that document
  /// cannot be kept. Throws OutputError when the place can take no result any more.
  virtual std::vector<std::string> keep(const std::vector<FinishedResult>& results) = 0;
  /// After the last keep(), in the same process.
  virtual void close() {}
};

/// What a result is in a folder of results.
struct ResultForm {
  std::string ending = ".json";
  /// Makes the result, a file or folder that is not there yet, at `path` of what a worker has written; none: that is
  /// the result. Empty, or why that document has none. Throws OutputError where none can be written.
  std::function<std::string(std::string_view bytes, const std::string& path)> make{};
};

/// One file or folder a document in `dir`, which is there.
std::unique_ptr<ResultStore> make_result_folder(const std::string& dir, ResultForm form = {});

/// `NAME-0123456789ab` and the ending: the file's name without ending and the beginning of its content's SHA-256. Two
/// files of one name don't meet, the same bytes give the same name on every run, whatever else is in the batch.
std::string result_name(const std::string& path, const std::string& sha256, std::string_view ending = ".json");

}  // namespace yusuan::process
