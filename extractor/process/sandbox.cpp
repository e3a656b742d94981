#include "process/sandbox.h"

#include <fcntl.h>
#include <iconv.h>
#include <malloc.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include "process/landlock.h"

namespace yusuan::process {
namespace {

// An allow-list: what a later kernel adds is refused as well. Refused by EPERM, not by a signal, so that a library that
// only tries something (a cache, a lock file) goes on without it.
constexpr int kAllowed[] = {
    // The descriptors there are.
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(pwrite64), SCMP_SYS(writev),
    SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fsync), SCMP_SYS(fdatasync), SCMP_SYS(recvmsg), SCMP_SYS(sendmsg),
    SCMP_SYS(poll), SCMP_SYS(ppoll),
    // Looking at files.
    SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(fstatfs),
    SCMP_SYS(statfs), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(getcwd), SCMP_SYS(fadvise64),
    // Memory of its own; mmap and mprotect have rules below.
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    // Time, identity, chance, signals to itself, the end.
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getpid), SCMP_SYS(getppid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(getrusage), SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(getrandom), SCMP_SYS(futex),
    SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(membarrier), SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

#if defined(YUSUAN_SANITIZED)
// UndefinedBehaviorSanitizer writes memory into a pipe to learn whether it can be read.
constexpr int kAllowedToSanitizers[] = {SCMP_SYS(pipe), SCMP_SYS(pipe2)};
#else
constexpr std::array<int, 0> kAllowedToSanitizers{};
#endif

constexpr scmp_datum_t kTemporaryFile = O_TMPFILE & ~O_DIRECTORY;
constexpr scmp_datum_t kChangesFiles = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | kTemporaryFile;

int allow(scmp_filter_ctx filter, int call, const scmp_arg_cmp& condition) {
  return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &condition);
}

scmp_arg_cmp without(unsigned argument, scmp_datum_t bits) { return {argument, SCMP_CMP_MASKED_EQ, bits, 0}; }

scmp_arg_cmp equal(unsigned argument, scmp_datum_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }

int add_rules(scmp_filter_ctx filter) {
  for (const int call : kAllowed)
    if (const int error = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 0, nullptr); error != 0) return error;
  for (const int call : kAllowedToSanitizers)
    if (const int error = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 0, nullptr); error != 0) return error;
  int error = allow(filter, SCMP_SYS(openat), without(2, kChangesFiles));
  if (error == 0) error = allow(filter, SCMP_SYS(open), without(1, kChangesFiles));
  // No code but what is loaded: a result is a file that can be written, so no file may become code either.
  if (error == 0) error = allow(filter, SCMP_SYS(mmap), without(2, PROT_EXEC));
  if (error == 0) error = allow(filter, SCMP_SYS(mprotect), without(2, PROT_EXEC));
  // abort() signals its own thread; nobody else's.
  const auto self = static_cast<scmp_datum_t>(getpid());
  if (error == 0) error = allow(filter, SCMP_SYS(tgkill), equal(0, self));
  // Reading a limit of its own, not setting one.
  const scmp_arg_cmp own_limit[] = {equal(0, 0), equal(2, 0)};
  if (error == 0) error = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, own_limit);
  for (const int command : {F_GETFD, F_SETFD, F_GETFL})
    if (error == 0) error = allow(filter, SCMP_SYS(fcntl), equal(1, static_cast<scmp_datum_t>(command)));
  return error;
}

void lower_limit(decltype(RLIMIT_AS) resource, rlim_t bound) {
  rlimit limit{};
  if (getrlimit(resource, &limit) != 0) return;
  limit.rlim_cur = std::min(limit.rlim_cur, bound);
  limit.rlim_max = std::min(limit.rlim_max, bound);
  setrlimit(resource, &limit);
}

// Poppler's texts go through iconv, which loads what UTF-16 needs as a library, as code. Never closed, so that it
// stays.
void load_converters() {
  for (const auto& [to, from] : {std::pair{"UTF-8", "UTF-16LE"}, std::pair{"UTF-16LE", "UTF-8"}})
    [[maybe_unused]] const iconv_t kept = iconv_open(to, from);
}

std::string without_sandbox(const std::string& why) {
  return "this kernel cannot lock in what reads documents (" + why + "): they are read without the sandbox";
}

struct Exhaustion {
  std::atomic<bool>* noted = nullptr;
  std::uint64_t nearly_all = 0;
  int size = -1;  // descriptor of what the kernel says of this process's memory
} exhaustion;

// What malloc refuses makes Poppler abort. Then the signal does what it always does.
#if !defined(YUSUAN_SANITIZED)
void note_abort(int) {
  std::signal(SIGABRT, SIG_DFL);
  std::raise(SIGABRT);  // once this has returned
  char text[32] = {};
  if (pread(exhaustion.size, text, sizeof text - 1, 0) <= 0) return;
  std::uint64_t pages = 0;
  for (const char* digit = text; *digit >= '0' && *digit <= '9'; ++digit)
    pages = pages * 10 + static_cast<std::uint64_t>(*digit - '0');
  if (pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) >= exhaustion.nearly_all) *exhaustion.noted = true;
}
#endif

}  // namespace

std::optional<std::string> enter_sandbox(const std::vector<std::string>& readable) {
  load_converters();
  // Without seccomp a wall around files is not worth its name; without Landlock seccomp still is.
  const bool walled = keep_to_files(readable);
  const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
  if (!filter) return without_sandbox("libseccomp cannot make a filter");
  int error = add_rules(filter.get());
  if (error == 0) error = seccomp_load(filter.get());
  if (error != 0) return without_sandbox(std::strerror(-error));
  if (walled) return std::nullopt;
  return "this kernel has no Landlock: a hostile document could look into other files of yours, though send them "
         "nowhere";
}

void limit_resources(std::uint64_t address_space_bytes) {
  // A result is a few MiB; more than this in one file is no result.
  constexpr rlim_t kMaxFile = rlim_t{1} << 30U;
  lower_limit(RLIMIT_FSIZE, kMaxFile);
  lower_limit(RLIMIT_CORE, 0);
#if !defined(YUSUAN_SANITIZED)
  lower_limit(RLIMIT_AS, address_space_bytes);
#else
  static_cast<void>(address_space_bytes);
#endif
}

void note_exhaustion(std::atomic<bool>& exhausted, std::uint64_t address_space_bytes) {
  exhaustion.noted = &exhausted;
  exhaustion.nearly_all = address_space_bytes / 4 * 3;
  exhaustion.size = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  std::set_new_handler([] {
    *exhaustion.noted = true;
    throw std::bad_alloc();
  });
#if !defined(YUSUAN_SANITIZED)
  std::signal(SIGABRT, note_abort);
#endif
}

void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int kKeptBytes = 16 << 20;   // of a worker between documents
  constexpr int kMappedBytes = 4 << 20;  // what is larger goes back at once
  mallopt(M_TRIM_THRESHOLD, kKeptBytes);
  mallopt(M_MMAP_THRESHOLD, kMappedBytes);
#endif
}

}  // namespace yusuan::process
