#include "worker_packet.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <type_traits>

namespace yusuan {
namespace {

constexpr std::size_t kMaxText = std::size_t{32} << 10U;

struct Head {
  PacketFigures figures;
  PacketKind kind;
  std::uint32_t text_bytes, more_bytes;
};
static_assert(std::is_trivially_copyable_v<Head>);

union Control {
  cmsghdr alignment;
  char bytes[CMSG_SPACE(sizeof(int))];
};

void attach(msghdr& message, Control& control, int descriptor) {
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof(control.bytes);
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
}

int attached(msghdr& message) {
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_type != SCM_RIGHTS) return -1;
  int descriptor = -1;
  std::memcpy(&descriptor, CMSG_DATA(header), sizeof(int));
  return descriptor;
}

}  // namespace

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
  if (packet.descriptor >= 0) attach(message, control, packet.descriptor);
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
  // A worker taken over by a document may say anything: sizes are not to be believed.
  if (got < static_cast<ssize_t>(sizeof head) ||
      static_cast<std::size_t>(got) != sizeof head + std::uint64_t{head.text_bytes} + head.more_bytes)
    return std::nullopt;
  Packet packet{head.kind, head.figures, text.substr(0, head.text_bytes), text.substr(head.text_bytes, head.more_bytes),
                attached(message)};
  return packet;
}

}  // namespace yusuan
