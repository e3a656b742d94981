#include "audit/audit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "audit/doubtful_codes.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

TableCell cell(const std::string& text, bool money) {
  TableCell result;
  if (text.empty()) return result;
  result.text = text;
  if (money) result.value = Decimal::parse(text);
  return result;
}

// Rows of code, name, total, basic, project.
Table expenditure(const std::vector<std::vector<std::string>>& rows) {
  Table table{
      .number = 3, .id = "expenditure_summary", .title = "支出预算总表", .money_unit = "元", .yuan_per_unit = 1};
  table.pages = {11};
  table.status = TableStatus::kFilled;
  table.columns = {{"class_code", {"编码"}, {}, ColumnType::kCode, false},
                   {"name", {"名称"}, {}, ColumnType::kName, false},
                   {"total", {"合计"}, {}, ColumnType::kMoney, false},
                   {"basic", {"基本支出"}, {}, ColumnType::kMoney, false},
                   {"project", {"项目支出"}, {}, ColumnType::kMoney, false}};
  for (const auto& texts : rows) {
    Row row{.page = 11};
    for (std::size_t i = 0; i < texts.size(); ++i) row.cells.push_back(cell(texts[i], i >= 2));
    if (texts[1] == "合计") row.kind = RowKind::kTotal;
    table.rows.push_back(row);
  }
  return table;
}

std::vector<Check> failures(const Document& document) {
  const patterns::PatternFiles files(std::nullopt);
  std::vector<Check> checks = audit(document, files);
  std::erase_if(checks, [](const Check& check) { return check.status != CheckStatus::kFail; });
  return checks;
}

Document shanghai(Table table) {
  Document document;
  document.facts.form = "shanghai-budget";
  document.tables.push_back(std::move(table));
  return document;
}

TEST(Audit, FindsNothingInATableThatAddsUp) {
  EXPECT_TRUE(failures(shanghai(expenditure({{"204", "公共安全支出", "300", "100", "200"},
                                             {"20406", "司法", "300", "100", "200"},
                                             {"2040601", "行政运行", "100", "100", ""},
                                             {"2040604", "基层司法业务", "200", "", "200"},
                                             {"", "合计", "300", "100", "200"}})))
                  .empty());
}

TEST(Audit, NamesRowFiguresAndPageOfARowThatDoesNotAddUp) {
  const auto found = failures(shanghai(expenditure({{"204", "公共安全支出", "300", "100", "200"},
                                                    {"20406", "司法", "300", "100", "200"},
                                                    {"2040601", "行政运行", "100", "100", "50"},
                                                    {"2040604", "基层司法业务", "200", "", "150"},
                                                    {"", "合计", "300", "100", "200"}})));
  ASSERT_EQ(found.size(), 2U);  // both rows; their sums agree with the group's
  EXPECT_EQ(found[0].id, "row_sum");
  EXPECT_EQ(found[0].expected, Decimal(150, 0));
  EXPECT_EQ(found[0].actual, Decimal(100, 0));
  EXPECT_EQ(found[0].refs.size(), 3U);
  EXPECT_EQ(found[0].refs[2].column, "project");
  EXPECT_EQ(found[0].refs[2].page, 11);
  EXPECT_NE(found[0].message_zh.find("行政运行"), std::string::npos);
  EXPECT_NE(found[0].message_zh.find("第11页"), std::string::npos);
}

TEST(Audit, JudgesTheTreeOfCodesOfAnUnknownTableByItsFigures) {
  Table table = expenditure({{"204", "甲", "7", "", ""},
                             {"20406", "乙", "5", "", ""},
                             {"2040601", "丙", "9", "", ""},
                             {"208", "丁", "3", "", ""},
                             {"20801", "戊", "4", "", ""}});
  table.id.reset();
  EXPECT_TRUE(failures(shanghai(table)).empty());
}

TEST(Audit, InfersSumsOfAnUnknownTableFromItsHeader) {
  Table table = expenditure({{"204", "甲", "7", "3", "4"}, {"205", "乙", "5", "5", ""}, {"206", "丙", "9", "", "9"}});
  table.id.reset();
  const patterns::PatternFiles files(std::nullopt);
  const auto row_sums = [&](const Table& one) {
    auto checks = audit(shanghai(one), files);
    std::erase_if(checks, [](const Check& check) { return check.id != "row_sum"; });
    return checks;
  };
  auto found = row_sums(table);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].status, CheckStatus::kPass);
  EXPECT_EQ(found[0].count, 3);
  EXPECT_TRUE(found[0].inferred);
  // One wrong row of five is a finding, most wrong are no rule.
  table.rows.push_back(table.rows[0]);
  table.rows.push_back(table.rows[0]);
  table.rows[1].cells[4] = cell("2", true);
  found = row_sums(table);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].status, CheckStatus::kFail);
  for (Row& row : table.rows) row.cells[4] = cell("2", true);
  EXPECT_TRUE(row_sums(table).empty());
  // 其中 is a part of the column before it.
  table = expenditure({{"204", "甲", "7", "7", "4"}, {"205", "乙", "5", "5", "1"}});
  table.id.reset();
  table.columns[4].header = {"其中：教育收费"};
  EXPECT_TRUE(row_sums(table).empty());
}

// A form that says nothing of a table's sums leaves them to its headers.
TEST(Audit, InfersSumsOfATableThatItsFormPromisesNothingOf) {
  Document document = shanghai(expenditure({{"", "甲", "300", "100", "200"},
                                            {"", "乙", "30", "10", "20"},
                                            {"", "丙", "3", "1", "2"},
                                            {"", "丁", "30", "10", "10"}}));
  ASSERT_EQ(failures(document).size(), 1u);
  EXPECT_FALSE(failures(document)[0].inferred);
  document.facts.form = "government-budget";
  document.tables[0].id = "general_public_expenditure";
  ASSERT_EQ(failures(document).size(), 1u);
  EXPECT_TRUE(failures(document)[0].inferred);
}

// The contents announce a table that may be the one whose title was not read.
TEST(Audit, MissesNoTableWhereOneHasNoTitle) {
  Document document = shanghai(expenditure({{"204", "公共安全支出", "300", "100", "200"}}));
  document.contents.push_back({.title = "2024年预算单位收入预算总表"});
  const auto missing = failures(document);
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_EQ(missing[0].id, "contents_tables");
  document.tables.push_back(document.tables[0]);
  document.tables.back().title.clear();
  document.tables.back().id.reset();
  EXPECT_TRUE(failures(document).empty());
}

TEST(Audit, InfersTotalsOfLabelsAndTheEqualityOfSides) {
  Table table{.title = "收支总表", .money_unit = "元", .yuan_per_unit = 1};
  table.pages = {3};
  table.status = TableStatus::kFilled;
  table.columns = {{"revenue_item", {"项目"}, {}, ColumnType::kName},
                   {"revenue_amount", {"预算数"}, {}, ColumnType::kMoney},
                   {"expenditure_item", {"项目"}, {}, ColumnType::kName},
                   {"expenditure_amount", {"预算数"}, {}, ColumnType::kMoney}};
  const auto add = [&](const std::vector<std::string>& texts, bool total) {
    Row row{.kind = total ? RowKind::kTotal : RowKind::kLine, .page = 3};
    for (std::size_t i = 0; i < texts.size(); ++i) row.cells.push_back(cell(texts[i], i % 2 == 1));
    table.rows.push_back(row);
  };
  add({"一、财政拨款", "5", "一、教育支出", "6"}, false);
  add({"1、一般公共预算", "4", "二、住房支出", "3"}, false);
  add({"2、政府性基金", "1", "", ""}, false);
  for (int part = 1; part <= 2; ++part) table.rows[part].place = {.level = 2, .parent = 0};
  add({"二、事业收入", "2", "", ""}, false);
  add({"本年收入合计", "7", "本年支出合计", "9"}, true);
  add({"上年结转", "2", "", ""}, false);
  add({"收入总计", "9", "支出总计", "9"}, true);
  Document document;
  document.tables.push_back(table);
  const patterns::PatternFiles files(std::nullopt);
  std::map<std::string, int> passed;
  for (const Check& check : audit(document, files)) {
    EXPECT_EQ(check.status, CheckStatus::kPass) << check.message_zh;
    passed[check.id] += check.count;
  }
  EXPECT_EQ(passed, (std::map<std::string, int>{{"column_sum", 5}, {"sides_equal", 1}}));
}

TEST(Audit, HoldsProseAgainstTheTable) {
  Document document = shanghai(expenditure({{"", "合计", "300", "100", "200"}}));
  document.facts.form = "final-accounts";
  Statement statement{
      .text = "基本支出0.02万元", .page = 17, .subject = "basic", .amount = Decimal(2, 2), .unit = "万元"};
  document.statements.push_back(statement);
  const auto found = failures(document);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "prose_table");
  EXPECT_EQ(found[0].refs[0].statement, 0);
}

TEST(Audit, GivesNoPlaceThatIsNoPage) {
  Document document = shanghai(expenditure({{"", "合计", "300", "100", "200"}}));
  document.facts.fiscal_year = 2026;
  document.contents.push_back({"支出预算总表", std::nullopt, 3});
  document.contents.push_back({"2026年部门收入预算总表", std::nullopt, 2});
  document.sections.push_back({.path = {"第三部分2026年部门预算编制说明"}, .paragraphs = {}, .pages = {}});
  const patterns::PatternFiles files(std::nullopt);
  for (const Check& check : audit(document, files))
    for (const FigureRef& ref : check.refs) EXPECT_GE(ref.page, 1) << check.id;
}

TEST(Audit, SaysWhyItSkips) {
  const patterns::PatternFiles files(std::nullopt);
  const auto checks = audit(shanghai(expenditure({{"", "合计", "300", "100", "200"}})), files);
  EXPECT_TRUE(std::any_of(checks.begin(), checks.end(), [](const Check& check) {
    return check.status == CheckStatus::kSkipped && check.reason == "table_absent";
  }));
}

TEST(Audit, AddsProjectsUpIntoTheItemThatRepeatsTheirCode) {
  Table table = expenditure({{"204", "公共安全支出", "", "300", "", ""},
                             {"20406", "司法", "", "300", "", ""},
                             {"2040604", "基层司法业务", "", "300", "", ""},
                             {"2040604", "基层司法业务", "甲项目", "100", "", ""},
                             {"2040604", "基层司法业务", "乙项目", "200", "", ""},
                             {"", "合计", "", "300", "", ""}});
  table.columns.insert(table.columns.begin() + 2, Column{"project_name", {"项目名称"}, {}, ColumnType::kName});
  for (Row& row : table.rows) {
    row.cells[2].value.reset();
    row.cells[3].value = row.cells[3].text ? Decimal::parse(*row.cells[3].text) : std::nullopt;
  }
  EXPECT_TRUE(failures(shanghai(table)).empty());
  table.rows[4].cells[3].value = Decimal(150, 0);
  const auto found = failures(shanghai(table));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "hierarchy");
  EXPECT_EQ(found[0].actual, Decimal(300, 0));
  EXPECT_EQ(found[0].expected, Decimal(250, 0));
}

// Six classes of two parts each, one column of figures, and one that counts the rows.
Table counted() {
  std::vector<std::vector<std::string>> rows;
  for (const std::string code : {"204", "205", "206", "207", "208", "210"}) {
    rows.push_back({code, "甲", "300", "", ""});
    rows.push_back({code + "01", "乙", "100", "", ""});
    rows.push_back({code + "02", "丙", "200", "", ""});
  }
  Table table = expenditure(rows);
  table.columns[3] = {"line_number", {"栏次"}, {}, ColumnType::kText};
  for (std::size_t i = 0; i < table.rows.size(); ++i) table.rows[i].cells[3] = {.text = std::to_string(i + 1)};
  return table;
}

TEST(Audit, AccusesNoTableThatPassesOverRowsInItsOwnCount) {
  Table table = counted();
  table.rows[2].cells[2] = cell("150", true);
  EXPECT_EQ(failures(shanghai(table)).size(), 1U);
  for (std::size_t i = 3; i < table.rows.size(); ++i) table.rows[i].cells[3].text = std::to_string(i + 3);
  EXPECT_TRUE(failures(shanghai(table)).empty());
  table.rows[2].cells[2] = cell("250", true);  // no row that is left out explains more than the total
  EXPECT_EQ(failures(shanghai(table)).size(), 1U);
}

TEST(Audit, TakesThreeTotalsAboveTheirPartsForRowsThatAreMissing) {
  Table table = counted();
  for (const int row : {2, 5}) table.rows[row].cells[2] = cell("150", true);
  EXPECT_EQ(failures(shanghai(table)).size(), 2U);
  table.rows[8].cells[2] = cell("150", true);
  EXPECT_TRUE(failures(shanghai(table)).empty());
}

TEST(Audit, CountsARowThatIsPrintedAgainBelowItselfOnce) {
  EXPECT_TRUE(failures(shanghai(expenditure({{"227", "预备费", "100", "", "100"},
                                             {"227", "预备费", "100", "", "100"},
                                             {"229", "其他支出", "300", "", "300"},
                                             {"22902", "年初预留", "100", "", "100"},
                                             {"22902", "年初预留", "100", "", "100"},
                                             {"22999", "其他支出", "200", "", "200"},
                                             {"", "合计", "400", "", "400"}})))
                  .empty());
}

TEST(Audit, HoldsNoPartsOfProseAgainstTheTotal) {
  Document document = shanghai(expenditure({{"", "合计", "300", "100", "200"}}));
  document.facts.form = "final-accounts";
  const auto tell = [&](int tenths_of_cents, int page) {
    document.statements.push_back({.text = "基本支出" + std::to_string(page),
                                   .page = page,
                                   .subject = "basic",
                                   .amount = Decimal(tenths_of_cents, 3),
                                   .unit = "万元"});
  };
  tell(10, 17);
  tell(20, 18);
  EXPECT_EQ(failures(document).size(), 1U);  // once as in the table, once otherwise
  tell(30, 19);
  EXPECT_TRUE(failures(document).empty());
  document.statements.resize(2);
  document.statements[0] = {.text = "进修及培训", .page = 18, .subject = "other", .name = "进修及培训（20508）"};
  EXPECT_TRUE(failures(document).empty());
}

TEST(Codes, DoubtNamesThatTheListsDoNotHave) {
  const patterns::PatternFiles files(std::nullopt);
  const auto doubts = doubtful_codes(shanghai(expenditure({{"204", "公共安全支出", "7", "", ""},
                                                           {"20406", "国防", "7", "", ""},
                                                           {"20406", "国防", "7", "", ""},
                                                           {"20101", "司法", "7", "", ""},
                                                           {"2990000", "无此科目", "7", "", ""}})),
                                     files);
  ASSERT_EQ(doubts.size(), 2U);
  EXPECT_EQ(doubts[0].severity, Severity::kInfo);  // 20101 is known from memory
  EXPECT_EQ(doubts[0].page, 11);
  EXPECT_EQ(doubts[1].severity, Severity::kWarning);
  EXPECT_EQ(doubts[1].code, "code_name");
  EXPECT_NE(doubts[1].message.find("20406"), std::string::npos);
}

TEST(Codes, DoubtNoNamesOfUnitsAndGoodsBelowACode) {
  const patterns::PatternFiles files(std::nullopt);
  const auto doubts = doubtful_codes(
      shanghai(expenditure({{"20406", "某司法局", "7", "", ""}, {"20406", "印刷服务", "7", "", ""}})), files);
  EXPECT_TRUE(doubts.empty());
}

}  // namespace
}  // namespace yusuan::audit
