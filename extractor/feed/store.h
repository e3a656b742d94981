// Databases that take the rows of many documents.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "feed/rows.h"

namespace yusuan {

/// The target cannot take the rows; what() says which target, why, and what to do about it.
class FeedError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// An open database with the feed's schema in it.
class FeedStore {
 public:
  virtual ~FeedStore() = default;
  /// Puts the rows of one document in the place of those that its SHA-256 had before, all or none. Other processes may
  /// load at the same time. Throws FeedError; the store may be used again afterwards.
  virtual void load(const FeedRows& rows) = 0;
};

/// A SQLite file. Where there is none it appears with the first loaded document, whole. Throws FeedError, also for a
/// database that is something else.
std::unique_ptr<FeedStore> open_sqlite(const std::string& path);

/// A PostgreSQL database by its URL (`postgresql://…`) or connection string; libpq's environment variables count, too.
/// The relations stand in the first schema of the search path: made when none of them is there, otherwise checked field
/// by field. Throws FeedError.
std::unique_ptr<FeedStore> open_postgres(const std::string& connection);

}  // namespace yusuan
