#include "process/supervise.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <new>

#include "text/one_line.h"

namespace yusuan::process {
namespace {

#if defined(YUSUAN_SANITIZED)
constexpr int kCrashed = 1;
#else
constexpr int kCrashed = kUnprocessable;
#endif

struct Ending {
  int status;
  std::string err;
};

Ending supervised(const std::function<int(Progress&)>& work, std::optional<double> timeout_seconds = {}) {
  testing::internal::CaptureStderr();
  const int status = supervise({"a.pdf", LogFormat::kText, timeout_seconds}, work);
  return {status, testing::internal::GetCapturedStderr()};
}

// The error line is the last one; sanitizers may speak before it.
std::string last_line(const std::string& text) {
  const std::size_t end = text.find_last_not_of('\n');
  if (end == std::string::npos) return "";
  const std::size_t before = text.rfind('\n', end);
  return text.substr(before == std::string::npos ? 0 : before + 1,
                     end - (before == std::string::npos ? 0 : before + 1) + 1);
}

TEST(Supervise, PassesOnWhatTheWorkReturns) {
  for (const int status : {0, 3, 4}) {
    const Ending ending = supervised([&](Progress&) { return status; });
    EXPECT_EQ(ending.status, status);
    EXPECT_EQ(ending.err, "");
  }
}

TEST(Supervise, ShowsThePageOfWhatTakesLongOnATerminal) {
  int master = -1, terminal = -1;
  ASSERT_EQ(openpty(&master, &terminal, nullptr, nullptr, nullptr), 0);
  const int before = dup(STDERR_FILENO);
  dup2(terminal, STDERR_FILENO);
  // It takes until the terminal shows something.
  const auto work = [&](Progress& progress) {
    progress.page = 7;
    constexpr int kLongestMs = 60'000;
    pollfd shown{.fd = master, .events = POLLIN, .revents = 0};
    return poll(&shown, 1, kLongestMs) == 1 ? 0 : 1;
  };
  EXPECT_EQ(supervise({.file = "a.pdf", .shows_pages = true}, work), 0);
  dup2(before, STDERR_FILENO);
  close(terminal);  // so that its other side ends
  std::string shown;
  char piece[200];
  for (ssize_t got = 0; (got = read(master, piece, sizeof piece)) > 0;)
    shown.append(piece, static_cast<std::size_t>(got));
  EXPECT_NE(shown.find("yusuan: page 7"), std::string::npos) << shown;
  EXPECT_TRUE(shown.ends_with("\r\x1b[K")) << "taken away again";
  for (const int descriptor : {master, before}) close(descriptor);
}

TEST(Supervise, TurnsACrashIntoOneLineWithThePage) {
  for (const int signal : {SIGSEGV, SIGABRT, SIGKILL}) {
    const Ending ending = supervised([&](Progress& progress) {
      progress.page = 3;
      return std::raise(signal);
    });
    EXPECT_EQ(ending.status, kCrashed) << signal;
    EXPECT_TRUE(last_line(ending.err).starts_with("yusuan: a.pdf: page 3: ")) << ending.err;
  }
}

#if !defined(YUSUAN_SANITIZED)
void* volatile taken = nullptr;  // so that no compiler leaves the asking out

// As Poppler does with what malloc refuses: nothing of it was touched, so no peak tells.
TEST(Supervise, ALibraryThatAbortsForWantOfMemorySaysSo) {
  const Ending ending = supervised([](Progress&) -> int {
    do taken = std::malloc(std::size_t{64} << 20U);
    while (taken != nullptr);
    std::abort();
  });
  EXPECT_EQ(ending.status, kUnprocessable);
  EXPECT_TRUE(last_line(ending.err).starts_with("yusuan: a.pdf: needs more memory than")) << ending.err;
}

TEST(Supervise, MemoryThatWasRefusedIsNoted) {
  const auto swallow = [](Progress& progress) -> int {
    try {
      while (true) taken = ::operator new (std::size_t{64} << 20U);
    } catch (const std::bad_alloc&) {
    }
    return progress.exhausted ? 7 : 0;
  };
  EXPECT_EQ(supervised(swallow).status, 7);
}
#endif

TEST(Supervise, ALibraryThatExitsIsACrash) {
  const Ending ending = supervised([](Progress&) -> int { _exit(0); });
  EXPECT_EQ(ending.status, kCrashed);
  EXPECT_TRUE(last_line(ending.err).starts_with("yusuan: a.pdf: ")) << ending.err;
}

TEST(Supervise, EndsWorkThatLoops) {
  const auto loop = [](Progress& progress) -> int {
    progress.reading = false;
    progress.page = 7;
    for (volatile bool forever = true; forever;) continue;
    return 0;
  };
  const Ending ending = supervised(loop, 0.2);
  EXPECT_EQ(ending.status, kUnprocessable);
  EXPECT_TRUE(last_line(ending.err).starts_with("yusuan: a.pdf: page 7: takes far too long")) << ending.err;
}

TEST(Supervise, NamesOfFilesSteerNothing) {
  EXPECT_EQ(text::one_line("a\nb\x1b[2Jc\x7f.pdf"), "a?b?[2Jc?.pdf");
  EXPECT_EQ(text::one_line("\u009b1m\u202efdp.\u2066x\u061c\u2028"), "?1m?fdp.?x??");
  EXPECT_EQ(text::one_line("预算—公开“2026”.pdf"), "预算—公开“2026”.pdf");
}

// A child that only waits uses no CPU: the clock on the wall ends it, later.
TEST(Supervise, EndsWorkThatWaits) {
  const auto wait = [](Progress& progress) -> int {
    progress.reading = false;
    while (true) poll(nullptr, 0, -1);
  };
  EXPECT_EQ(supervised(wait, 0.02).status, kUnprocessable);
}

// Standard input may come slowly, but once it is there a child that was taken over cannot go back to waiting for it.
TEST(Supervise, WhatHasBeenReadIsNotReadAgain) {
  const auto relapse = [](Progress& progress) -> int {
    progress.reading = false;
    poll(nullptr, 0, 600);
    progress.reading = true;
    for (volatile bool forever = true; forever;) continue;
    return 0;
  };
  testing::internal::CaptureStderr();
  EXPECT_EQ(supervise({"-", LogFormat::kText, 0.2}, relapse), kUnprocessable);
  EXPECT_TRUE(testing::internal::GetCapturedStderr().starts_with("yusuan: -: ")) << "no line";
}

TEST(Supervise, StandardInputMayBeSlowButNotSilentForEver) {
  const auto come_in = [](Progress& progress) -> int {
    for (int i = 0; i < 5; ++i) {
      poll(nullptr, 0, 300);
      ++progress.bytes;
    }
    return 0;
  };
  EXPECT_EQ(supervise({.file = "-", .silent_seconds = 1}, come_in), 0);
  const auto wait = [](Progress&) -> int { return ::sleep(30) == 0 ? 0 : 1; };
  testing::internal::CaptureStderr();
  EXPECT_EQ(supervise({.file = "-", .silent_seconds = 0.4}, wait), kUnprocessable);
  EXPECT_TRUE(testing::internal::GetCapturedStderr().starts_with("yusuan: -: says nothing")) << "no line";
}

TEST(Supervise, AnInputThatNeverComesHasABound) {
  const auto wait = [](Progress&) -> int { return ::sleep(30) == 0 ? 0 : 1; };
  const Ending ending = supervised(wait, 0.2);
  EXPECT_EQ(ending.status, kUnprocessable);
  EXPECT_TRUE(last_line(ending.err).starts_with("yusuan: a.pdf: says nothing")) << ending.err;
}

}  // namespace
}  // namespace yusuan::process
