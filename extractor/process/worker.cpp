#include "process/worker.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <csignal>
#include <new>
#include <utility>

#include "feed/feed_rows.h"
#include "feed/ndjson.h"
#include "json/document_json.h"
#include "json/names.h"
#include "process/input.h"
#include "process/output.h"
#include "process/sandbox.h"
#include "process/supervise.h"
#include "process/worker_packet.h"

namespace yusuan::process {
namespace {

// The kernel's mark of the highest resident memory, set back for each document. Opened before the sandbox closes.
class PeakMemory {
 public:
  PeakMemory() : reset_(open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)) {}
  int descriptor() const { return reset_; }
  void reset() const {
    // Without it the peak is that of the worker's whole life, which is still an upper bound.
    if (reset_ >= 0) [[maybe_unused]]
      const ssize_t written = pwrite(reset_, "5", 1, 0);
  }
  static std::int64_t kib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  }

 private:
  int reset_;
};

Packet failed(std::string_view code, const std::string& detail, int page, bool retire) {
  Packet done{.kind = PacketKind::kDone, .text = std::string(code), .more = detail};
  done.figures.page = page;
  done.figures.retire = retire;
  return done;
}

Packet out_of_memory(int page) { return failed("memory", "needs more memory than --memory allows", page, true); }

class Worker {
 public:
  Worker(int socket, const WorkerSetup& setup, Progress& progress, const PeakMemory& memory)
      : socket_(socket), setup_(setup), progress_(progress), memory_(memory) {
    options_ = setup.options;
    options_.on_page = [&progress](int page) {
      if (progress.exhausted) throw std::bad_alloc();
      progress.page = page;
    };
  }

  // False when the worker is to end.
  bool serve(Packet& job) {
    memory_.reset();
    const double cpu_before = cpu_seconds_of(kThisProcess);
    progress_.page = 0;
    progress_.reading = true;
    Packet done = attempt(job);
    close_descriptors(job);
    done.figures.number = job.figures.number;
    done.figures.peak_kib = PeakMemory::kib();
    done.figures.cpu_seconds = cpu_seconds_of(kThisProcess) - cpu_before;
    return send_packet(socket_, done) && !done.figures.retire;
  }

 private:
  Packet attempt(const Packet& job) {
    // Read before any memory is asked for, which may have run out.
    const auto page = [this] { return progress_.page.load(); };
    try {
      return work(job);
    } catch (const Error& error) {
      if (progress_.exhausted) return out_of_memory(page());
      const bool exhausted = error.code() == ErrorCode::kTooExpensive;
      return failed(json::name_of(error.code()), error.what(), error.page().value_or(0), exhausted);
    } catch (const OutputError& error) {
      return failed("output", error.what(), 0, false);
    } catch (const std::bad_alloc&) {
      return out_of_memory(page());
    } catch (const std::exception& error) {
      return failed("damaged", std::string("cannot be processed: ") + error.what(), page(), true);
    }
  }

  Packet work(const Packet& job) {
    const std::string bytes = read_all(job.descriptor);
    progress_.reading = false;
    const WorkerReading reading = setup_.read(bytes, job.text, options_);
    write_whole(job.result, reading.result);
    Packet done{.kind = PacketKind::kDone, .text = reading.sha256};
    done.figures = {.pages = reading.pages,
                    .tables = reading.tables,
                    .failing_checks = reading.failing_checks,
                    .warnings = reading.warnings,
                    .good = true};
    return done;
  }

  int socket_;
  const WorkerSetup& setup_;
  Progress& progress_;
  const PeakMemory& memory_;
  ExtractOptions options_;
};

void mute() {
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) _exit(kUnprocessable);
  dup2(nowhere, STDIN_FILENO);
  dup2(nowhere, STDOUT_FILENO);
#if defined(NDEBUG) && !defined(YUSUAN_SANITIZED)
  dup2(nowhere, STDERR_FILENO);
#endif
}

// Other workers' sockets, the journal, the parent's standard streams are none of its business.
void close_all_but(int first, int second) {
  const int low = std::min(first, second), high = std::max(first, second);
  const auto close_between = [](int from, int to) {
    if (from > to) return;
    if (syscall(SYS_close_range, from, to, 0) == 0) return;
    for (int fd = from; fd <= std::min(to, 4096); ++fd) close(fd);
  };
  close_between(3, low - 1);
  close_between(std::max(low + 1, 3), high - 1);
  close_between(std::max(high + 1, 3), INT_MAX);
}

void set_signals() {
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

}  // namespace

WorkerReading reading_of(const Document& document, std::string result) {
  WorkerReading reading{.result = std::move(result), .sha256 = document.source.sha256, .pages = document.source.pages};
  reading.tables = static_cast<int>(document.tables.size());
  reading.failing_checks =
      static_cast<int>(std::count_if(document.checks.begin(), document.checks.end(),
                                     [](const Check& check) { return check.status == CheckStatus::kFail; }));
  reading.warnings = static_cast<int>(
      std::count_if(document.diagnostics.begin(), document.diagnostics.end(),
                    [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::kWarning; }));
  return reading;
}

WorkerReading read_disclosure(std::string_view bytes, const std::string& name, const ExtractOptions& options) {
  const Document document = extract(bytes, name, options);
  return reading_of(document, json::to_json(document));
}

WorkerReading read_rows(std::string_view bytes, const std::string& name, const ExtractOptions& options) {
  const Document document = extract(bytes, name, options);
  const feed::FeedRows rows = feed::feed_rows(document, YUSUAN_VERSION);
  std::string json = "{";
  for (std::size_t place = 0; place < feed::kRelationCount; ++place) {
    std::string lines = feed::to_ndjson(rows, static_cast<feed::RelationPlace>(place));
    if (!lines.empty()) lines.pop_back();
    std::replace(lines.begin(), lines.end(), '\n', ',');  // which stands only between the lines
    json += (place > 0 ? ", \"" : "\"") + feed::feed_relations()[place].name + "\": [" + lines + ']';
  }
  return reading_of(document, json + '}');
}

void run_worker(int socket, int parent, const WorkerSetup& setup, Progress& progress) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(kUnprocessable);  // it died before the line above
  set_signals();
  mute();
  const PeakMemory memory;
  close_all_but(socket, memory.descriptor());
  limit_resources(setup.memory_mib << 20U);
  note_exhaustion(progress.exhausted, setup.memory_mib << 20U);
  keep_freed_memory();
  Packet ready{.kind = PacketKind::kReady};
  if (setup.sandbox) ready.text = enter_sandbox({setup.options.patterns_dir.value_or("")}).value_or("");
  if (!send_packet(socket, ready)) _exit(kDone);
  Worker worker(socket, setup, progress, memory);
  while (auto job = receive_packet(socket))
    if (!worker.serve(*job)) break;
  _exit(kDone);
}

}  // namespace yusuan::process
