#include "input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "model/error.h"

namespace yusuan {
namespace {

// The largest disclosures published (scans of a province's whole budget) have some 100 MiB.
constexpr std::size_t kMaxBytes = std::size_t{256} << 20U;
constexpr std::size_t kChunk = std::size_t{64} << 10U;

[[noreturn]] void unreadable(int error) {
  switch (error) {
    case ENOENT:
      throw Error(ErrorCode::kUnreadable, "no such file");
    case EACCES:
    case EPERM:
      throw Error(ErrorCode::kUnreadable, "may not be read: check its permissions");
    case EISDIR:
      throw Error(ErrorCode::kUnreadable, "is a folder: name one PDF file");
    default:
      throw Error(ErrorCode::kUnreadable, std::string("cannot be read: ") + std::strerror(error));
  }
}

class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : fd_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd_ < 0) unreadable(errno);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ != STDIN_FILENO) close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

std::string read_input(const std::string& path) {
  const Descriptor file(path);
  struct stat info {};
  if (fstat(file.get(), &info) != 0) unreadable(errno);
  if (S_ISDIR(info.st_mode)) unreadable(EISDIR);
  std::string bytes;
  // One byte more than the size lets the read that meets the end of the file fit without growing.
  std::size_t room = S_ISREG(info.st_mode) ? static_cast<std::size_t>(info.st_size) + 1 : kChunk;
  std::size_t used = 0;
  while (true) {
    if (used > kMaxBytes || room > kMaxBytes + kChunk)
      throw Error(ErrorCode::kTooExpensive, "is larger than 256 MiB: split it first");
    if (bytes.size() < room) bytes.resize(room);
    const ssize_t got = read(file.get(), bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) unreadable(errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used == bytes.size()) room = std::max(room * 2, kChunk);
    if (room > kMaxBytes && used <= kMaxBytes) room = kMaxBytes + 1;
  }
  bytes.resize(used);
  if (bytes.empty()) throw Error(ErrorCode::kUnreadable, "is empty");
  return bytes;
}

}  // namespace yusuan
