// Databases that take the rows of many documents.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "feed/feed_rows.h"

namespace yusuan::feed {

/// The target cannot take the rows; what() says which target, why, and what to do about it.
class FeedError : public std::runtime_error {
 public:
  explicit FeedError(const std::string& detail, bool of_document = false)
      : std::runtime_error(detail), of_document_(of_document) {}
  /// These rows are refused and others may be taken; otherwise the target is gone, full or something else.
  bool of_document() const { return of_document_; }

 private:
  bool of_document_;
};

/// A document that a database has, and the file that it came from.
struct LoadedFile {
  std::string sha256, path;
  std::string loaded_at;  ///< of documents; sorts by time
};

/// An open database with the feed's schema in it.
class FeedStore {
 public:
  virtual ~FeedStore() = default;
  /// Puts the rows of one document in the place of those that its SHA-256 had before, all or none. Other processes may
  /// load at the same time. Throws FeedError; the store may be used again afterwards.
  virtual void load(const FeedRows& rows) = 0;
  /// The SHA-256 of each document that a batch has loaded with this mark (documents.batch_run). Throws FeedError.
  virtual std::vector<std::string> loaded_by(const std::string& batch_run) = 0;
  /// Every document that came from a file. Throws FeedError.
  virtual std::vector<LoadedFile> loaded_files() = 0;
  /// Takes out what belongs to these documents, all or nothing. Throws FeedError.
  virtual void remove(const std::vector<std::string>& sha256) = 0;
};

/// A SQLite file. Where there is none it appears with the first loaded document, whole. Throws FeedError, also for a
/// database that is something else.
std::unique_ptr<FeedStore> open_sqlite(const std::string& path);

/// A PostgreSQL database by its URL (`postgresql://…`) or connection string; libpq's environment variables count, too.
/// The relations stand in the first schema of the search path: made when none of them is there, otherwise checked field
/// by field. A server that says nothing for `patience_seconds` is given up; statements and waits for locks have bounds
/// below that unless the URL sets its own (`options=-c lock_timeout=…`). Throws FeedError.
std::unique_ptr<FeedStore> open_postgres(const std::string& connection, int patience_seconds = 30);

}  // namespace yusuan::feed
