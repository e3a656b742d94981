// What a batch leaves in a folder besides JSON.
#include <sys/wait.h>

#include "scratch_folder.h"
#include "test_paths.h"

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

class BatchForms : public ScratchFolder {
 protected:
  int run(const std::string& arguments) const {
    const std::string command =
        "'" YUSUAN_PROGRAM "' " + arguments + " > /dev/null 2> '" + (dir_ / "stderr").string() + "'";
    return WEXITSTATUS(std::system(command.c_str()));
  }
  std::string said() const { return read(dir_ / "stderr"); }
  std::string in_out(const std::string& form) const {
    return "batch '" + (dir_ / "in").string() + "' -o '" + (dir_ / form).string() + "' -f " + form + " ";
  }

  // The results, without the journal.
  std::vector<fs::path> results(const std::string& form) const {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(dir_ / form))
      if (entry.path().filename() != "batch.ndjson") paths.push_back(entry.path());
    return paths;
  }
};

TEST_F(BatchForms, AreWhatExtractWrites) {
  write(dir_ / "in" / "预算.pdf", read(YUSUAN_FIXTURES "/two-on-a-page/input.pdf"));
  const std::string pdf = "'" + (dir_ / "in" / "预算.pdf").string() + "'", extracted = (dir_ / "extracted").string();
  for (const std::string form : {"csv", "ndjson", "parquet", "html", "xlsx", "text"}) {
    ASSERT_EQ(run(in_out(form)), 0) << said();
    ASSERT_EQ(results(form).size(), 1U) << form;
    ASSERT_EQ(run("extract " + pdf + " -f " + form + " --width 120 -o '" + extracted + "/" + form + "'"), 0) << said();
    const fs::path result = results(form).front(), other = fs::directory_iterator(extracted + "/" + form)->path();
    EXPECT_EQ(result.extension(), other.extension()) << form;
    EXPECT_TRUE(result.filename().string().starts_with("预算-")) << result;
    if (!fs::is_directory(other)) {
      EXPECT_EQ(read(result), read(other)) << form;
      continue;
    }
    for (const auto& file : fs::directory_iterator(other))
      EXPECT_EQ(read(result / file.path().filename()), read(file.path())) << file;
  }
}

TEST_F(BatchForms, AreDoneWhenTheJournalSaysSoOfThatForm) {
  write(dir_ / "in" / "a.pdf", read(YUSUAN_FIXTURES "/two-on-a-page/input.pdf"));
  ASSERT_EQ(run(in_out("csv")), 0) << said();
  const fs::path folder = results("csv").front();
  EXPECT_EQ(run(in_out("csv") + "--resume"), 0);
  EXPECT_NE(said().find("1 done before"), std::string::npos) << said();
  EXPECT_EQ(run(in_out("csv") + "--bom --resume"), 0);
  EXPECT_NE(said().find("1 done in"), std::string::npos) << said();
  EXPECT_EQ(read(folder / "facts.csv").substr(0, 3), "\xEF\xBB\xBF");
  fs::remove_all(folder);
  EXPECT_EQ(run(in_out("csv") + "--bom --resume"), 0);
  EXPECT_TRUE(fs::exists(folder / "facts.csv"));
  EXPECT_EQ(results("csv").size(), 1U) << "nothing else is left";
}

TEST_F(BatchForms, AreAResultADocument) {
  write(dir_ / "in" / "a.pdf", "");
  const std::string in = "batch '" + (dir_ / "in").string() + "' -o '" + dir_.string();
  EXPECT_EQ(run(in + "/all.xlsx'"), 2);
  EXPECT_NE(said().find("yusuan extract PATH -o"), std::string::npos) << said();
  EXPECT_FALSE(fs::exists(dir_ / "all.xlsx"));
  EXPECT_EQ(run(in + "/all.sqlite' -f csv"), 2);
}

}  // namespace
}  // namespace yusuan::process
