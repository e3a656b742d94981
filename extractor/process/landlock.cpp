#include "process/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace yusuan::process {
namespace {

constexpr std::uint64_t kReadFile = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t kReadFolder = kReadFile | LANDLOCK_ACCESS_FS_READ_DIR;
// All that the first version of Landlock knows, from LANDLOCK_ACCESS_FS_EXECUTE to LANDLOCK_ACCESS_FS_MAKE_SYM: what
// is handled and not allowed is refused. Later versions add ways of writing, which seccomp refuses already.
constexpr std::uint64_t kHandled = (std::uint64_t{LANDLOCK_ACCESS_FS_MAKE_SYM} << 1U) - 1;

// Poppler's maps of characters and the libraries that the C library loads on its own (character sets).
constexpr const char* kSystem[] = {
    "/usr",  "/lib", "/lib64", "/etc/localtime", "/etc/ld.so.cache",
#if defined(YUSUAN_SANITIZED)
    "/proc", "/dev",
#endif
};

class Descriptor {
 public:
  explicit Descriptor(long descriptor) : descriptor_(static_cast<int>(descriptor)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

void allow_below(const Descriptor& rules, const char* path) {
  const Descriptor place(open(path, O_PATH | O_CLOEXEC));
  struct stat info {};
  if (place.get() < 0 || fstat(place.get(), &info) != 0) return;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = S_ISDIR(info.st_mode) ? kReadFolder : kReadFile;
  rule.parent_fd = place.get();
  syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

}  // namespace

bool keep_to_files(const std::vector<std::string>& readable) {
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = kHandled;
  const Descriptor rules(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0));
  if (rules.get() < 0) return false;
  for (const char* path : kSystem) allow_below(rules, path);
  if (const char* maps = std::getenv("YUSUAN_POPPLER_DATA")) allow_below(rules, maps);
  for (const std::string& path : readable) allow_below(rules, path.c_str());
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_landlock_restrict_self, rules.get(), 0) == 0;
}

}  // namespace yusuan::process
