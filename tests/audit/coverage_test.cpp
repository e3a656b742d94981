// When a sum that does not hold is no contradiction: not everything that belongs to it was printed, or read.
#include <gtest/gtest.h>

#include <algorithm>

#include "audit/audit.h"
#include "audit/reading.h"

namespace yusuan::audit {
namespace {

// Columns of code, name and money under `headers`; blank texts are blank cells. （一） is a part of the row above it
// that is numbered otherwise.
Table table_of(const std::vector<std::string>& headers, const std::vector<std::vector<std::string>>& rows) {
  Table table{.title = "支出预算总表", .money_unit = "万元", .yuan_per_unit = 10'000};
  table.pages = {11};
  table.status = TableStatus::kFilled;
  table.columns = {{"code", {"编码"}, {}, ColumnType::kCode}, {"name", {"名称"}, {}, ColumnType::kName}};
  for (const std::string& header : headers) table.columns.push_back({header, {header}, {}, ColumnType::kMoney});
  int whole = 0;
  for (const auto& texts : rows) {
    Row row{.kind = texts[1] == "合计" ? RowKind::kTotal : RowKind::kLine, .name = texts[1], .page = 11};
    for (std::size_t i = 0; i < texts.size(); ++i) {
      row.cells.emplace_back();
      if (texts[i].empty()) continue;
      row.cells.back().text = texts[i];
      if (i >= 2) row.cells.back().value = Decimal::parse(texts[i]);
    }
    if (texts[1].starts_with("（"))
      row.place = {.level = 2, .parent = whole};
    else
      whole = static_cast<int>(table.rows.size());
    table.rows.push_back(row);
  }
  return table;
}

// Reasons of what was skipped, and `fail` for each failure.
std::vector<std::string> verdicts(const Document& document) {
  std::vector<std::string> all;
  for (const Check& check : audit(document, patterns::PatternFiles(std::nullopt))) {
    if (check.status == CheckStatus::kFail) all.emplace_back("fail");
    if (check.status == CheckStatus::kSkipped) all.push_back(check.reason.value_or(""));
  }
  return all;
}

Document document_of(Table table) {
  Document document;
  document.tables.push_back(std::move(table));
  return document;
}

const std::vector<std::vector<std::string>> kTree = {
    {"201", "甲", "30.00", "10.00", "20.00"}, {"20101", "乙", "30.00", "10.00", "20.00"},
    {"2010101", "丙", "10.00", "10.00", ""},  {"2010102", "丁", "20.00", "", "20.00"},
    {"208", "戊", "50.00", "50.00", ""},      {"20801", "己", "50.00", "50.00", ""},
    {"2080101", "庚", "20.00", "20.00", ""},  {"2080102", "辛", "30.00", "30.00", ""},
    {"", "合计", "80.00", "60.00", "20.00"},
};
const std::vector<std::string> kColumns = {"合计", "基本支出", "项目支出"};

TEST(Coverage, AMisprintIsAFinding) {
  auto rows = kTree;
  rows[7][3] = "31.00";
  const auto found = verdicts(document_of(table_of(kColumns, rows)));
  EXPECT_GE(std::count(found.begin(), found.end(), "fail"), 1);
}

TEST(Coverage, ARowThatSeveralColumnsLackIsNone) {
  auto rows = kTree;
  rows.erase(rows.begin() + 7);
  const auto found = verdicts(document_of(table_of(kColumns, rows)));
  EXPECT_EQ(std::count(found.begin(), found.end(), "fail"), 0);
  EXPECT_GE(std::count(found.begin(), found.end(), "rows_missing"), 1);
}

TEST(Coverage, NothingIsHeldAgainstATableThatLostFigures) {
  auto rows = kTree;
  rows[7][3] = "31.00";
  Document document = document_of(table_of(kColumns, rows));
  document.diagnostics.push_back({Severity::kWarning, "figures_outside", "", 12, std::nullopt});
  const auto found = verdicts(document);
  EXPECT_EQ(std::count(found.begin(), found.end(), "fail"), 0);
  EXPECT_GE(std::count(found.begin(), found.end(), "not_fully_read"), 1);
  document.diagnostics.front().page = 13;  // another table's
  EXPECT_GE(std::ranges::count(verdicts(document), "fail"), 1);
}

TEST(Coverage, LessThanATotalIsNoneWhereItemsAreWithheld) {
  auto rows = kTree;
  for (auto& row : rows) row.resize(3);
  rows[7][2] = "29.00";
  Document document = document_of(table_of({"金额"}, rows));
  EXPECT_EQ(std::ranges::count(verdicts(document), "fail"), 1);
  document.tables[0].note = "已剔除涉密项目";
  EXPECT_EQ(std::ranges::count(verdicts(document), "fail"), 0);
  EXPECT_EQ(std::ranges::count(verdicts(document), "withheld"), 1);
}

TEST(Coverage, AColumnThatNoSumKnowsKeepsItFromSpeaking) {
  Table table = table_of({"合计", "基本支出", "项目支出", "经营支出"},
                         {{"201", "甲", "60.00", "10.00", "20.00", "30.00"}, {"208", "戊", "50.00", "50.00", "", ""}});
  table.id = "expenditure_summary";
  const char* keys[] = {"total", "basic", "project", "column_6"};
  for (int i = 0; i < 4; ++i) table.columns[static_cast<std::size_t>(i) + 2].key = keys[i];
  for (std::size_t i = 0; i < 5; ++i) table.columns[i].inferred = false;
  Document document = document_of(std::move(table));
  document.facts.form = "shanghai-budget";
  EXPECT_EQ(std::ranges::count(verdicts(document), "fail"), 0);
  EXPECT_EQ(std::ranges::count(verdicts(document), "column_outside"), 1);
  document.tables[0].columns[5].header = {"其中：经营支出"};
  EXPECT_EQ(std::ranges::count(verdicts(document), "fail"), 1);
}

TEST(Coverage, ACodeThatStandsOnceForEachUnitBelongsToItsUnit) {
  auto rows = kTree;
  rows.pop_back();
  for (auto again : std::vector(rows)) {
    again[2] = again[3] = again[4] = "";
    again[2] = again[0].size() == 3 ? "7.00" : again[0].size() == 5 ? "7.00" : "3.50";
    rows.push_back(again);
  }
  EXPECT_EQ(std::ranges::count(verdicts(document_of(table_of(kColumns, rows))), "fail"), 0);
}

TEST(Coverage, EntriesWhoseNumbersHaveGapsAreNotAll) {
  const std::vector<std::vector<std::string>> rows = {
      {"", "一、教育", "6.00", "60.00"},     {"", "（一）小学", "2.00", "20.00"}, {"", "（二）中学", "4.00", "40.00"},
      {"", "二、卫生", "9.00", "90.00"},     {"", "（一）医院", "4.00", "40.00"}, {"", "（二）防疫", "5.00", "50.00"},
      {"", "三、社会保障", "9.00", "10.00"}, {"", "（一）养老", "3.00", "4.00"},  {"", "（三）失业", "2.00", "6.00"}};
  EXPECT_EQ(std::ranges::count(verdicts(document_of(table_of({"上年", "本年"}, rows))), "fail"), 0);
  auto wrong = rows;
  wrong[8][1] = "（二）失业";
  EXPECT_EQ(std::ranges::count(verdicts(document_of(table_of({"上年", "本年"}, wrong))), "fail"), 1);
}

TEST(Pieces, OfOneTableStandBesideEachOtherInADump) {
  Document document;
  document.source.input = "text";
  for (const char* id : {"revenue_summary", "expenditure_summary", "expenditure_summary"}) {
    Table table{.number = 3, .title = "支出预算总表"};
    table.id = id;
    document.tables.push_back(table);
  }
  EXPECT_FALSE(is_a_piece(document, 0));
  EXPECT_TRUE(is_a_piece(document, 1));
  EXPECT_TRUE(is_a_piece(document, 2));
  document.tables[2].title = "某单位支出预算总表";
  EXPECT_FALSE(is_a_piece(document, 1));
  document.tables[2].title = document.tables[1].title;
  document.source.input = "pdf";  // its rows are joined where they belong together
  EXPECT_FALSE(is_a_piece(document, 1));
}

}  // namespace
}  // namespace yusuan::audit
