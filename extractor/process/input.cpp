#include "process/input.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "digest/sha256.h"
#include "model/error.h"

namespace yusuan::process {
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

[[noreturn]] void too_large() { throw Error(ErrorCode::kTooExpensive, "is larger than 256 MiB: split it first"); }

// A pipe that nobody has opened for writing yet looks like one that has ended.
void await_writer(int descriptor) {
  pollfd event{descriptor, POLLIN, 0};
  while (poll(&event, 1, -1) < 0 && errno == EINTR) continue;
}

}  // namespace

Input::Input(const std::string& path)
    : descriptor_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  if (descriptor_ < 0) unreadable(errno);
  try {
    struct stat info {};
    if (fstat(descriptor_, &info) != 0) unreadable(errno);
    if (S_ISDIR(info.st_mode)) unreadable(EISDIR);
    is_file_ = S_ISREG(info.st_mode);
    if (is_file_ && info.st_size == 0) throw Error(ErrorCode::kUnreadable, "is empty");
    if (is_file_ && static_cast<std::uint64_t>(info.st_size) > kMaxBytes) too_large();
    // Only opening must not wait.
    if (path != "-") fcntl(descriptor_, F_SETFL, 0);
  } catch (...) {
    if (descriptor_ != STDIN_FILENO) close(descriptor_);
    throw;
  }
}

Input::Input(Input&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), is_file_(other.is_file_) {}

Input& Input::operator=(Input&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  is_file_ = other.is_file_;
  return *this;
}

Input::~Input() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

std::string Input::sha256() const {
  digest::Sha256 digest;
  std::string chunk(kChunk, '\0');
  off_t at = 0;
  while (true) {
    const ssize_t got = pread(descriptor_, chunk.data(), chunk.size(), at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) unreadable(errno);
    if (got == 0) return digest.hex();
    digest.add(std::string_view(chunk).substr(0, static_cast<std::size_t>(got)));
    at += got;
  }
}

std::string read_all(int descriptor, std::atomic<std::uint64_t>* so_far) {
  struct stat info {};
  if (fstat(descriptor, &info) != 0) unreadable(errno);
  if (S_ISFIFO(info.st_mode)) await_writer(descriptor);
  std::string bytes;
  // One byte more than the size lets the read that meets the end of the file fit without growing.
  std::size_t room = S_ISREG(info.st_mode) ? static_cast<std::size_t>(info.st_size) + 1 : kChunk;
  std::size_t used = 0;
  while (true) {
    if (used > kMaxBytes || room > kMaxBytes + kChunk) too_large();
    if (bytes.size() < room) bytes.resize(room);
    const ssize_t got = read(descriptor, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) unreadable(errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (so_far != nullptr) *so_far = used;
    if (used == bytes.size()) room = std::max(room * 2, kChunk);
    if (room > kMaxBytes && used <= kMaxBytes) room = kMaxBytes + 1;
  }
  bytes.resize(used);
  if (bytes.empty()) throw Error(ErrorCode::kUnreadable, "is empty");
  return bytes;
}

std::string read_input(const std::string& path, std::atomic<std::uint64_t>* so_far) {
  const Input input(path);
  return read_all(input.descriptor(), so_far);
}

}  // namespace yusuan::process
