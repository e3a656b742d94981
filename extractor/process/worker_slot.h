// A place for one worker at a time, as the parent sees it: starts it, gives it documents, watches time, buries it.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "process/worker.h"
#include "process/worker_packet.h"

namespace yusuan::process {

/// A document to be read. Its descriptors stay the caller's, open until the outcome.
struct Job {
  std::string name;    ///< for source.file
  int content = -1;    ///< read from its beginning
  int result = -1;     ///< written
  std::string sha256;  ///< of the content, in hexadecimal digits; empty when nobody knows it before
};

/// What became of it.
struct SlotOutcome {
  PacketFigures figures;      ///< all but `good`, `page` and peak_kib 0 when it failed
  std::string code, message;  ///< of the failure: code is stable ("crashed", "timeout", "damaged")
  double seconds = 0;         ///< from assign() to the end
};

class WorkerSlot {
 public:
  /// `setup` has to outlive it.
  explicit WorkerSlot(const WorkerSetup& setup);
  WorkerSlot(const WorkerSlot&) = delete;
  WorkerSlot& operator=(const WorkerSlot&) = delete;
  ~WorkerSlot();  ///< kills

  bool busy() const { return busy_; }
  int socket() const { return socket_; }  ///< to poll for reading while busy

  /// Gives it a document, in a fresh worker when there is none. Not while busy. Throws std::system_error when the
  /// system has no process or socket left.
  void assign(const Job& job);

  /// Takes what the worker says; call it when socket() is readable. Not nullopt when the document has ended and the
  /// slot is free. A worker that ends, or says what it was not asked, may have been spoiled by a document before this
  /// one: then this one is read again by a fresh worker.
  std::optional<SlotOutcome> receive();

  /// Counts time against the document; when it is used up, kills the worker and says so.
  std::optional<SlotOutcome> spend(double seconds);

  /// Why the worker is not locked in; empty when it is, or when nobody asked for that.
  const std::string& sandbox_complaint() const { return sandbox_complaint_; }

 private:
  void spawn();
  void send();
  void bury(bool kill_first);
  std::optional<SlotOutcome> distrust();
  SlotOutcome done(const Packet& packet);
  SlotOutcome died(bool timed_out);

  const WorkerSetup& setup_;
  Progress* progress_ = nullptr;
  pid_t worker_ = -1;
  int socket_ = -1;
  int documents_ = 0;
  bool ready_ = false;
  bool busy_ = false;
  Job job_;
  std::uint64_t number_ = 0;      // of the job; no worker knows the next one
  double waited_ = 0, read_ = 0;  // seconds on the wall: for its bytes, on them
  double cpu_before_ = 0;
  double started_ = 0;
  int end_status_ = 0;
  bool outlived_ = false;  // its socket, which the parent had to end it for
  std::int64_t end_peak_kib_ = 0;
  std::string sandbox_complaint_;
};

/// Waits for the end of a child that is about to end by itself, but not for ever; it stays to be waited for. Whether it
/// ended.
bool await_end(pid_t child);

/// Seconds of a clock that only goes forward.
double steady_seconds();

}  // namespace yusuan::process
