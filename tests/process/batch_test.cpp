// The program itself, over the fixtures.
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch_folder.h"
#include "test_paths.h"

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

const std::string kPdf = YUSUAN_FIXTURES "/two-on-a-page/input.pdf";

class Batch : public ScratchFolder {
 protected:
  int run(const std::string& arguments) const {
    const std::string command = "'" YUSUAN_PROGRAM "' batch " + arguments + " -o '" + (dir_ / "out").string() +
                                "' > '" + (dir_ / "stdout").string() + "' 2> '" + (dir_ / "stderr").string() + "'";
    return WEXITSTATUS(std::system(command.c_str()));
  }
  std::string said() const { return read(dir_ / "stderr"); }
  std::vector<nlohmann::json> journal() const { return lines(read(dir_ / "out" / "batch.ndjson")); }
};

TEST_F(Batch, WritesWhatExtractWrites) {
  write(dir_ / "in" / "预算.pdf", read(kPdf));
  ASSERT_EQ(run("'" + (dir_ / "in").string() + "'"), 0) << said();
  const auto entries = journal();
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0]["status"], "done");
  EXPECT_EQ(entries[0]["tables"], 2);
  EXPECT_GT(entries[0]["peak_kib"], 1024);
  const std::string command = "'" YUSUAN_PROGRAM "' extract '" + (dir_ / "in" / "预算.pdf").string() + "' > '" +
                              (dir_ / "extract").string() + "'";
  ASSERT_EQ(WEXITSTATUS(std::system(command.c_str())), 0);
  EXPECT_EQ(read(dir_ / "out" / entries[0]["output"].get<std::string>()), read(dir_ / "extract"));
  EXPECT_EQ(read(dir_ / "stdout"), "");
}

TEST_F(Batch, TellsWhatFailedAndSkipsWhatIsDone) {
  write(dir_ / "in" / "a.pdf", read(kPdf));
  write(dir_ / "in" / "b.pdf", "no PDF");
  const std::string in = "'" + (dir_ / "in").string() + "' ";
  EXPECT_EQ(run(in), 5);
  EXPECT_NE(said().find("b.pdf: not a PDF"), std::string::npos) << said();
  EXPECT_NE(said().find("2 documents: 1 done, 1 failed"), std::string::npos) << said();
  write(dir_ / "in" / "b.pdf", read(YUSUAN_FIXTURES "/no-tables/input.pdf"));
  EXPECT_EQ(run(in + "--resume"), 0);
  EXPECT_NE(said().find("2 documents: 1 done, 1 done before"), std::string::npos) << said();
  EXPECT_EQ(run(in + "--resume --quiet"), 0);
  EXPECT_EQ(said(), "");
  EXPECT_EQ(journal().size(), 3U);
}

TEST_F(Batch, ReadsAListOfPaths) {
  write(dir_ / "in" / "a.pdf", read(kPdf));
  write(dir_ / "list", (dir_ / "in" / "a.pdf").string() + "\n" + (dir_ / "none.pdf").string() + "\n");
  EXPECT_EQ(run("- < '" + (dir_ / "list").string() + "'"), 5);
  EXPECT_EQ(journal().size(), 2U);
}

// Runs the program on a terminal of its own and types Ctrl-C as soon as it shows `until`.
struct OnTerminal {
  int status = 0;
  std::string said;
};

OnTerminal on_terminal(const char* program, std::vector<std::string> arguments, const std::string& until) {
  OnTerminal seen;
  int terminal = -1;
  const winsize size{24, 70, 0, 0};
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    execv(program, pointers.data());
    _exit(99);
  }
  bool typed = false;
  char block[4096];
  // Ends with an error when the program has: nobody has the terminal open any more.
  for (ssize_t got = 0; (got = read(terminal, block, sizeof block)) > 0;) {
    seen.said.append(block, static_cast<std::size_t>(got));
    if (!typed && seen.said.find(until) != std::string::npos) typed = write(terminal, "\x03", 1) == 1;
  }
  close(terminal);
  waitpid(child, &seen.status, 0);
  return seen;
}

TEST_F(Batch, ShowsABarOnATerminalAndEndsCleanlyByCtrlC) {
  write(dir_ / "in" / "a.txt", "good 1");
  write(dir_ / "in" / "b.txt", "wait");
  write(dir_ / "in" / "c.txt", "damaged");
  const std::string in = (dir_ / "in").string(), out = (dir_ / "out").string();
  const OnTerminal seen = on_terminal(YUSUAN_BATCH_STUB, {"batch_stub", "0", in, out}, " 66%  2/3 ");
  EXPECT_TRUE(WIFEXITED(seen.status)) << seen.status;
  EXPECT_EQ(WEXITSTATUS(seen.status), 130);
  EXPECT_NE(seen.said.find("\r\x1b[K[#"), std::string::npos) << seen.said;
  EXPECT_NE(seen.said.find("1 failed"), std::string::npos) << seen.said;
  const std::size_t error = seen.said.find("yusuan: " + in + "/c.txt: page 3: is damaged");
  ASSERT_NE(error, std::string::npos) << seen.said;
  EXPECT_TRUE(error == 0 || seen.said[error - 1] == '\n' || seen.said.substr(error - 3, 3) == "\x1b[K")
      << "an error does not stand on a line of its own: " << seen.said;
  EXPECT_NE(seen.said.find("3 documents: 1 done, 1 failed, 1 not reached"), std::string::npos) << seen.said;
  EXPECT_EQ(std::distance(fs::directory_iterator(out), fs::directory_iterator{}), 2) << "a result and the journal";
}

TEST_F(Batch, AFullDiskEndsItWithOneLine) {
  // Bytes of a file, as a full disk has them: the limit is the same for whoever writes.
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) write(dir_ / "in" / name, std::string("good ") + name);
  if (geteuid() != 0 || std::system(("mkdir '" + dir_.string() + "/small' && mount -t tmpfs -o size=8k none '" +
                                     dir_.string() + "/small' 2> '" + dir_.string() + "/stderr'")
                                        .c_str()) != 0)
    GTEST_SKIP() << "nobody may mount a small disk here";
  const std::string command = "'" YUSUAN_BATCH_STUB "' 0 '" + (dir_ / "in").string() + "' '" + dir_.string() +
                              "/small/out' 2> '" + dir_.string() + "/said'";
  const int status = std::system(command.c_str());
  EXPECT_EQ(std::system(("umount '" + dir_.string() + "/small'").c_str()), 0);
  EXPECT_EQ(WEXITSTATUS(status), 3);
  EXPECT_NE(read(dir_ / "said").find("No space left"), std::string::npos) << read(dir_ / "said");
  EXPECT_EQ(read(dir_ / "said").find("a.txt"), std::string::npos) << read(dir_ / "said");
}

TEST_F(Batch, WrongUsageIsOneLine) {
  EXPECT_EQ(run(kPdf + " --patterns /nowhere"), 2);
  const std::string line = said();
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1) << line;
  EXPECT_EQ(run(kPdf + " --jobs 0"), 2);
  EXPECT_EQ(run(""), 2);
  write(dir_ / "out", "no folder");
  EXPECT_EQ(run(kPdf), 2);
}

}  // namespace
}  // namespace yusuan::process
