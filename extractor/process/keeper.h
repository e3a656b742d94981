// The process that makes results last: it waits for disks and databases, so that neither workers nor their parent do.
#pragma once

#include <sys/types.h>

#include <string>

#include "process/results.h"

namespace yusuan::process {

class Keeper {
 public:
  /// Starts it, before any worker, which would inherit what is its own. `store` has to outlive it. Throws
  /// std::system_error.
  explicit Keeper(ResultStore& store);
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;
  ~Keeper();  ///< what is in its hands is kept or absent, whole; take the verdicts before

  int socket() const { return socket_; }  ///< readable when a verdict is there
  /// Hands a result over; its descriptor stays the caller's. Throws OutputError as receive().
  void keep(const FinishedResult& result);
  /// The verdict on the first result that has none yet: empty when it is kept, or why not. Waits for it, but not for
  /// longer than kPatienceSeconds. Throws OutputError when no result can be kept any more.
  std::string receive();
  static constexpr int kPatienceSeconds = 120;

 private:
  pid_t process_ = -1;
  int socket_ = -1;
};

}  // namespace yusuan::process
