// Runs the work in a child process and stays behind to say what became of it: a hostile PDF can make a library loop,
// overflow the stack or abort, and a reader still needs one clear line and an exit status.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>

#include "report.h"

namespace yusuan {

/// Shared with the child, which fills it.
struct Progress {
  std::atomic<bool> reading{true};    ///< the input is still coming in: time does not count
  std::atomic<int> page{0};           ///< being read, from 1; 0 before the first and after the last
  std::atomic<int> pages_started{0};  ///< how often `page` became a page
  std::atomic<bool> finished{false};  ///< the child's exit status is one of ours
};

struct Supervision {
  std::string file;  ///< for the error line
  LogFormat log = LogFormat::kText;
  std::optional<double> timeout_seconds;  ///< for the whole document, in place of the bound that grows with its pages
  bool sandbox = true;                    ///< lock the child in; one line says so where the kernel cannot
};

/// Calls `work` in a child and returns the exit status: what `work` returned, or 3 after one error line when the child
/// crashed, ran out of memory or time. Dies with its own parent's signals; the child dies with it. Call it before
/// anything large is allocated.
int supervise(const Supervision& supervision, const std::function<int(Progress&)>& work);

}  // namespace yusuan
