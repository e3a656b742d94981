#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "feed/packed_rows.h"
#include "feed/store.h"
#include "feed/workbook_script.h"
#include "feed/xlsx.h"
#include "small_document.h"

namespace yusuan {
namespace {

namespace fs = std::filesystem;

class WorkbookFile : public testing::Test {
 protected:
  WorkbookFile() {
    std::string name = (fs::temp_directory_path() / "yusuan-xlsx-XXXXXX").string();
    dir_ = mkdtemp(name.data());
  }
  ~WorkbookFile() override { fs::remove_all(dir_); }
  std::string file() const { return (dir_ / "a.xlsx").string(); }
  std::string bytes() const {
    std::ifstream stream(file(), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  fs::path dir_;
};

TEST_F(WorkbookFile, TheSameDocumentGivesTheSameBytes) {
  play(file(), workbook_script(small_document(), "1.2"));
  const std::string first = bytes();
  EXPECT_TRUE(first.starts_with("PK"));
  play(file(), workbook_script(small_document(), "1.2"));
  EXPECT_EQ(bytes(), first);
}

// A reading process that was taken over may hand over anything.
TEST_F(WorkbookFile, RefusesWhatIsNoScript) {
  const std::string script = workbook_script(small_document(), "1.2");
  for (std::size_t length = 0; length < script.size(); length += 7)
    EXPECT_THROW(play(file(), std::string_view(script).substr(0, length)), FeedError) << length;
  const FeedRow book{std::int64_t{0}, std::string("title")}, sheet{std::int64_t{1}, std::string("a")};
  const std::vector<std::vector<FeedRow>> scripts = {
      {},
      {{}},
      {sheet},
      {book, book},
      {book, {std::int64_t{2}}},
      {book, sheet, {std::int64_t{99}}},
      {book, sheet, {std::int64_t{-1}}},
      {book, sheet, {std::string("2")}},
      {book, sheet, {std::int64_t{8}, std::int64_t{-1}, std::int64_t{3}}},
      {book, sheet, {std::int64_t{8}, std::int64_t{99'999'999}, std::int64_t{3}}},
      {book, sheet, {std::int64_t{6}, std::int64_t{0}, std::int64_t{0}, std::int64_t{0}}},
      {book,
       sheet,
       {std::int64_t{2}, std::int64_t{0}, std::int64_t{0}, std::string(), std::int64_t{77}, std::int64_t{0}}},
  };
  for (const auto& steps : scripts) EXPECT_THROW(play(file(), packed_list(steps)), FeedError);
}

}  // namespace
}  // namespace yusuan
