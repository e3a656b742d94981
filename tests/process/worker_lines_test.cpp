// `yusuan worker` as Spark or xargs runs it.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "scratch_folder.h"
#include "test_paths.h"

namespace yusuan::process {
namespace {

const std::string kPdf = YUSUAN_FIXTURES "/two-on-a-page/input.pdf";

std::string base64(const std::string& bytes) {
  constexpr const char* kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) text += i + k > bytes.size() ? '=' : kDigits[group >> (18 - 6 * k) & 63U];
  }
  return text;
}

class WorkerLines : public ScratchFolder {
 protected:
  std::vector<nlohmann::json> answers(const std::string& input, const std::string& options = "") {
    write(dir_ / "stdin", input);
    const std::string command = "'" YUSUAN_PROGRAM "' worker " + options + " < '" + (dir_ / "stdin").string() +
                                "' > '" + (dir_ / "stdout").string() + "'";
    EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 0);
    return lines(read(dir_ / "stdout"));
  }
};

TEST_F(WorkerLines, AnswersEveryLineInOrder) {
  const nlohmann::json by_bytes = {{"id", 7}, {"name", "预算.pdf"}, {"bytes", base64(read(kPdf))}};
  const auto all = answers(kPdf + "\nno-such-file.pdf\n" + by_bytes.dump() + "\n{\"path\": 1}\n{]\n" +
                           R"({"bytes": "bm8gUERG", "id": [1]})" + "\n{\"bytes\": \"?\"}\n" +
                           nlohmann::json{{"path", kPdf}, {"name", "other.pdf"}}.dump());
  ASSERT_EQ(all.size(), 8U);
  for (const std::size_t good : {0U, 2U, 7U}) ASSERT_EQ(all[good]["status"], "done") << all[good];
  EXPECT_EQ(all[0]["status"], "done");
  EXPECT_EQ(all[0]["file"], kPdf);
  EXPECT_EQ(all[0]["document"]["source"]["file"], "input.pdf");
  EXPECT_EQ(all[1]["status"], "failed");
  EXPECT_EQ(all[1]["error"]["code"], "unreadable");
  EXPECT_EQ(all[2]["id"], 7);
  EXPECT_EQ(all[2]["document"]["source"]["file"], "预算.pdf");
  EXPECT_EQ(all[2]["document"]["tables"], all[0]["document"]["tables"]);
  EXPECT_EQ(all[3]["error"]["code"], "usage");
  EXPECT_EQ(all[4]["error"]["code"], "usage");
  EXPECT_EQ(all[5]["error"]["code"], "not_pdf");
  EXPECT_EQ(all[5]["id"], nlohmann::json::array({1}));
  EXPECT_EQ(all[6]["error"]["code"], "usage");
  EXPECT_EQ(all[7]["document"]["source"]["file"], "other.pdf");
}

TEST_F(WorkerLines, SayTheSameAsExtract) {
  const std::string command = "'" YUSUAN_PROGRAM "' extract '" + kPdf + "' > '" + (dir_ / "extract").string() + "'";
  ASSERT_EQ(WEXITSTATUS(std::system(command.c_str())), 0);
  EXPECT_EQ(answers(kPdf)[0]["document"], nlohmann::json::parse(read(dir_ / "extract")));
}

TEST_F(WorkerLines, GiveTheRowsOfTheFeed) {
  const std::string command = "'" YUSUAN_PROGRAM "' extract '" + kPdf + "' --format ndjson -o '" + dir_.string() + "'";
  ASSERT_EQ(WEXITSTATUS(std::system(command.c_str())), 0);
  const auto rows = answers(kPdf, "--format rows")[0]["rows"];
  for (const auto& [relation, records] : rows.items())
    EXPECT_EQ(records, nlohmann::json(lines(read(dir_ / "input" / (relation + ".ndjson"))))) << relation;
  EXPECT_GT(rows["facts"].size(), 10U);
}

TEST_F(WorkerLines, GoOnAfterADocumentThatTakesTooLong) {
  // Nobody ever writes into it.
  const std::string pipe = (dir_ / "pipe").string();
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const auto all = answers(pipe + "\n" + kPdf + "\n", "--timeout 1");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["error"]["code"], "timeout");
  EXPECT_EQ(all[1]["status"], "done");
}

TEST_F(WorkerLines, AnswerWhatIsNestedTooDeepAndGoOn) {
  const std::string deep = "{\"id\": " + std::string(2'000'000, '[');
  const auto all = answers(deep + "\n" + R"({"path": ")" + kPdf + R"(", "id": "\\[["})" + "\n");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["error"]["code"], "usage");
  EXPECT_EQ(all[1]["status"], "done") << all[1].dump().substr(0, 300);
}

}  // namespace
}  // namespace yusuan::process
