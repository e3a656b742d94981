#include "supervise.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>

#include "sandbox.h"

namespace yusuan {
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
// Real disclosures stay below 0.1 GiB. Sanitizers reserve terabytes, so they go without.
constexpr rlim_t kMaxMemory = rlim_t{2} << 30U;

Progress* share_progress() {
  void* memory = mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? nullptr : new (memory) Progress;
}

void lower_limit(decltype(RLIMIT_AS) resource, rlim_t bound) {
  rlimit limit{};
  if (getrlimit(resource, &limit) != 0 || limit.rlim_cur <= bound) return;
  limit.rlim_cur = bound;
  setrlimit(resource, &limit);
}

[[noreturn]] void run_child(pid_t parent, const Supervision& supervision, Progress& progress,
                            const std::function<int(Progress&)>& work) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(kUnprocessable);  // it died before the line above
  if (!kSanitized) {
    lower_limit(RLIMIT_AS, kMaxMemory);
    lower_limit(RLIMIT_CORE, 0);
  }
  silence_libraries();
  keep_freed_memory();
  if (supervision.sandbox)
    if (const auto complaint = enter_sandbox()) report_no_sandbox(supervision.log, *complaint);
  const int status = work(progress);
  progress.finished = true;
  // Everything is written; freeing it piece by piece would only cost time.
  _exit(status);
}

struct Watch {
  double total = 0, page = 0;  // seconds, counted in ticks: a stopped and resumed program has not used them
  int pages_seen = 0;

  // True when the child has used up its time.
  bool tick(const Progress& progress, const std::optional<double>& timeout_seconds) {
    if (progress.reading) return false;
    const int started = progress.pages_started;
    if (started != pages_seen) page = 0;
    pages_seen = started;
    total += kTickMs / 1000.0;
    page += kTickMs / 1000.0;
    if (timeout_seconds) return total >= *timeout_seconds;
    return page >= kPageSeconds || total >= kDocumentSeconds + kSecondsPerPage * started;
  }
};

// Waits for the child to end, which closes `ended`; false when its time was up before.
bool wait_for_end(int ended, const Progress& progress, const std::optional<double>& timeout_seconds) {
  Watch watch;
  pollfd event{ended, POLLIN, 0};
  while (true) {
    const int ready = poll(&event, 1, kTickMs);
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return true;  // waitpid will tell
    if (ready == 0 && watch.tick(progress, timeout_seconds)) return false;
  }
}

const char* explanation(bool timed_out, int status, int page) {
  // Of a PDF it is a page that takes so long; a text has none.
  if (timed_out && page == 0) return "takes far too long to read; give it in parts, or allow more with --timeout";
  if (timed_out) return "takes far too long to read; print it to a new PDF and try that, or allow more with --timeout";
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGABRT))
    return "needs too much memory or breaks the PDF library; print it to a new PDF and try that";
  return "makes the PDF library crash: it is damaged or hostile; print it to a new PDF and try that";
}

int fail(const Supervision& supervision, const char* what) {
  report(supervision.log, "system", supervision.file, {}, std::string(what) + ": " + std::strerror(errno));
  return kUnprocessable;
}

}  // namespace

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
  const bool timed_out = !wait_for_end(end_pipe[0], *progress, supervision.timeout_seconds);
  if (timed_out) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return fail(supervision, "the work's end is unknown");
  if (!timed_out && WIFEXITED(status) && progress->finished) return WEXITSTATUS(status);
  const int page = progress->page;
  report(supervision.log, timed_out ? "too_expensive" : "crashed", supervision.file,
         page > 0 ? std::optional(page) : std::nullopt, explanation(timed_out, status, page));
  // A sanitizer's finding is a bug to see, not a document to refuse.
  return kSanitized && !timed_out ? 1 : kUnprocessable;
}

}  // namespace yusuan
