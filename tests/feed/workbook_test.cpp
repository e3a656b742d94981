#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "feed/combined_workbook.h"
#include "feed/packed_rows.h"
#include "feed/store.h"
#include "feed/workbook_script.h"
#include "feed/xlsx.h"
#include "small_document.h"

namespace yusuan::feed {
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

TEST_F(WorkbookFile, CombinesTheColumnsOfDocumentsByWhatTheyAre) {
  Document first = small_document(), second = small_document();
  second.source.sha256 = std::string(64, 'b');
  second.facts.entity = "另一单位";
  std::swap(second.tables[0].columns[0], second.tables[0].columns[1]);
  for (Row& row : second.tables[0].rows) std::swap(row.cells[0], row.cells[1]);
  CombinedWorkbook combined;
  EXPECT_TRUE(combined.empty());
  combined.add(combined_part(first, "a.pdf"));
  combined.add(combined_part(second, "b.pdf"));
  const auto steps = unpacked_list(combined.script("."));
  ASSERT_TRUE(steps);
  // Texts of the sheet of the first table: both documents have their revenue in the same columns.
  std::map<std::string, std::set<std::int64_t>> columns;
  int sheet = 0;
  for (const FeedRow& step : *steps) {
    if (std::get<std::int64_t>(step[0]) == 1) ++sheet;
    if (sheet == 2 && std::get<std::int64_t>(step[0]) == 2)
      columns[std::get<std::string>(step[3])].insert(std::get<std::int64_t>(step[2]));
  }
  EXPECT_TRUE(columns.contains("另一单位"));
  EXPECT_EQ(columns["财政拨款"], (std::set<std::int64_t>{5, 6}));  // the row's name, and the column 收入/项目
  play(file(), combined.script("."));
  EXPECT_TRUE(bytes().starts_with("PK"));
}

TEST_F(WorkbookFile, TablesWithoutATitleAreNotOne) {
  Document document = small_document();
  document.tables = {two_sided_table(), classified_table()};
  for (Table& table : document.tables) {
    table.title.clear();
    table.id.reset();
  }
  CombinedWorkbook combined;
  combined.add(combined_part(document, "a.pdf"));
  const auto steps = unpacked_list(combined.script("."));
  ASSERT_TRUE(steps);
  const auto sheets = std::count_if(steps->begin(), steps->end(),
                                    [](const FeedRow& step) { return std::get<std::int64_t>(step[0]) == 1; });
  EXPECT_EQ(sheets, 4);  // the documents, the two, the findings
}

TEST_F(WorkbookFile, RefusesWhatIsNoPartOfACombinedOne) {
  const std::string part = combined_part(small_document(), "a.pdf");
  for (std::size_t length = 1; length < part.size(); length += 11) {
    CombinedWorkbook combined;
    EXPECT_THROW(combined.add(std::string_view(part).substr(0, length)), FeedError) << length;
  }
  const FeedRow table{std::int64_t{2},    std::string("id"),    std::string("title"), {}, {}, {},
                      std::string("key"), std::string("header")};
  const std::vector<std::vector<FeedRow>> parts = {{{}},
                                                   {{std::int64_t{9}}},
                                                   {{std::int64_t{3}, std::int64_t{1}, {}, {}}},
                                                   {table, {std::int64_t{3}, std::int64_t{1}, {}, {}}},
                                                   {{std::int64_t{2}, std::int64_t{2}}}};
  for (const auto& rows : parts) {
    CombinedWorkbook combined;
    EXPECT_THROW(combined.add(packed_list(rows)), FeedError);
  }
}

TEST_F(WorkbookFile, HasSheetsForAllThatTheDocumentSays) {
  const auto steps = unpacked_list(workbook_script(small_document(), "1.2"));
  ASSERT_TRUE(steps);
  std::set<std::string> sheets;
  for (const FeedRow& step : *steps)
    if (std::get<std::int64_t>(step[0]) == 1) sheets.insert(std::get<std::string>(step[1]));
  for (const char* name : {"目录", "问题", "绩效", "项目", "文字说明", "数据"})
    EXPECT_TRUE(sheets.contains(name)) << name;
}

// A reading process that was taken over may hand over anything.
TEST_F(WorkbookFile, RefusesWhatIsNoScript) {
  const std::string script = workbook_script(small_document(), "1.2");
  for (std::size_t length = 0; length < script.size(); length += 7)
    EXPECT_THROW(play(file(), std::string_view(script).substr(0, length)), FeedError) << length;
  const FeedRow book{std::int64_t{0}, std::string("title"), std::string("keywords")},
      sheet{std::int64_t{1}, std::string("a")};
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
}  // namespace yusuan::feed
