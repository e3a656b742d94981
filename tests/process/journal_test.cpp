#include "process/journal.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "process/batch_inputs.h"
#include "process/output.h"
#include "process/progress.h"
#include "process/results.h"
#include "scratch_folder.h"

namespace yusuan::process {
namespace {

class BatchFiles : public ScratchFolder {};

TEST_F(BatchFiles, OneBatchAtATimeWritesIntoAFolder) {
  const Journal first(dir_ / "out" / "batch.ndjson", "v", false);
  // The lock is the process's: another one has to ask.
  const std::string command = "'" YUSUAN_PROGRAM "' batch /dev/null -o '" + (dir_ / "out").string() + "' 2> '" +
                              (dir_ / "stderr").string() + "'";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2);
  EXPECT_NE(read(dir_ / "stderr").find("another batch"), std::string::npos);
}

TEST_F(BatchFiles, EntriesOfAnotherExtractorDoNotCount) {
  JournalEntry entry{"a.pdf", std::string(64, 'a'), "a.json", "done", {}};
  entry.outcome.figures.result_bytes = 2;
  write(dir_ / "a.json", "{}");
  Journal(dir_ / "batch.ndjson", "1", false).append(entry);
  EXPECT_EQ(Journal(dir_ / "batch.ndjson", "1", true).result_of(entry.sha256)->name, "a.json");
  EXPECT_TRUE(Journal(dir_ / "batch.ndjson", "1", true).knows("a.pdf", entry.sha256));
  EXPECT_FALSE(Journal(dir_ / "batch.ndjson", "2", true).result_of(entry.sha256));
  EXPECT_FALSE(Journal(dir_ / "batch.ndjson", "1", true).result_of(std::string(64, 'b')));
  EXPECT_FALSE(Journal(dir_ / "batch.ndjson", "1", false).result_of(entry.sha256));
  EXPECT_EQ(read(dir_ / "batch.ndjson"), "");
}

TEST_F(BatchFiles, ABatchIntoADatabaseElsewhereLeavesNoFile) {
  const std::filesystem::path here = std::filesystem::current_path();
  write(dir_ / "here" / "x", "");
  std::filesystem::current_path(dir_ / "here");
  JournalEntry entry{"a.pdf", std::string(64, 'a'), "postgresql", "done", {}};
  Journal none("", "v", true);
  none.append(entry);
  none.sync();
  std::filesystem::current_path(here);
  EXPECT_TRUE(none.knows("a.pdf", entry.sha256));
  std::filesystem::remove(dir_ / "here" / "x");
  EXPECT_TRUE(std::filesystem::is_empty(dir_ / "here"));
}

TEST_F(BatchFiles, PlantedLinksLeadNowhere) {
  write(dir_ / "victim", "kept");
  write(dir_ / "out" / "x", "");
  std::filesystem::create_symlink(dir_ / "victim", dir_ / "out" / "batch.ndjson");
  EXPECT_THROW(Journal(dir_ / "out" / "batch.ndjson", "v", false), OutputError);
  const auto store = make_result_folder((dir_ / "out").string());
  std::filesystem::create_symlink(dir_ / "victim", dir_ / "out" / ".yusuan-batch-0");
  const int descriptor = store->open(0);
  write_whole(descriptor, "a result");
  close(descriptor);
  EXPECT_EQ(read(dir_ / "victim"), "kept");
  EXPECT_FALSE(std::filesystem::is_symlink(dir_ / "out" / ".yusuan-batch-0"));
}

TEST_F(BatchFiles, FoldersPatternsAndFilesAreFoundOnce) {
  for (const char* name : {"f/a.pdf", "f/g/b.PDF", "f/c.txt", "f/d.json", "g1.pdf", "g2.pdf"}) write(dir_ / name, "x");
  const auto names = [&](const std::vector<std::string>& paths) {
    std::vector<std::string> all;
    for (const std::string& path : find_documents(paths)) all.push_back(path.substr(dir_.string().size() + 1));
    return all;
  };
  const std::string dir = dir_.string();
  EXPECT_EQ(names({dir + "/f", dir + "/f/a.pdf"}), (std::vector<std::string>{"f/a.pdf", "f/c.txt", "f/g/b.PDF"}));
  EXPECT_EQ(names({dir + "/g?.pdf"}), (std::vector<std::string>{"g1.pdf", "g2.pdf"}));
  EXPECT_EQ(names({dir + "/f/d.json", dir + "/none", dir + "/n*"}),
            (std::vector<std::string>{"f/d.json", "none", "n*"}));
}

TEST(BatchNames, AreTheFilesWithTheirContentsHash) {
  const std::string sha256 = "0123456789abcdef" + std::string(48, '0');
  EXPECT_EQ(result_name("in/预算.v2.pdf", sha256), "预算.v2-0123456789ab.json");
  std::string characters;
  for (int i = 0; i < 80; ++i) characters += "预";
  const std::string name = result_name(characters + ".pdf", sha256);
  EXPECT_LE(name.size(), 255U);
  EXPECT_TRUE(characters.starts_with(name.substr(0, name.find('-'))));
  EXPECT_EQ(name.find('-') % 3, 0U) << "cut inside a character";
}

TEST(BatchProgress, TellsShareRateTimeLeftAndFailures) {
  const Tally tally{.total = 2000, .done = 990, .failed = 3, .duplicates = 7, .skipped = 0};
  EXPECT_EQ(bar(tally, 50, 60), "[#######.......]  50%  1000/2000  20.0/s  ETA 0:50  3 failed");
  EXPECT_EQ(bar(tally, 50, 20).size(), 20U);
  EXPECT_EQ(summary(tally, 50),
            "2000 documents: 990 done, 7 of the same bytes as another, 3 failed, 1000 not reached in 50.0 s (20.0 a "
            "second)");
}

}  // namespace
}  // namespace yusuan::process
