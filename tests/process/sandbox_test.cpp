// Tries, from inside a worker, everything that a document that took it over would want to do.
#include "process/sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/io_uring.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

#include "process/memory_file.h"
#include "process/output.h"
#include "process/supervise.h"
#include "process/worker_slot.h"
#include "scratch_folder.h"
#include "test_paths.h"

namespace yusuan::process {
namespace {

int written_file = -1;  // open for writing since before

std::string scratch;  // a folder that anybody may write to, with a file "there" in it

template <typename... Arguments>
long call(long number, Arguments... arguments) {
  return syscall(number, arguments...);
}

struct Attempt {
  const char* what;
  long (*act)();
};

long open_with(const char* name, int flags) {
  return call(SYS_openat, AT_FDCWD, (scratch + name).c_str(), flags, 0600);
}

long execute(const char* program) {
  const char* const none[] = {nullptr};
  return call(SYS_execve, program, none, none);
}

sockaddr_in loopback() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(9);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

long make_process(long number) {
  const long child = call(number, SIGCHLD, 0, 0, 0, 0);
  if (child == 0) _exit(0);
  return child;
}

const Attempt kAttempts[] = {
    {"a TCP socket", [] { return call(SYS_socket, AF_INET, SOCK_STREAM, 0); }},
    {"a UDP socket", [] { return call(SYS_socket, AF_INET6, SOCK_DGRAM, 0); }},
    {"a local socket", [] { return call(SYS_socket, AF_UNIX, SOCK_STREAM, 0); }},
    {"a netlink socket", [] { return call(SYS_socket, AF_NETLINK, SOCK_RAW, 0); }},
    {"a socket pair",
     [] {
       int pair[2];
       return call(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, pair);
     }},
    {"connect",
     [] {
       const auto to = loopback();
       return call(SYS_connect, 3, &to, sizeof to);
     }},
    {"bind",
     [] {
       const auto to = loopback();
       return call(SYS_bind, 3, &to, sizeof to);
     }},
    {"sendto",
     [] {
       const auto to = loopback();
       return call(SYS_sendto, 3, "x", 1, 0, &to, sizeof to);
     }},
    {"open to write", [] { return open_with("/there", O_WRONLY); }},
    {"open to read and write", [] { return open_with("/there", O_RDWR); }},
    {"open to append", [] { return open_with("/there", O_WRONLY | O_APPEND); }},
    {"open to empty", [] { return open_with("/there", O_RDONLY | O_TRUNC); }},
    {"open to create", [] { return open_with("/new", O_RDONLY | O_CREAT); }},
    {"open a nameless file", [] { return open_with("", O_TMPFILE | O_RDWR); }},
    {"open by its old call", [] { return call(SYS_open, (scratch + "/there").c_str(), O_WRONLY); }},
    {"openat2",
     [] {
       open_how how{};
       how.flags = O_WRONLY;
       return call(SYS_openat2, AT_FDCWD, (scratch + "/there").c_str(), &how, sizeof how);
     }},
    {"creat", [] { return call(SYS_creat, (scratch + "/new").c_str(), 0600); }},
    {"truncate", [] { return call(SYS_truncate, (scratch + "/there").c_str(), 0); }},
    {"rename", [] { return call(SYS_rename, (scratch + "/there").c_str(), (scratch + "/new").c_str()); }},
    {"unlink", [] { return call(SYS_unlink, (scratch + "/there").c_str()); }},
    {"mkdir", [] { return call(SYS_mkdir, (scratch + "/new").c_str(), 0700); }},
    {"link", [] { return call(SYS_link, (scratch + "/there").c_str(), (scratch + "/new").c_str()); }},
    {"symlink", [] { return call(SYS_symlink, "/", (scratch + "/new").c_str()); }},
    {"chmod", [] { return call(SYS_chmod, (scratch + "/there").c_str(), 0777); }},
    {"mknod", [] { return call(SYS_mknod, (scratch + "/new").c_str(), S_IFIFO | 0600, 0); }},
    {"memfd_create", [] { return call(SYS_memfd_create, "x", 0); }},
    {"execve", [] { return execute("/bin/true"); }},
    {"execveat",
     [] {
       const char* const none[] = {nullptr};
       return call(SYS_execveat, AT_FDCWD, "/bin/true", none, none, 0);
     }},
    {"fork", [] { return make_process(SYS_fork); }},
    {"vfork", [] { return make_process(SYS_clone); }},
    {"clone3",
     [] {
       clone_args arguments{};
       arguments.exit_signal = SIGCHLD;
       const long child = call(SYS_clone3, &arguments, sizeof arguments);
       if (child == 0) _exit(0);
       return child;
     }},
    {"ptrace", [] { return call(SYS_ptrace, PTRACE_ATTACH, getppid(), 0, 0); }},
    {"kill the parent", [] { return call(SYS_kill, getppid(), 0); }},
    {"signal another's thread", [] { return call(SYS_tgkill, getppid(), getppid(), 0); }},
    {"pidfd_open", [] { return call(SYS_pidfd_open, getppid(), 0); }},
    {"write another's memory",
     [] {
       char byte = 0;
       const iovec part{&byte, 1};
       return call(SYS_process_vm_writev, getppid(), &part, 1, &part, 1, 0);
     }},
    {"io_uring",
     [] {
       io_uring_params parameters{};
       return call(SYS_io_uring_setup, 4, &parameters);
     }},
    {"bpf", [] { return call(SYS_bpf, 0, nullptr, 0); }},
    {"perf_event_open", [] { return call(SYS_perf_event_open, nullptr, 0, -1, -1, 0); }},
    {"userfaultfd", [] { return call(SYS_userfaultfd, O_NONBLOCK); }},
    {"keyctl", [] { return call(SYS_keyctl, 0, 0, 0, 0, 0); }},
    {"unshare", [] { return call(SYS_unshare, CLONE_NEWUSER); }},
    {"mount", [] { return call(SYS_mount, "none", scratch.c_str(), "tmpfs", 0, nullptr); }},
    {"chroot", [] { return call(SYS_chroot, scratch.c_str()); }},
    {"raise a limit",
     [] {
       const rlimit free{1, 1};
       return call(SYS_prlimit64, 0, RLIMIT_NOFILE, &free, nullptr);
     }},
    {"run written code",
     [] { return call(SYS_mmap, nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }},
    {"run a written file",
     [] { return call(SYS_mmap, nullptr, 4096, PROT_READ | PROT_EXEC, MAP_SHARED, written_file, 0); }},
    {"run a library that is not loaded",
     [] {
       const long library = call(SYS_openat, AT_FDCWD, "/usr/bin/true", O_RDONLY);
       return call(SYS_mmap, nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, library, 0);
     }},
    {"prctl", [] { return call(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0); }},
    {"take the terminal", [] { return call(SYS_ioctl, 0, 0x5412 /* TIOCSTI */, "x"); }},
};

long open_to_read(const std::string& path) { return call(SYS_openat, AT_FDCWD, path.c_str(), O_RDONLY); }

// Files of the user, of the system, of other processes.
const Attempt kForeignFiles[] = {
    {"a file beside", [] { return open_with("/there", O_RDONLY); }},
    {"a folder beside", [] { return open_with("", O_RDONLY | O_DIRECTORY); }},
    {"users", [] { return open_to_read("/etc/passwd"); }},
    {"passwords", [] { return open_to_read("/etc/shadow"); }},
    {"the root", [] { return open_to_read("/"); }},
    {"a parent's memory", [] { return open_to_read("/proc/" + std::to_string(getppid()) + "/mem"); }},
#if !defined(YUSUAN_SANITIZED)  // the sanitizers read /proc
    {"a parent's environment", [] { return open_to_read("/proc/" + std::to_string(getppid()) + "/environ"); }},
#endif
};

// What must still work, or no document is read.
const Attempt kNeeded[] = {
    {"open a library to read", [] { return call(SYS_openat, AT_FDCWD, "/usr/share", O_RDONLY | O_DIRECTORY); }},
    {"memory",
     [] { return call(SYS_mmap, nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }},
    {"the time",
     [] {
       timespec now{};
       return call(SYS_clock_gettime, CLOCK_MONOTONIC, &now);
     }},
};

std::string findings_of_everything() {
  nlohmann::json findings = nlohmann::json::object();
  for (const Attempt& attempt : kAttempts) {
    errno = 0;
    findings["refused"][attempt.what] = attempt.act() < 0 ? errno : 0;
  }
  for (const Attempt& attempt : kForeignFiles) findings["foreign"][attempt.what] = attempt.act() < 0 ? errno : 0;
  for (const Attempt& attempt : kNeeded) findings["needed"][attempt.what] = attempt.act() < 0 ? errno : 0;
  return findings.dump();
}

WorkerReading try_everything(std::string_view, const std::string&, const ExtractOptions&) {
  return {.result = findings_of_everything()};
}

class Sandbox : public ScratchFolder {
 protected:
  Sandbox() {
    scratch = dir_.string();
    write(dir_ / "there", "content");
    written_file = written_.descriptor();
    chmod(scratch.c_str(), 0777);
  }

  const MemoryFile written_;

  void expect_refusals(const std::string& json) const {
    const auto findings = nlohmann::json::parse(json);
    for (const auto& [what, error] : findings["refused"].items()) EXPECT_EQ(error, EPERM) << what;
    for (const auto& [what, error] : findings["foreign"].items()) EXPECT_EQ(error, EACCES) << what;
    for (const auto& [what, error] : findings["needed"].items()) EXPECT_EQ(error, 0) << what;
    EXPECT_EQ(findings["refused"].size(), std::size(kAttempts));
    EXPECT_EQ(read(dir_ / "there"), "content");
    EXPECT_FALSE(std::filesystem::exists(dir_ / "new"));
  }
};

TEST_F(Sandbox, RefusesEachFromInsideAWorker) {
  WorkerSetup setup;
  setup.read = try_everything;
  WorkerSlot slot(setup);
  const std::string result = scratch + "/result";
  const int descriptor = open(result.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_GE(descriptor, 0);
  const int content = open((scratch + "/there").c_str(), O_RDONLY | O_CLOEXEC);
  slot.assign({"there", content, descriptor, {}});
  std::optional<SlotOutcome> outcome;
  while (!outcome) {
    pollfd event{slot.socket(), POLLIN, 0};
    ASSERT_EQ(poll(&event, 1, -1), 1);
    outcome = slot.receive();
  }
  close(content);
  close(descriptor);
  if (!slot.sandbox_complaint().empty()) GTEST_SKIP() << "this kernel has no seccomp: " << slot.sandbox_complaint();
  ASSERT_TRUE(outcome->figures.good) << outcome->code << ": " << outcome->message;
  expect_refusals(read(result));
}

// What `extract`, `tables` and `check` read documents in.
TEST_F(Sandbox, RefusesEachFromInsideASupervisedProcess) {
  const MemoryFile result;
  testing::internal::CaptureStderr();
  const int status = supervise({"a.pdf", LogFormat::kText, {}, true}, [&](Progress&) {
    write_whole(result.descriptor(), findings_of_everything());
    return 0;
  });
  const std::string said = testing::internal::GetCapturedStderr();
  if (!said.empty()) GTEST_SKIP() << said;
  ASSERT_EQ(status, 0) << said;
  expect_refusals(result.content());
}

// A kernel without seccomp, as far as the program can tell.
void pretend_no_seccomp() {
  const auto filter = seccomp_init(SCMP_ACT_ALLOW);
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
  const scmp_arg_cmp sets_seccomp{0, SCMP_CMP_EQ, PR_SET_SECCOMP, 0};
  seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1, &sets_seccomp);
  if (seccomp_load(filter) != 0) _exit(99);
}

// Runs the program on such a kernel; returns its exit status, or nullopt when this one has no seccomp to hide.
std::optional<int> run_without_seccomp(std::vector<std::string> arguments, const std::string& out,
                                       const std::string& errors) {
  const pid_t child = fork();
  if (child == 0) {
    pretend_no_seccomp();
    dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), STDOUT_FILENO);
    dup2(open(errors.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), STDERR_FILENO);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    execv(YUSUAN_PROGRAM, pointers.data());
    _exit(98);
  }
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  return WEXITSTATUS(status) == 99 ? std::nullopt : std::optional(WEXITSTATUS(status));
}

TEST_F(Sandbox, SaysInOneLineThatTheKernelLacksIt) {
  const std::string pdf = YUSUAN_FIXTURES "/no-tables/input.pdf", other = YUSUAN_FIXTURES "/two-on-a-page/input.pdf";
  const std::vector<std::vector<std::string>> commands = {
      {"yusuan", "batch", pdf, other, "-o", scratch + "/out", "--jobs", "2"}, {"yusuan", "extract", other}};
  for (const auto& command : commands) {
    const std::string errors = scratch + "/errors of " + command[1];
    const auto status = run_without_seccomp(command, scratch + "/stdout of " + command[1], errors);
    if (!status) GTEST_SKIP() << "this kernel has no seccomp";
    EXPECT_EQ(status, 0);
    const std::string said = read(errors);
    EXPECT_TRUE(said.starts_with("yusuan: this kernel cannot lock in what reads documents (")) << said;
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), command[1] == "batch" ? 2 : 1) << said;  // and the summary
  }
}

}  // namespace
}  // namespace yusuan::process
