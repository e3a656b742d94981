// Dumps of a few lines: what is told from what, and what is left open.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "extract.h"
#include "json/document_json.h"
#include "json/schema.h"
#include "shown_table.h"
#include "test_paths.h"

namespace yusuan::dump {
namespace {

constexpr const char* kCaption = "编制单位：某中心 单位：万元\n";

Document read(const std::string& text) {
  Document document = extract(text, "dump.txt");
  EXPECT_EQ(json::schema_violation("disclosure", json::to_json(document)), std::nullopt);
  return document;
}

int count(const Document& document, const std::string& code) {
  return static_cast<int>(std::count_if(document.diagnostics.begin(), document.diagnostics.end(),
                                        [&](const Diagnostic& diagnostic) { return diagnostic.code == code; }));
}

std::string expenditure(const std::string& rows) {
  return "表 3\n单位支出总体情况表\n" + std::string(kCaption) +
         "科目 支出预算\n功能分类科目编码\n功能分类科目名称 合计 基本支出 项目支出\n类 款 项\n※ ※ ※ ※ 1 2 3\n" + rows;
}

TEST(SmallDump, JoinsNamesThatLinesCut) {
  const auto document =
      read(expenditure("总计 30.00 10.00 20.00\n208 社会保障和就业支出 30.00 10.00 20.00\n"
                       "208 05\n行政事业单位养\n\n老支出\n30.00 10.00 20.00\n"));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(shown(document.tables[0]),
            "总计||||30.00|10.00|20.00|\n208|||社会保障和就业支出|30.00|10.00|20.00|\n"
            "208|05||行政事业单位养老支出|30.00|10.00|20.00|\n");
}

TEST(SmallDump, TakesNamesThatNoListKnows) {
  const auto document = read(expenditure("总计 30.00 10.00 20.00\n298 星际航行支出 30.00 10.00 20.00\n"));
  EXPECT_EQ(document.tables.at(0).rows.at(1).name, "星际航行支出");
}

TEST(SmallDump, PutsTornCodesTogetherByTheNamesOfTheLists) {
  // 05 and 02 stand behind other columns, 01 behind the next code.
  const std::string whole = "30.00 10.00 20.00\n";
  const auto document =
      read(expenditure("总计 " + whole + "208\n社会保障和就业支出\n" + whole + "208\n05\n行政事业单位养老支出\n" +
                       whole + "208\n05\n208\n01 行政单位离退休\n10.00\n10.00\n05\n02 事业单位离退休\n20.00\n20.00\n"));
  EXPECT_EQ(shown(document.tables.at(0)),
            "总计||||30.00|10.00|20.00|\n208|||社会保障和就业支出|30.00|10.00|20.00|\n"
            "208|05||行政事业单位养老支出|30.00|10.00|20.00|\n208|05|01|行政单位离退休|10.00|10.00||\n"
            "208|05|02|事业单位离退休|20.00||20.00|\n");
}

TEST(SmallDump, TellsCodesByTheNamesOfAPageWhoseColumnsAreTorn) {
  // 机关服务 is called so in both groups: the name of the group in front of it says in which.
  const std::string whole = "30.00 10.00 20.00\n";
  const auto document =
      read(expenditure("总计 " + whole + "201\n201\n01\n201\n01\n201\n03\n201\n03\n一般公共服务支出\n" + whole +
                       "人大事务\n10.00 10.00\n机关服务\n10.00 10.00\n政府办公厅（室）及相关机构事务\n20.00 20.00\n"
                       "机关服务\n20.00 20.00\n03\n03\n"));
  EXPECT_EQ(shown(document.tables.at(0)),
            "总计||||30.00|10.00|20.00|\n201|||一般公共服务支出|30.00|10.00|20.00|\n"
            "201|01||人大事务|10.00|10.00||\n201|01|03|机关服务|10.00|10.00||\n"
            "201|03||政府办公厅（室）及相关机构事务|20.00||20.00|\n201|03|03|机关服务|20.00||20.00|\n");
}

TEST(SmallDump, LooksForTheFiguresOfARowOnItsPage) {
  // 208 05 and 208 08 could change figures, were they not printed on the pages of their rows.
  const std::string header = "编制单位：某中心 单位：万元\n类 款 项\n※ ※ ※ ※ 1 2 3\n", whole = "30.00 12.00 18.00\n";
  const auto document =
      read("1\n\f表 3\n单位支出总体情况表\n" + header + "总计 " + whole + "208 社会保障和就业支出 " + whole +
           "10.00 4.00 6.00\n208 05 行政事业单位养老支出\n2\n\n\f" + header + "20.00 8.00 12.00\n208 08 抚恤\n3\n\n\f");
  EXPECT_EQ(shown(document.tables.at(0)),
            "总计||||30.00|12.00|18.00|\n208|||社会保障和就业支出|30.00|12.00|18.00|\n"
            "208|05||行政事业单位养老支出|10.00|4.00|6.00|\n208|08||抚恤|20.00|8.00|12.00|\n");
}

TEST(SmallDump, TakesFiguresBeyondAllAmountsForTexts) {
  // In units of the last decimal of 0.0000000000000000001 the others would not fit.
  const std::string header = "编制单位：某中心 单位：万元\n类 款 项\n※ ※ ※ ※ 1 2 3\n", whole = "30.00 12.00 18.00\n";
  const auto document = read("1\n\f表 3\n单位支出总体情况表\n" + header + "总计 " + whole + "208 社会保障和就业支出 " +
                             whole + "208 05 行政事业单位养老支出 " + whole + "0.0000000000000000001\n2\n\n\f");
  ASSERT_EQ(document.tables.size(), 1U);
  for (const Row& row : document.tables[0].rows)
    for (const TableCell& cell : row.cells) {
      if (!cell.value) continue;
      EXPECT_TRUE(cell.text == "30.00" || cell.text == "12.00" || cell.text == "18.00") << *cell.text;
    }
}

TEST(SmallDump, LeavesOpenWhatSumsDoNotDecide) {
  // Both rows could be the basic one.
  const auto document =
      read(expenditure("总计 100.00 50.00 50.00\n208 社会保障和就业支出 50.00 50.00\n"
                       "210 卫生健康支出 50.00 50.00\n"));
  EXPECT_EQ(
      shown(document.tables.at(0)),
      "总计||||100.00|50.00|50.00|\n208|||社会保障和就业支出|50.00|||?50.00\n210|||卫生健康支出|50.00|||?50.00\n");
  EXPECT_EQ(count(document, "unplaced_figures"), 2);
}

TEST(SmallDump, ReadsRowsByThemselvesWhereTheDocumentDoesNotAddUp) {
  const auto document =
      read(expenditure("总计 99.00 49.00 50.00\n208 社会保障和就业支出 70.00 30.00 40.00\n"
                       "210 卫生健康支出 7.00 7.00\n"));
  EXPECT_EQ(
      shown(document.tables.at(0)),
      "总计||||99.00|49.00|50.00|\n208|||社会保障和就业支出|70.00|30.00|40.00|\n210|||卫生健康支出|7.00|||?7.00\n");
}

TEST(SmallDump, KeepsFiguresThatFitNowhere) {
  const auto document = read(expenditure("总计 99.00 49.00 50.00\n208 社会保障和就业支出 1.00 2.00 3.00 4.00 5.00\n"));
  const auto& row = document.tables.at(0).rows.at(1);
  EXPECT_EQ(row.unplaced, (std::vector<std::string>{"1.00", "2.00", "3.00", "4.00", "5.00"}));
}

TEST(SmallDump, ReadsAnEmptyTable) {
  const auto document =
      read(expenditure("某中心 2024 年没有安排任何一项支出，因此本单位的支出预算总体情况\n表为空表。\n"));
  EXPECT_EQ(document.tables.at(0).status, TableStatus::kDeclaredEmpty);
  EXPECT_EQ(document.tables.at(0).note, "某中心2024年没有安排任何一项支出，因此本单位的支出预算总体情况表为空表。");
  EXPECT_TRUE(document.tables.at(0).rows.empty());
}

TEST(SmallDump, OfProseHasNoTables) {
  const auto document = read("会议纪要\n\n会议讨论了二〇二四年的单位预算，认为单位支出总体情况表应当公开。\n");
  EXPECT_TRUE(document.tables.empty());
  EXPECT_EQ(count(document, "no_tables"), 1);
  EXPECT_EQ(document.source.input, "text");
}

TEST(SmallDump, OfAFormWithoutLayoutSaysSo) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "form-without-layout";
  std::filesystem::create_directories(folder);
  std::filesystem::copy_file(std::filesystem::path(YUSUAN_FIXTURES).parent_path() / "patterns/common.toml",
                             folder / "common.toml", std::filesystem::copy_options::overwrite_existing);
  std::ofstream(folder / "new-form.toml") << "[[table]]\nid = 'expenditure_summary'\ntitle = ['资金用途分科目表$']\n"
                                             "examples = ['资金用途分科目表']\n";
  const Document document =
      extract("部门资金用途分科目表\n编制单位：某局 单位：万元\n项目 预算数 执行数\n一、保障性安排 5.00\n", "dump.txt",
              {.patterns_dir = folder.string()});
  std::filesystem::remove_all(folder);
  EXPECT_FALSE(document.tables.empty());
  for (const Table& table : document.tables) EXPECT_TRUE(table.rows.empty());
  EXPECT_EQ(count(document, "columns_unknown"), static_cast<int>(document.tables.size()));
}

std::optional<ErrorCode> refusal(const std::string& bytes) {
  try {
    extract(bytes, "dump.txt");
  } catch (const Error& error) {
    EXPECT_STRNE(error.what(), "");
    return error.code();
  }
  return std::nullopt;
}

TEST(SmallDump, IsNoBinaryFile) {
  EXPECT_EQ(refusal(std::string("\x7F"
                                "ELF\x02\x01\x01\x00\x00",
                                9)),
            ErrorCode::kNotPdf);
  EXPECT_EQ(refusal("PK\x03\x04 表 1"), ErrorCode::kNotPdf);
  EXPECT_EQ(refusal("plain English text without any budget\n"), ErrorCode::kNotPdf);
  EXPECT_EQ(refusal("<html><body>表 1 单位收支总体情况表</body></html>"), ErrorCode::kNotPdf);
}

// Figures whose sums are none of an int64_t are text: no sum of theirs wraps around into one that agrees.
TEST(SmallDump, FiguresBeyondAllSumsAreNoAmounts) {
  std::string rows = "总计 90,000,000,000,000.00 90,000,000,000,000.00\n";
  for (int i = 0; i < 300; ++i) rows += "208 社会保障和就业支出 90,000,000,000,000.00 90,000,000,000,000.00\n";
  const auto document = read(expenditure(rows));
  for (const Table& table : document.tables)
    for (const Row& row : table.rows)
      for (const TableCell& cell : row.cells) EXPECT_FALSE(cell.value) << cell.value->to_string();
  EXPECT_EQ(std::count_if(document.checks.begin(), document.checks.end(),
                          [](const Check& check) { return check.status == CheckStatus::kFail; }),
            0);
}

}  // namespace
}  // namespace yusuan::dump
