// Where a batch leaves its results: each whole or absent, whatever is killed.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace yusuan {

/// A worker writes a document's JSON into a descriptor that it is handed; nothing of it counts until keep(). A slot is
/// a worker's place, from 0, and has at most one result open.
class ResultSink {
 public:
  virtual ~ResultSink() = default;
  /// A descriptor to write to; stays the sink's. Throws OutputError.
  virtual int open(std::size_t slot) = 0;
  /// Makes what stands in the slot's descriptor the result of the document. Throws OutputError.
  virtual void keep(std::size_t slot, const std::string& name) = 0;
  /// Forgets it.
  virtual void drop(std::size_t slot) = 0;
};

/// One file a document in `dir`, which is there.
std::unique_ptr<ResultSink> make_result_folder(const std::string& dir, std::size_t slots);

/// `NAME-0123456789ab.json`: the file's name without ending and the beginning of its content's SHA-256. Two files of
/// one name don't meet, the same bytes give the same name on every run, whatever else is in the batch.
std::string result_name(const std::string& path, const std::string& sha256);

}  // namespace yusuan
