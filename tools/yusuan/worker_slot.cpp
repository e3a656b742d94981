#include "worker_slot.h"

#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <new>
#include <system_error>

#include "supervise.h"

namespace yusuan {
namespace {

[[noreturn]] void refuse(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", seconds);
  return text;
}

}  // namespace

// A worker whose socket has closed is about to end by itself, and how it ends is wanted; but a document may have taken
// it over, so patience has a bound.
void await_end(pid_t child) {
  constexpr int kPatienceMs = 5000;
  const int handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  if (handle < 0) return;
  pollfd end{handle, POLLIN, 0};
  poll(&end, 1, kPatienceMs);
  close(handle);
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
  if (!kill_first) await_end(worker_);
  kill(worker_, SIGKILL);
  rusage usage{};
  while (wait4(worker_, &end_status_, 0, &usage) < 0 && errno == EINTR) {
  }
  end_peak_kib_ = usage.ru_maxrss;
  worker_ = -1;
}

void WorkerSlot::assign(const Job& job) {
  assert(!busy_);
  progress_->page = 0;
  spent_ = 0;
  started_ = steady_seconds();
  const Packet packet{.kind = PacketKind::kJob, .text = job.path, .more = job.name, .descriptor = job.content};
  if (worker_ < 0) spawn();
  if (!send_packet(socket_, packet)) {
    // The worker was killed while it had nothing to do: no document's fault.
    bury(true);
    spawn();
    send_packet(socket_, packet);  // one that is gone already shows in receive()
  }
  busy_ = true;
}

WorkerSlot::Event WorkerSlot::receive() {
  const auto packet = receive_packet(socket_);
  if (!packet) return {.outcome = died(false)};
  switch (packet->kind) {
    case PacketKind::kReady:
      sandbox_complaint_ = packet->text;
      return {};
    case PacketKind::kContent:
      return {.sha256 = packet->text};
    case PacketKind::kDone: {
      SlotOutcome outcome{packet->figures, packet->text, packet->more, steady_seconds() - started_};
      busy_ = false;
      if (++documents_ >= setup_.documents_each || packet->figures.retire) bury(false);
      return {.outcome = std::move(outcome)};
    }
    default:
      return {.outcome = died(false)};
  }
}

void WorkerSlot::go(int result_descriptor) {
  send_packet(socket_, {.kind = PacketKind::kGo, .descriptor = result_descriptor});
}

void WorkerSlot::skip() {
  send_packet(socket_, {.kind = PacketKind::kSkip});
  busy_ = false;
}

std::optional<SlotOutcome> WorkerSlot::spend(double seconds) {
  if (!busy_) return std::nullopt;
  spent_ += seconds;
  if (spent_ < setup_.timeout_seconds) return std::nullopt;
  return died(true);
}

SlotOutcome WorkerSlot::died(bool timed_out) {
  bury(timed_out);
  busy_ = false;
  SlotOutcome outcome;
  outcome.seconds = steady_seconds() - started_;
  outcome.figures.page = progress_->page;
  outcome.figures.peak_kib = end_peak_kib_;
  const bool huge = end_peak_kib_ / 1024 > static_cast<std::int64_t>(setup_.memory_mib) / 2;
  if (timed_out) {
    outcome.code = "timeout";
    outcome.message = "takes longer than " + seconds_text(setup_.timeout_seconds) + " s; allow more with --timeout";
  } else if (WIFSIGNALED(end_status_) && WTERMSIG(end_status_) == SIGKILL) {
    outcome.code = "killed";
    outcome.message = "its worker was killed from outside, or by the kernel when memory ran out";
  } else if (huge) {
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

}  // namespace yusuan
