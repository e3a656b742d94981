#include "process/worker_packet.h"

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <type_traits>
#include <utility>

namespace yusuan::process {
namespace {

constexpr std::size_t kMaxText = std::size_t{32} << 10U;

struct Head {
  PacketFigures figures;
  PacketKind kind;
  std::uint32_t text_bytes, more_bytes;
};
static_assert(std::is_trivially_copyable_v<Head>);

constexpr std::size_t kDescriptors = 2;

union Control {
  cmsghdr alignment;
  char bytes[CMSG_SPACE(kDescriptors * sizeof(int))];
};

void attach(msghdr& message, Control& control, const Packet& packet) {
  const int descriptors[kDescriptors] = {packet.descriptor, packet.result};
  const std::size_t bytes = (packet.result >= 0 ? 2 : 1) * sizeof(int);
  message.msg_control = control.bytes;
  message.msg_controllen = CMSG_SPACE(bytes);
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(bytes);
  std::memcpy(CMSG_DATA(header), descriptors, bytes);
}

void take_attached(msghdr& message, Packet& packet) {
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_type != SCM_RIGHTS) return;
  const std::size_t count = std::min((header->cmsg_len - CMSG_LEN(0)) / sizeof(int), kDescriptors);
  int descriptors[kDescriptors] = {-1, -1};
  std::memcpy(descriptors, CMSG_DATA(header), count * sizeof(int));
  packet.descriptor = descriptors[0];
  packet.result = descriptors[1];
}

}  // namespace

void close_descriptors(Packet& packet) {
  for (int* descriptor : {&packet.descriptor, &packet.result})
    if (const int open = std::exchange(*descriptor, -1); open >= 0) close(open);
}

bool send_packet(int socket, const Packet& packet) {
  Head head{packet.figures, packet.kind, static_cast<std::uint32_t>(std::min(packet.text.size(), kMaxText)),
            static_cast<std::uint32_t>(std::min(packet.more.size(), kMaxText))};
  std::array<iovec, 3> parts = {iovec{&head, sizeof head},
                                iovec{const_cast<char*>(packet.text.data()), head.text_bytes},
                                iovec{const_cast<char*>(packet.more.data()), head.more_bytes}};
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = parts.size();
  Control control{};
  if (packet.descriptor >= 0) attach(message, control, packet);
  ssize_t sent = 0;
  do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent >= 0;
}

std::optional<Packet> receive_packet(int socket) {
  Head head{};
  std::string text(2 * kMaxText, '\0');
  std::array<iovec, 2> parts = {iovec{&head, sizeof head}, iovec{text.data(), text.size()}};
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = parts.size();
  Control control{};
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof(control.bytes);
  ssize_t got = 0;
  do got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  if (got < 0) return std::nullopt;
  Packet packet;
  take_attached(message, packet);
  // A worker taken over by a document may say anything: sizes are not to be believed.
  if (got < static_cast<ssize_t>(sizeof head) ||
      static_cast<std::size_t>(got) != sizeof head + std::uint64_t{head.text_bytes} + head.more_bytes) {
    close_descriptors(packet);
    return std::nullopt;
  }
  packet.kind = head.kind;
  packet.figures = head.figures;
  packet.text = text.substr(0, head.text_bytes);
  packet.more = text.substr(head.text_bytes, head.more_bytes);
  return packet;
}

}  // namespace yusuan::process
