#include "process/worker_slot.h"

#include <poll.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>

#include "process/supervise.h"

namespace yusuan::process {
namespace {

[[noreturn]] void refuse(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

// Of a process that may have been taken over: what makes no sense is not passed on.
void make_plausible(PacketFigures& figures) {
  if (!(figures.cpu_seconds >= 0 && figures.cpu_seconds < 1e9)) figures.cpu_seconds = 0;
  figures.peak_kib = std::max<std::int64_t>(figures.peak_kib, 0);
  for (int* count : {&figures.page, &figures.pages, &figures.tables, &figures.failing_checks, &figures.warnings})
    *count = std::max(*count, 0);
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 40 && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == text.npos;
}

std::uint64_t fresh_number() {
  std::uint64_t number = 0;
  if (getrandom(&number, sizeof number, 0) != sizeof number) refuse("no random number for a worker");
  return number;
}

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", seconds);
  return text;
}

}  // namespace

// A worker whose socket has closed is about to end by itself, and how it ends is wanted; but a document may have taken
// it over, so patience has a bound.
bool await_end(pid_t child) {
  constexpr int kPatienceMs = 5000;
  const int handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  if (handle < 0) return true;  // nobody knows
  pollfd end{handle, POLLIN, 0};
  const int ended = poll(&end, 1, kPatienceMs);
  close(handle);
  return ended != 0;
}

double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

WorkerSlot::WorkerSlot(const WorkerSetup& setup) : setup_(setup) {
  void* shared = mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) refuse("no memory to share with a worker");
  progress_ = new (shared) Progress;
}

WorkerSlot::~WorkerSlot() {
  bury(true);
  munmap(progress_, sizeof(Progress));
}

void WorkerSlot::spawn() {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) refuse("no socket for a worker");
  const pid_t parent = getpid();
  worker_ = fork();
  if (worker_ == 0) run_worker(pair[1], parent, setup_, *progress_);
  const int error = errno;
  close(pair[1]);
  socket_ = pair[0];
  documents_ = 0;
  ready_ = false;
  if (worker_ > 0) return;
  close(socket_);
  socket_ = -1;
  errno = error;
  refuse("no process for a worker");
}

void WorkerSlot::bury(bool kill_first) {
  if (worker_ < 0) return;
  close(socket_);  // a worker that is not killed ends when nobody is there
  socket_ = -1;
  outlived_ = !kill_first && !await_end(worker_);
  kill(worker_, SIGKILL);
  rusage usage{};
  while (wait4(worker_, &end_status_, 0, &usage) < 0 && errno == EINTR) {
  }
  end_peak_kib_ = usage.ru_maxrss;
  worker_ = -1;
}

void WorkerSlot::assign(const Job& job) {
  assert(!busy_);
  job_ = job;
  started_ = steady_seconds();
  // Nothing may be waiting where nothing was asked.
  pollfd event{socket_, POLLIN, 0};
  if (worker_ >= 0 && ready_ && poll(&event, 1, 0) == 1) bury(true);
  if (worker_ < 0) spawn();
  send();
  busy_ = true;
}

void WorkerSlot::send() {
  progress_->page = 0;
  progress_->reading = true;
  progress_->exhausted = false;
  waited_ = read_ = 0;
  cpu_before_ = cpu_seconds_of(worker_);
  number_ = fresh_number();
  Packet packet{.kind = PacketKind::kJob, .text = job_.name, .descriptor = job_.content, .result = job_.result};
  packet.figures.number = number_;
  if (send_packet(socket_, packet)) return;
  // The worker was killed while it had nothing to do: no document's fault.
  bury(true);
  spawn();
  send_packet(socket_, packet);  // one that is gone already shows in receive()
}

std::optional<SlotOutcome> WorkerSlot::receive() {
  auto packet = receive_packet(socket_);
  if (!packet) return distrust();
  close_descriptors(*packet);  // nobody asked for any
  if (packet->kind == PacketKind::kReady && !std::exchange(ready_, true)) {
    sandbox_complaint_ = packet->text;
    return std::nullopt;
  }
  if (packet->kind != PacketKind::kDone || packet->figures.number != number_) return distrust();
  return done(*packet);
}

SlotOutcome WorkerSlot::done(const Packet& packet) {
  busy_ = false;
  SlotOutcome outcome{packet.figures, {}, {}, steady_seconds() - started_};
  make_plausible(outcome.figures);
  struct stat result {};
  if (fstat(job_.result, &result) == 0) outcome.figures.result_bytes = static_cast<std::uint64_t>(result.st_size);
  if (!packet.figures.good) {
    outcome.code = is_code(packet.text) ? packet.text : "damaged";
    outcome.message = packet.more;
  } else if (!job_.sha256.empty() && !packet.text.empty() && packet.text != job_.sha256) {
    outcome.figures.good = false;
    outcome.code = "changed";
    outcome.message = "changed while it was read: read it again once it stands still";
  }
  if (++documents_ >= setup_.documents_each || packet.figures.retire) bury(false);
  return outcome;
}

std::optional<SlotOutcome> WorkerSlot::distrust() {
  if (documents_ == 0) return died(false);
  bury(true);
  if (lseek(job_.content, 0, SEEK_SET) != 0 || ftruncate(job_.result, 0) != 0 || lseek(job_.result, 0, SEEK_SET) != 0)
    return died(false);
  spawn();
  send();
  return std::nullopt;
}

std::optional<SlotOutcome> WorkerSlot::spend(double seconds) {
  if (!busy_) return std::nullopt;
  (progress_->reading ? waited_ : read_) += seconds;
  const bool in_time = waited_ < setup_.timeout_seconds && read_ < setup_.timeout_seconds * kWallPerCpu &&
                       cpu_seconds_of(worker_) - cpu_before_ < setup_.timeout_seconds;
  if (in_time) return std::nullopt;
  return died(true);
}

SlotOutcome WorkerSlot::died(bool timed_out) {
  const bool reading = progress_->reading;
  bury(timed_out);
  busy_ = false;
  SlotOutcome outcome;
  outcome.seconds = steady_seconds() - started_;
  outcome.figures.page = progress_->page;
  outcome.figures.peak_kib = end_peak_kib_;
  if (timed_out) {
    outcome.code = "timeout";
    outcome.message = (reading ? "keeps its bytes back for longer than " : "takes longer than ") +
                      seconds_text(setup_.timeout_seconds) + " s; allow more with --timeout";
  } else if (outlived_) {
    outcome.code = "crashed";
    outcome.message =
        "makes its worker say what makes no sense and live on: it is damaged or hostile; print it to a new "
        "PDF and try that";
  } else if (WIFSIGNALED(end_status_) && WTERMSIG(end_status_) == SIGKILL) {
    outcome.code = "killed";
    outcome.message = "its worker was killed from outside, or by the kernel when memory ran out";
  } else if (progress_->exhausted || took_most_of(end_peak_kib_, setup_.memory_mib)) {
    outcome.code = "memory";
    outcome.message = "needs more memory than " + std::to_string(setup_.memory_mib) + " MiB; allow more with --memory";
  } else {
    outcome.code = "crashed";
    outcome.message = "makes the PDF library crash (" +
                      (WIFSIGNALED(end_status_) ? "signal " + std::to_string(WTERMSIG(end_status_))
                                                : "exit status " + std::to_string(WEXITSTATUS(end_status_))) +
                      "): it is damaged or hostile; print it to a new PDF and try that";
  }
  return outcome;
}

}  // namespace yusuan::process
