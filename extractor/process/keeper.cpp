#include "process/keeper.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "process/output.h"
#include "process/report.h"
#include "process/worker_packet.h"
#include "process/worker_slot.h"

namespace yusuan::process {
namespace {

// The disk takes many files as fast as one, but a crash should cost little.
constexpr std::size_t kGroup = 32;
constexpr std::size_t kHashDigits = 64;  // of a SHA-256

bool more_waits(int socket) {
  pollfd event{socket, POLLIN, 0};
  return poll(&event, 1, 0) == 1 && (event.revents & POLLIN) != 0;
}

// Empty when the parent is gone or has no more.
std::vector<FinishedResult> next_group(int socket) {
  std::vector<FinishedResult> group;
  while (group.empty() || (group.size() < kGroup && more_waits(socket))) {
    const auto packet = receive_packet(socket);
    if (!packet) break;
    group.push_back({packet->figures.number, packet->descriptor, packet->text, packet->more.substr(0, kHashDigits),
                     packet->more.substr(std::min(packet->more.size(), kHashDigits))});
  }
  return group;
}

bool keep_group(int socket, ResultStore& store, const std::vector<FinishedResult>& group) {
  try {
    for (const std::string& refusal : store.keep(group))
      if (!send_packet(socket, {.kind = PacketKind::kKept, .text = refusal})) return false;
  } catch (const std::exception& error) {
    send_packet(socket, {.kind = PacketKind::kBroken, .text = error.what()});
    return false;
  }
  for (const FinishedResult& result : group) close(result.descriptor);
  return true;
}

[[noreturn]] void run_keeper(int socket, pid_t parent, ResultStore& store) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(kUnprocessable);  // it died before the line above
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) std::signal(signal, SIG_IGN);  // the parent decides
  for (auto group = next_group(socket); !group.empty(); group = next_group(socket))
    if (!keep_group(socket, store, group)) break;
  store.close();
  _exit(kDone);
}

}  // namespace

Keeper::Keeper(ResultStore& store) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
    throw std::system_error(errno, std::generic_category(), "no socket for the keeper of results");
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ == 0) {
    close(pair[0]);
    run_keeper(pair[1], parent, store);
  }
  const int error = errno;
  close(pair[1]);
  socket_ = pair[0];
  if (process_ > 0) return;
  close(socket_);
  throw std::system_error(error, std::generic_category(), "no process for the keeper of results");
}

Keeper::~Keeper() {
  close(socket_);
  await_end(process_);
  kill(process_, SIGKILL);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void Keeper::keep(const FinishedResult& result) {
  Packet packet{.kind = PacketKind::kKeep,
                .text = result.name,
                .more = result.sha256 + result.path,
                .descriptor = result.descriptor};
  packet.figures.number = result.number;
  if (send_packet(socket_, packet)) return;
  while (true) receive();  // why it is gone
}

std::string Keeper::receive() {
  pollfd event{socket_, POLLIN, 0};
  int ready = 0;
  while ((ready = poll(&event, 1, kPatienceSeconds * 1000)) < 0 && errno == EINTR) continue;
  if (ready == 0) throw OutputError("no result is kept any more: the disk or the database does not answer", false);
  const auto packet = receive_packet(socket_);
  if (packet && packet->kind == PacketKind::kKept) return packet->text;
  throw OutputError(packet ? packet->text : "the process that keeps the results has ended: it was killed", false);
}

}  // namespace yusuan::process
