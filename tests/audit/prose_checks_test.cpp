// What the running text says against the tables, the contents and itself.
#include <gtest/gtest.h>

#include <algorithm>

#include "audit/audit.h"

namespace yusuan::audit {
namespace {

std::vector<Check> failed(const Document& document) {
  const patterns::PatternFiles files(std::nullopt);
  std::vector<Check> checks = audit(document, files);
  std::erase_if(checks, [](const Check& check) { return check.status != CheckStatus::kFail; });
  return checks;
}

// 三公经费: one row without any code.
Document three_public(const std::vector<std::optional<Decimal>>& figures) {
  Document document;
  document.facts.form = "final-accounts";
  Table table{.number = 7, .id = "three_public_expenses", .title = "“三公”经费支出决算表"};
  table.money_unit = "万元";
  table.yuan_per_unit = 10'000;
  table.pages = {15};
  table.columns = {{"total_budget", {"合计", "预算数"}, {}, ColumnType::kMoney},
                   {"total_actual", {"合计", "决算数"}, {}, ColumnType::kMoney}};
  if (!figures.empty()) {
    table.status = TableStatus::kFilled;
    Row row{.page = 15};
    for (const auto& figure : figures) row.cells.push_back({.value = figure});
    table.rows.push_back(row);
  }
  document.tables.push_back(table);
  document.statements.push_back({.text = "“三公”经费年初预算为0.95万元",
                                 .page = 22,
                                 .subject = "three_public_total_initial_budget",
                                 .amount = Decimal(95, 2),
                                 .unit = "万元"});
  return document;
}

TEST(ProseChecks, FindTheOneRowOfATableWithoutCodes) {
  EXPECT_TRUE(failed(three_public({Decimal(95, 2), Decimal(0, 2)})).empty());
  const auto found = failed(three_public({Decimal(59, 2), Decimal(0, 2)}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "prose_table");
  EXPECT_EQ(found[0].difference, Decimal(36, 2));
}

TEST(ProseChecks, GuessNoRowWhereThereAreMore) {
  Document document = three_public({Decimal(59, 2), Decimal(0, 2)});
  document.tables[0].rows.push_back(document.tables[0].rows[0]);
  EXPECT_TRUE(failed(document).empty());
}

TEST(ProseChecks, HoldAgainstATableInWhichNothingIsPrinted) {
  const auto found = failed(three_public({}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].message_zh.find("没有填列任何数字"), std::string::npos);
  ASSERT_EQ(found[0].refs.size(), 2U);
  EXPECT_EQ(found[0].refs[1].page, 15);
}

// Rows that a text without places seems not to have may stand elsewhere in it.
TEST(ProseChecks, MissNoRowOfATextReadByItsOrder) {
  Document document = three_public({});
  document.source.text_kind = "order";
  EXPECT_TRUE(failed(document).empty());
  document.source.text_kind = "places";
  EXPECT_EQ(failed(document).size(), 1U);
}

// 10,429.84万元 in the text, and what the table says in 元.
Document line_of_the_classification(std::int64_t yuan) {
  Document document;
  document.facts.form = "shaanxi-budget";
  Table table{.number = 5, .id = "general_public_expenditure", .title = "一般公共预算支出明细表"};
  table.money_unit = "元";
  table.yuan_per_unit = 1;
  table.pages = {42};
  table.columns = {{"code", {"编码"}, {}, ColumnType::kCode}, {"total", {"合计"}, {}, ColumnType::kMoney}};
  table.status = TableStatus::kFilled;
  Row row{.kind = RowKind::kItem, .code = "2011302", .page = 42};
  row.cells = {{.text = "2011302"}, {.value = Decimal(yuan, 0)}};
  table.rows.push_back(row);
  document.tables.push_back(table);
  document.statements.push_back({.text = "一般行政管理事务（2011302）10,429.84万元",
                                 .page = 23,
                                 .subject = "function",
                                 .code = "2011302",
                                 .amount = Decimal(1'042'984, 2),
                                 .unit = "万元"});
  return document;
}

TEST(ProseChecks, LetALineOfTheClassificationGiveADigitToTheTotal) {
  EXPECT_TRUE(failed(line_of_the_classification(104'298'313)).empty());
  const auto found = failed(line_of_the_classification(104'298'213));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "prose_table");
}

TEST(ProseChecks, AllowNoIncreaseAboveTheAmountItself) {
  const auto with = [](Decimal amount, Direction direction) {
    Document document;
    document.tables.emplace_back();
    Statement statement{.text = "…", .page = 6, .subject = "expenditure_total", .amount = amount, .unit = "万元"};
    statement.change = Change{.basis = "2022年预算", .direction = direction, .amount = Decimal(142125, 2)};
    document.statements.push_back(statement);
    return failed(document);
  };
  const auto found = with(Decimal(0, 0), Direction::kIncrease);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "change");
  EXPECT_TRUE(with(Decimal(0, 0), Direction::kDecrease).empty());
  EXPECT_TRUE(with(Decimal(142125, 2), Direction::kIncrease).empty());
  EXPECT_TRUE(with(Decimal(1421, 0), Direction::kIncrease).empty());  // within rounding
}

TEST(ProseChecks, HoldTheHeadingsOfPartsAgainstTheContents) {
  const auto with = [](const std::string& heading) {
    Document document;
    document.tables.emplace_back();
    document.facts.fiscal_year = 2024;
    document.facts.kind = DocumentKind::kDepartmentFinalAccounts;
    document.contents.push_back({"收入决算表", "第二部分某区财政局2024年度部门决算表", 1});
    document.sections.push_back({.path = {heading}, .paragraphs = {}, .pages = {7}});
    return failed(document);
  };
  EXPECT_TRUE(with("第二部分某区财政局2024年度部门决算表").empty());
  EXPECT_TRUE(with("第三部分某区某某局2024年度部门决算情况说明").empty());  // the contents do not list it
  EXPECT_TRUE(with("第二部分").empty());                                    // the rest stands on the next line
  EXPECT_TRUE(with("第二部分2024年度部门决算表").empty());
  const auto other = with("第二部分某区某某局2024年度部门决算表");
  ASSERT_EQ(other.size(), 1U);
  EXPECT_EQ(other[0].id, "contents_parts");
  EXPECT_EQ(other[0].refs[0].page, 7);
  const auto year = with("第二部分某区财政局2023年度部门决算表");
  ASSERT_EQ(year.size(), 1U);  // said once
  EXPECT_EQ(year[0].id, "title_year");
}

// Reports on a year's execution carry the draft of the next.
TEST(ProseChecks, LeaveTheYearsOfReportsOnTwoYearsAlone) {
  Document document;
  document.facts.fiscal_year = 2024;
  for (const char* title :
       {"2024年全市一般公共预算收入执行表", "2025年全市一般公共预算收入预算表", "2025年全市基金预算表"})
    document.tables.emplace_back().title = title;
  for (const DocumentKind kind : {DocumentKind::kGovernmentBudget, DocumentKind::kUnknown, DocumentKind::kUnitBudget}) {
    document.facts.kind = kind;
    EXPECT_TRUE(failed(document).empty());
  }
  document.tables.pop_back();
  EXPECT_EQ(failed(document).size(), 1U);  // one title of a unit's budget: last year's was copied
  document.facts.title = "2024年预算执行情况和2025年预算草案";
  EXPECT_TRUE(failed(document).empty());
}

}  // namespace
}  // namespace yusuan::audit
