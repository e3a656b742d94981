#include "process/memory_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace yusuan::process {

MemoryFile::MemoryFile() : descriptor_(memfd_create("yusuan", MFD_CLOEXEC)) {
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "no memory for a result");
  if (descriptor_ > STDERR_FILENO) return;
  // Where a standard stream was closed, nobody should write into this by its number.
  const int other = fcntl(descriptor_, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  const int error = errno;
  close(descriptor_);
  descriptor_ = other;
  if (descriptor_ < 0) throw std::system_error(error, std::generic_category(), "no memory for a result");
}

MemoryFile::~MemoryFile() { close(descriptor_); }

std::string MemoryFile::content() const { return content_of(descriptor_); }

std::string content_of(int descriptor) {
  std::string text(static_cast<std::size_t>(std::max<off_t>(lseek(descriptor, 0, SEEK_END), 0)), '\0');
  std::size_t used = 0;
  while (used < text.size()) {
    const ssize_t got = pread(descriptor, text.data() + used, text.size() - used, static_cast<off_t>(used));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category(), "a result cannot be read back");
    if (got == 0) break;  // cut meanwhile
    used += static_cast<std::size_t>(got);
  }
  text.resize(used);
  return text;
}

}  // namespace yusuan::process
