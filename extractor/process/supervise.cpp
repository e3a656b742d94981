#include "process/supervise.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <new>
#include <utility>

#include "process/sandbox.h"

namespace yusuan::process {
namespace {

#if defined(YUSUAN_SANITIZED)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

constexpr int kTickMs = 200;
// An ordinary page takes 2 to 5 ms, the slowest of a real disclosure 60 ms: these are loops, not work. Together they
// end a hopeless document well within 20 s.
constexpr double kPageSeconds = 10;
constexpr double kDocumentSeconds = 12;
constexpr double kSecondsPerPage = 0.04;
// A report of 1,000 pages takes 5 s: a file that names 100,000 pages of one stream must not run for hours.
constexpr double kMostSeconds = 120;
// For standard input: the largest document by the slowest line.
constexpr double kMostWaiting = 3600;
// 256 MiB come through a pipe in half a second.
constexpr double kMostReadingSeconds = 10;
// Real disclosures stay below 0.1 GiB. Sanitizers reserve terabytes, so they go without.
constexpr rlim_t kMaxMemory = rlim_t{2} << 30U;

Progress* share_progress() {
  void* memory = mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? nullptr : new (memory) Progress;
}

[[noreturn]] void run_child(pid_t parent, const Supervision& supervision, Progress& progress,
                            const std::function<int(Progress&)>& work) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(kUnprocessable);  // it died before the line above
  std::signal(SIGXFSZ, SIG_IGN);                   // a result beyond its bound becomes an error of write()
  limit_resources(kMaxMemory);
  note_exhaustion(progress.exhausted, kMaxMemory);
  silence_libraries();
  keep_freed_memory();
  if (supervision.sandbox)
    if (const auto complaint = enter_sandbox(supervision.readable)) report_no_sandbox(supervision.log, *complaint);
  const int status = work(progress);
  progress.finished = true;
  // Everything is written; freeing it piece by piece would only cost time.
  _exit(status);
}

class Watch {
 public:
  // Standard input may take its time; a named pipe may have no other end.
  Watch(pid_t child, const Supervision& supervision)
      : child_(child),
        timeout_seconds_(supervision.timeout_seconds),
        waits_for_file_(supervision.file != "-"),
        silent_seconds_(std::max(supervision.silent_seconds, timeout_seconds_.value_or(0))) {}

  // True when the child has used up its time. Called once a tick: a program that was stopped and goes on has not used
  // what passed between.
  bool tick(const Progress& progress) {
    const double cpu = cpu_seconds_of(child_);
    // A document may have taken the child over: what has ended does not begin again, and waiting takes no CPU.
    read_ = read_ || !progress.reading || cpu >= kMostReadingSeconds;
    if (!read_) return wait(progress);
    const int started = progress.pages_started;
    if (started != pages_seen_) page_began_ = {cpu, wall_};
    pages_seen_ = started;
    wall_ += kTickMs / 1000.0;
    const double bound =
        timeout_seconds_.value_or(std::min(kDocumentSeconds + kSecondsPerPage * started, kMostSeconds));
    if (cpu >= bound || wall_ >= bound * kWallPerCpu) return true;
    if (timeout_seconds_) return false;
    return cpu - page_began_.cpu >= kPageSeconds || wall_ - page_began_.wall >= kPageSeconds * kWallPerCpu;
  }

 private:
  bool wait(const Progress& progress) {
    waited_ += kTickMs / 1000.0;
    if (waits_for_file_) return waited_ >= timeout_seconds_.value_or(kMostSeconds);
    const std::uint64_t before = std::exchange(bytes_, progress.bytes.load());
    silent_ = bytes_ == before ? silent_ + kTickMs / 1000.0 : 0;
    return silent_ >= silent_seconds_ || waited_ >= std::max(kMostWaiting, silent_seconds_);
  }

  struct Spent {
    double cpu = 0, wall = 0;
  };

  pid_t child_;
  const std::optional<double>& timeout_seconds_;
  bool waits_for_file_;
  double silent_seconds_;
  bool read_ = false;
  double waited_ = 0, silent_ = 0;  // for the input; for any more of it
  std::uint64_t bytes_ = 0;
  double wall_ = 0;
  Spent page_began_;
  int pages_seen_ = 0;
};

// Of a document that takes long the page that is being read, on a terminal.
class PageDisplay {
 public:
  explicit PageDisplay(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO) == 1) {}

  void tick(int page) {
    if (!wanted_ || ++ticks_ < kPatience || page <= 0) return;
    shown_ = true;
    const std::string number = std::to_string(page);
    say("\r\x1b[Kyusuan: " + (reports_in_chinese() ? "第 " + number + " 页" : "page " + number) + " …");
  }

  void clear() const {
    if (shown_) say("\r\x1b[K");
  }

 private:
  static constexpr int kPatience = 5;  // ticks: most documents are read before
  static void say(const std::string& text) {
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
  }

  bool wanted_;
  bool shown_ = false;
  int ticks_ = 0;
};

// Waits for the child to end, which closes `ended`; false when its time was up before.
bool wait_for_end(int ended, const Progress& progress, Watch watch, PageDisplay& display) {
  pollfd event{ended, POLLIN, 0};
  while (true) {
    const int ready = poll(&event, 1, kTickMs);
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return true;  // waitpid will tell
    if (ready == 0 && watch.tick(progress)) return false;
    if (ready == 0) display.tick(progress.page);
  }
}

const char* explanation(bool timed_out, int status, std::int64_t peak_kib, const Progress& progress) {
  if (timed_out && progress.reading)
    return "says nothing, or too slowly: is it a pipe that nobody writes into? allow more with --timeout";
  // Of a PDF it is a page that takes so long; a text has none.
  if (timed_out && progress.page == 0)
    return "takes far too long to read; give it in parts, or allow more with --timeout";
  if (timed_out) return "takes far too long to read; print it to a new PDF and try that, or allow more with --timeout";
  if (progress.exhausted || took_most_of(peak_kib, kMaxMemory >> 20U))
    return "needs more memory than 2 GiB; give it in parts, or print it to a new PDF and try that";
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGABRT))
    return "needs too much memory or breaks the PDF library; print it to a new PDF and try that";
  return "makes the PDF library crash: it is damaged or hostile; print it to a new PDF and try that";
}

int fail(const Supervision& supervision, const char* what) {
  report(supervision.log, "system", supervision.file, {}, std::string(what) + ": " + std::strerror(errno));
  return kUnprocessable;
}

}  // namespace

double cpu_seconds_of(pid_t process) {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

bool took_most_of(std::int64_t peak_kib, std::uint64_t memory_mib) {
  return peak_kib / 1024 > static_cast<std::int64_t>(memory_mib) / 2;
}

int supervise(const Supervision& supervision, const std::function<int(Progress&)>& work) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that is gone becomes an error of write()
  Progress* progress = share_progress();
  int end_pipe[2];
  if (progress == nullptr) return fail(supervision, "no memory to share");
  if (pipe2(end_pipe, O_CLOEXEC) != 0) return fail(supervision, "no pipe");
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) return fail(supervision, "no process for the work");
  if (child == 0) {
    close(end_pipe[0]);
    run_child(parent, supervision, *progress, work);
  }
  close(end_pipe[1]);
  PageDisplay display(supervision.shows_pages && supervision.log == LogFormat::kText);
  const bool timed_out = !wait_for_end(end_pipe[0], *progress, {child, supervision}, display);
  display.clear();
  if (timed_out) kill(child, SIGKILL);
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) < 0)
    if (errno != EINTR) return fail(supervision, "the work's end is unknown");
  if (!timed_out && WIFEXITED(status) && progress->finished) return WEXITSTATUS(status);
  const int page = progress->page;
  report(supervision.log, timed_out ? "too_expensive" : "crashed", supervision.file,
         page > 0 ? std::optional(page) : std::nullopt, explanation(timed_out, status, usage.ru_maxrss, *progress));
  // A sanitizer's finding is a bug to see, not a document to refuse.
  return kSanitized && !timed_out ? 1 : kUnprocessable;
}

}  // namespace yusuan::process
