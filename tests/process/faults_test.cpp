// Crashing, hanging, hungry and damaged documents among good ones, and the batch itself killed in the middle.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <csignal>
#include <map>

#include "fault_documents.h"
#include "scratch_folder.h"

namespace {

namespace fs = std::filesystem;

class Faults : public yusuan::process::ScratchFolder {
 protected:
  // The status as wait() gives it.
  int run(int round, const char* resume) const {
    const std::string command = "exec '" YUSUAN_BATCH_STUB "' " + std::to_string(round) + " '" +
                                (dir_ / "in").string() + "' '" + (dir_ / "out").string() + "' " + resume + " 2> '" +
                                (dir_ / "stderr").string() + "'";
    return std::system(command.c_str());
  }

  std::string journal() const { return read(dir_ / "out" / "batch.ndjson"); }

  fs::path out() const { return dir_ / "out"; }
};

TEST_F(Faults, CostOneDocumentEachAndNothingIsDoneTwiceOrTorn) {
  const auto expected = yusuan::process::write_fault_documents(dir_ / "in");
  int status = run(1, "");
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
  EXPECT_GT(lines(journal()).size(), 20U);
  std::ofstream(out() / "batch.ndjson", std::ios::app) << "{\"file\": \"torn by the cra";
  status = run(2, "--resume");
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
  status = run(3, "--resume");
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 128 + SIGINT) << status;
  status = run(4, "--resume");
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 5) << status << read(dir_ / "stderr");

  std::map<std::string, int> done;
  std::map<std::string, std::string> failed;
  for (const auto& entry : lines(journal())) {
    const std::string name = fs::path(entry["file"].get<std::string>()).filename().string();
    if (entry["status"] == "failed") {
      failed[name] = entry["error"]["code"];
      continue;
    }
    ++done[name];
    const std::string result = read(out() / entry["output"].get<std::string>());
    EXPECT_EQ(result.size(), entry["output_bytes"].get<std::size_t>()) << name;
    EXPECT_EQ(nlohmann::json::parse(result, nullptr, false).value("name", ""), name);
  }
  std::size_t good = 0;
  for (const auto& [name, code] : expected) {
    EXPECT_EQ(done[name], code.empty() ? 1 : 0) << name;
    EXPECT_EQ(failed[name], code) << name;
    if (code.empty()) ++good;
    // Each is named for people, too.
    if (!code.empty()) {
      EXPECT_NE(read(dir_ / "stderr").find(name), std::string::npos) << name;
    }
  }
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(out())) files += entry.path().extension() == ".json" ? 1 : 0;
  EXPECT_EQ(files, good);
  EXPECT_EQ(static_cast<std::size_t>(std::distance(fs::directory_iterator(out()), fs::directory_iterator{})), good + 1)
      << "something is left beside the results and the journal";
}

TEST_F(Faults, ResumingRedoesWhatLostItsResult) {
  write(dir_ / "in" / "a.txt", "good 1");
  write(dir_ / "in" / "b.txt", "good 2");
  ASSERT_EQ(WEXITSTATUS(run(0, "")), 0);
  const auto first = lines(journal());
  ASSERT_EQ(first.size(), 2U);
  fs::resize_file(out() / first[0]["output"].get<std::string>(), 100);
  ASSERT_EQ(WEXITSTATUS(run(0, "--resume")), 0);
  const auto second = lines(journal());
  ASSERT_EQ(second.size(), 3U);
  EXPECT_EQ(second[2]["file"], first[0]["file"]);
  EXPECT_EQ(fs::file_size(out() / first[0]["output"].get<std::string>()), first[0]["output_bytes"]);
}

TEST_F(Faults, AWorkerThatLiesAndLivesOnIsNoneThatWasKilled) {
  write(dir_ / "in" / "a.txt", "squatter");
  ASSERT_EQ(WEXITSTATUS(run(0, "")), 5);
  const auto entries = lines(journal());
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0]["error"]["code"], "crashed");
  EXPECT_NE(entries[0]["error"]["message"].get<std::string>().find("live on"), std::string::npos) << entries[0];
}

TEST_F(Faults, TheSameBytesAreReadOnce) {
  for (const char* name : {"a.txt", "b.txt", "c.txt", "d.txt"}) write(dir_ / "in" / name, "good 1");
  for (const char* name : {"x.txt", "y.txt"}) write(dir_ / "in" / name, "crash");
  ASSERT_EQ(WEXITSTATUS(run(0, "")), 5);
  std::map<std::string, int> counts;
  std::string output;
  for (const auto& entry : lines(journal())) {
    ++counts[entry["status"]];
    if (entry["status"] == "failed") continue;
    if (output.empty()) output = entry["output"];
    EXPECT_EQ(entry["output"], output);
  }
  EXPECT_EQ(counts, (std::map<std::string, int>{{"done", 1}, {"duplicate", 3}, {"failed", 2}}));
  ASSERT_EQ(WEXITSTATUS(run(0, "--resume")), 5);
  for (const auto& entry : lines(journal())) --counts[entry["status"]];
  EXPECT_EQ(counts["done"] + counts["duplicate"], 0) << "a second run names them again";
}

TEST_F(Faults, FilesOfOneNameDoNotMeet) {
  write(dir_ / "in" / "2023" / "budget.txt", "good 1");
  write(dir_ / "in" / "2024" / "budget.txt", "good 2");
  ASSERT_EQ(WEXITSTATUS(run(0, "")), 0);
  const auto entries = lines(journal());
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_NE(entries[0]["output"], entries[1]["output"]);
  EXPECT_TRUE(entries[0]["output"].get<std::string>().starts_with("budget-"));
}

}  // namespace
