#include "feed/terminal.h"

#include <gtest/gtest.h>

#include <sstream>

namespace yusuan::feed {
namespace {

TEST(DisplayWidth, CountsChineseTwice) {
  EXPECT_EQ(display_width(""), 0);
  EXPECT_EQ(display_width("abc 1,103.51"), 12);
  EXPECT_EQ(display_width("行政运行"), 8);
  EXPECT_EQ(display_width("（一）"), 6);
  EXPECT_EQ(display_width("e\xCC\x81"), 1);  // combining mark
  EXPECT_EQ(display_width("\xFF\xFE"), 2);   // not UTF-8: one column a byte, and no crash
}

TEST(Show, AlignsFiguresToTheRightAndWrapsLongNames) {
  Document document;
  document.facts.title = "2024年单位预算公开";
  document.source.pages = 9;
  Table table;
  table.number = 2;
  table.title = "收入表";
  table.money_unit = "万元";
  table.pages = {8, 9};
  table.status = TableStatus::kFilled;
  table.columns = {{"name", {"项目"}, {}, ColumnType::kName, false},
                   {"total", {"合计"}, {}, ColumnType::kMoney, false}};
  table.rows = {{RowKind::kItem, {}, {}, {{"行政运行", {}, {}}, {"1,103.51", {}, {}}}, 8},
                {RowKind::kItem, {}, {}, {{"机关事业单位基本养老保险缴费支出", {}, {}}, {}}, 8},
                {RowKind::kTotal, {}, {}, {{"合计", {}, {}}, {"3.50", {}, {}}}, 9}};
  document.tables = {table};
  const std::string text = show(document);
  EXPECT_NE(text.find("[2] 收入表  (万元)  第 8-9 页\n"
                      "项目                                合计\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("行政运行                        1,103.51\n"
                      "机关事业单位基本养老保险缴费支\n"
                      "出\n"
                      "合计                                3.50\n"),
            std::string::npos)
      << text;
  const std::string english = show(document, kWideLine, {.english = true});
  EXPECT_NE(english.find("[2] 收入表  (万元)  pages 8-9\n"), std::string::npos) << english;
}

TEST(Show, PrintsTheHeaderLevelByLevelAndFitsTheTerminal) {
  Document document;
  Table table{.title = "支出表", .status = TableStatus::kFilled};
  table.columns = {{"name", {"项目"}, {}, ColumnType::kName, false},
                   {"basic", {"支出", "基本支出"}, {}, ColumnType::kMoney, false},
                   {"project", {"支出", "项目支出"}, {}, ColumnType::kMoney, false}};
  table.rows = {{RowKind::kItem, {}, {}, {{"机关事业单位基本养老保险缴费"}, {"1,234,567,890.12"}, {"3.50"}}, 8}};
  document.tables = {table};
  const std::string text = show(document, 44);
  EXPECT_NE(text.find("\n支出表\n"
                      "项目          支出\n"
                      "                      基本支出  项目支出\n"
                      "────────────────────────────────────────\n"
                      "机关事业单位  1,234,567,890.12      3.50\n"
                      "基本养老保险\n"
                      "缴费\n"),
            std::string::npos)
      << text;
}

TEST(Show, NarrowsHeadersOverColumnsWithoutFiguresToFit) {
  Document document;
  Table table{.title = "收入表", .status = TableStatus::kFilled};
  table.columns = {{"name", {"项目"}, {}, ColumnType::kName, false}};
  table.rows = {{RowKind::kItem, {}, {}, {{"行政运行"}}, 8}};
  for (int i = 0; i < 6; ++i) {
    table.columns.push_back({"c", {"事业单位经营收入"}, {}, ColumnType::kMoney, false});
    table.rows[0].cells.push_back({});
  }
  table.rows[0].cells[6].text = "3.50";
  document.tables = {table};
  std::istringstream lines(show(document, 44));
  for (std::string line; std::getline(lines, line);)
    EXPECT_TRUE(line.find("SHA") != std::string::npos || display_width(line) <= 44) << line;
}

}  // namespace
}  // namespace yusuan::feed
