// Runs the work in a child process and stays behind to say what became of it: a hostile PDF can make a library loop,
// overflow the stack or abort, and a reader still needs one clear line and an exit status.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "process/report.h"

namespace yusuan::process {

/// Shared with the child, which fills it.
struct Progress {
  std::atomic<bool> reading{true};      ///< the input is still coming in: time does not count
  std::atomic<std::uint64_t> bytes{0};  ///< of the input that are there
  std::atomic<int> page{0};             ///< being read, from 1; 0 before the first and after the last
  std::atomic<int> pages_started{0};    ///< how often `page` became a page
  std::atomic<bool> exhausted{false};   ///< memory was refused: what was made with less may be incomplete
  std::atomic<bool> finished{false};    ///< the child's exit status is one of ours
};

/// Standard input may come slowly, as that of `curl … | yusuan extract -` does, but who says nothing for so long is
/// gone.
constexpr double kMostSilentSeconds = 120;

struct Supervision {
  std::string file;  ///< for the error line
  LogFormat log = LogFormat::kText;
  std::optional<double> timeout_seconds;  ///< of CPU for the document, in place of the bound that grows with its pages
  bool sandbox = true;                    ///< lock the child in; one line says so where the kernel cannot
  std::vector<std::string> readable;      ///< files and folders that the child has to open
  double silent_seconds = kMostSilentSeconds;  ///< of standard input; more where timeout_seconds is more
  bool shows_pages = false;  ///< of what takes long, on a terminal, where nothing else is written meanwhile
};

/// A machine under load must not refuse what an idle one reads, so CPU time is what counts; a document that waits for
/// something that never comes is ended by the clock on the wall, at this multiple of the bound.
constexpr double kWallPerCpu = 10;

/// Seconds of CPU that a process of ours has used; 0 when it is gone.
double cpu_seconds_of(pid_t process);
constexpr pid_t kThisProcess = 0;

/// Whether memory was the matter with a process that ended: a library that is refused some ends in ways of its own.
bool took_most_of(std::int64_t peak_kib, std::uint64_t memory_mib);

/// Calls `work` in a child and returns the exit status: what `work` returned, or 3 after one error line when the child
/// crashed, ran out of memory or time. Dies with its own parent's signals; the child dies with it. Call it before
/// anything large is allocated.
int supervise(const Supervision& supervision, const std::function<int(Progress&)>& work);

}  // namespace yusuan::process
