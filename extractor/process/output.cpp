#include "process/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, int error) {
  throw OutputError(what + " cannot be written: " + std::strerror(error), false);
}

// 0 or the errno of the write that failed.
int write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

void make_folder(const std::string& dir) {
  std::error_code error;
  fs::create_directories(dir, error);
  if (fs::is_directory(dir)) return;
  if (fs::exists(dir)) throw OutputError(dir + " is no folder", true);
  throw OutputError("the folder " + dir + " cannot be made: " + error.message(), false);
}

void write_whole(int descriptor, std::string_view text) {
  if (const int error = write_all(descriptor, text); error != 0) fail("the result", error);
}

void write_stdout(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error == EPIPE) throw OutputError("nobody reads standard output any more", false, true);
  if (error != 0) fail("standard output", error);
}

void write_file(const std::string& dir, const std::string& name, std::string_view text) {
  write_file(dir, name, [&](const std::string& temporary) {
    const int fd = open(temporary.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) fail(temporary, errno);
    int error = write_all(fd, text);
    if (close(fd) != 0 && error == 0) error = errno;
    if (error != 0) fail((fs::path(dir) / name).string(), error);
  });
}

void write_file(const std::string& dir, const std::string& name,
                const std::function<void(const std::string& temporary)>& write) {
  make_folder(dir);
  const std::string target = (fs::path(dir) / name).string();
  std::string temporary = (fs::path(dir) / ".yusuan-XXXXXX").string();
  const int fd = mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) fail(target, errno);
  int error = 0;
  try {
    write(temporary);
    // mkostemp gives 0600; a result is as public as any file that its user makes.
    const mode_t mask = umask(0);
    umask(mask);
    if (fchmod(fd, 0666 & ~mask) != 0) error = errno;
  } catch (...) {
    close(fd);
    unlink(temporary.c_str());
    throw;
  }
  if (error == 0 && fsync(fd) != 0) error = errno;
  if (close(fd) != 0 && error == 0) error = errno;
  if (error == 0 && std::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return;
  unlink(temporary.c_str());
  fail(target, error);
}

}  // namespace yusuan::process
