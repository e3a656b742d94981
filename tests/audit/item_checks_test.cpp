// What the text says of single items, and what a form is left with.
#include <gtest/gtest.h>

#include <algorithm>

#include "audit/audit.h"
#include "audit/causes.h"

namespace yusuan::audit {
namespace {

std::vector<std::string> failures(const Document& document) {
  std::vector<std::string> all;
  for (const Check& check : audit(document, patterns::PatternFiles(std::nullopt)))
    if (check.status == CheckStatus::kFail) all.push_back(check.id + ": " + check.message_zh);
  return all;
}

Table table_of(const std::vector<std::string>& headers, const std::vector<std::vector<std::string>>& rows) {
  Table table{.number = 5, .title = "一般公共预算基本支出决算表", .money_unit = "万元", .yuan_per_unit = 10'000};
  table.pages = {13};
  table.status = TableStatus::kFilled;
  for (const std::string& header : headers) {
    const bool code = header == "编码", name = header == "名称";
    table.columns.push_back({.key = header == "基本支出"   ? "basic"
                                    : header == "项目支出" ? "project"
                                                           : header,
                             .header = {header},
                             .type = code   ? ColumnType::kCode
                                     : name ? ColumnType::kName
                                            : ColumnType::kMoney});
  }
  for (const auto& texts : rows) {
    Row row{.page = 13};
    for (std::size_t i = 0; i < texts.size(); ++i) {
      row.cells.emplace_back();
      if (texts[i].empty()) continue;
      row.cells.back().text = texts[i];
      if (table.columns[i].type == ColumnType::kMoney) row.cells.back().value = Decimal::parse(texts[i]);
      if (table.columns[i].type == ColumnType::kName) row.name = texts[i];
      if (table.columns[i].type == ColumnType::kCode) row.code = texts[i];
    }
    table.rows.push_back(row);
  }
  return table;
}

Document document_of(Table table, const std::vector<std::string>& paragraphs = {}) {
  Document document;
  document.facts.fiscal_year = 2025;
  document.tables.push_back(std::move(table));
  Section section{.path = {"情况说明"}, .paragraphs = {}, .pages = {7}};
  for (const std::string& text : paragraphs) section.paragraphs.push_back({.text = text, .page = 7, .box = {}});
  document.sections.push_back(section);
  return document;
}

Statement item(const std::string& code, const std::string& name, const std::string& purpose) {
  return {.text = name + "主要用于" + purpose,
          .page = 7,
          .subject = "function",
          .name = name,
          .code = code,
          .amount = Decimal(1, 0),
          .unit = "万元",
          .reason = purpose};
}

TEST(ItemChecks, APurposeIsTheItemsOwn) {
  Document document = document_of({});
  document.statements = {item("2101102", "事业单位医疗", "事业单位医疗保险支出"),
                         item("2210201", "住房公积金", "职工住房公积金")};
  EXPECT_TRUE(failures(document).empty());
  document.statements[1].reason = "事业单位医疗保险支出";
  EXPECT_EQ(failures(document).size(), 1U);
  // What is open to anything may be for this, too; a cause is no purpose.
  document.statements[1] = item("2010102", "一般行政管理事务", "事业单位医疗保险支出");
  EXPECT_TRUE(failures(document).empty());
  document.statements = {item("2101102", "事业单位医疗", "事业单位医疗缴费基数增加"),
                         item("2210201", "住房公积金", "事业单位医疗缴费基数增加")};
  EXPECT_TRUE(failures(document).empty());
}

TEST(ItemChecks, APurposeIsOfTheKindOfSpendingThatTheTableHas) {
  Document document =
      document_of(table_of({"编码", "名称", "基本支出", "项目支出"}, {{"2010602", "一般行政管理事务", "", "10.00"}}));
  document.statements = {item("2010602", "一般行政管理事务", "财政业务宣传等项目支出")};
  EXPECT_TRUE(failures(document).empty());
  document.statements[0].reason = "财政业务宣传等基本支出";
  ASSERT_EQ(failures(document).size(), 1U);
  EXPECT_NE(failures(document)[0].find("表5中只有项目支出（第7、13页）"), std::string::npos) << failures(document)[0];
  document.tables[0].rows[0].cells[2].value = Decimal(2, 0);
  EXPECT_TRUE(failures(document).empty());
}

TEST(ItemChecks, ListedLinesHaveAnAmount) {
  const std::vector<std::vector<std::string>> rows = {{"办公费", "1"}, {"水费", "1"},  {"电费", "2"},  {"差旅费", "1"},
                                                      {"劳务费", "1"}, {"邮电费", ""}, {"印刷费", ""}, {"会议费", "0"}};
  const auto with = [&](const std::string& names) {
    return failures(document_of(table_of({"名称", "金额"}, rows), {"公用经费6.00万元，主要包括：" + names + "。"}));
  };
  EXPECT_TRUE(with("办公费、水费、电费、差旅费、劳务费").empty());
  ASSERT_EQ(with("办公费、水费、电费、差旅费、劳务费、邮电费").size(), 1U);
  EXPECT_NE(with("办公费、水费、电费、差旅费、劳务费、邮电费")[0].find("“邮电费”"), std::string::npos);
  // A list of all that there may be.
  EXPECT_TRUE(with("办公费、印刷费、水费、电费、邮电费、差旅费、会议费、劳务费").empty());
}

TEST(ItemChecks, AClassHasTheNameOfItsTable) {
  const auto with = [](const std::string& name, const std::string& told) {
    return failures(document_of(table_of({"编码", "名称", "金额"}, {{"210", name, "3"}}), {told}));
  };
  EXPECT_EQ(with("卫生健康支出", "11、医疗卫生与计划生育支出（210类）行政单位医疗3万元。").size(), 1U);
  EXPECT_TRUE(with("医疗卫生与计划生育支出", "医疗卫生与计划生育支出（210类）3万元。").empty());
  EXPECT_TRUE(with("卫生健康支出", "卫生健康支出（类），原医疗卫生与计划生育支出，3万元。").empty());
}

TEST(ItemChecks, SoManyProjectsHaveSoMuch) {
  Document document = document_of({});
  for (const int amount : {10, 20})
    document.performance.push_back(
        {.project = "项目", .total = Decimal(amount, 0), .money_unit = "万元", .pages = {20}});
  document.statements = {
      {.text = "项目2个", .page = 7, .subject = "project_count", .amount = Decimal(2, 0), .unit = "个"},
      {.text = "项目2个", .page = 7, .subject = "performance_amount", .amount = Decimal(30, 0), .unit = "万元"}};
  EXPECT_TRUE(failures(document).empty());
  document.statements[1].amount = Decimal(35, 0);
  EXPECT_EQ(failures(document).size(), 1U);
  document.statements[0].amount = Decimal(3, 0);
  EXPECT_TRUE(failures(document).empty());
}

TEST(ItemChecks, AnAreaIsThatOfItsParts) {
  const auto with = [](const std::string& above) {
    return failures(document_of(
        {}, {"总建筑面积为13459平方米，其中地上建筑面积为" + above + "平方米，地下建筑面积为5356平方米。"}));
  };
  EXPECT_TRUE(with("8103").empty());
  EXPECT_TRUE(with("8102").empty());  // within rounding
  EXPECT_EQ(with("8013").size(), 1U);
}

TEST(FormChecks, AnAmountHasALabel) {
  Table table = table_of({"名称", "金额"}, {{"", "9.46"}, {"甲", "1"}, {"乙", "2"}, {"丙", "3"}, {"丁", "3"}});
  EXPECT_TRUE(failures(document_of(table)).empty());
  table.id = "expenditure_total";
  Document document = document_of(table);
  EXPECT_TRUE(failures(document).empty());
  document.facts.form = "central-budget";
  ASSERT_EQ(failures(document).size(), 1U);
  EXPECT_NE(failures(document)[0].find("9.46"), std::string::npos);
}

TEST(FormChecks, AnEmptyTableHasOneTotalAndANoteOfItsFund) {
  Table table = table_of({"名称", "金额"}, {{"合计", ""}});
  table.status = TableStatus::kDeclaredEmpty;
  table.title = "国有资本经营预算支出表";
  table.note = "注：本部门没有国有资本经营预算支出，故本表为空表。";
  EXPECT_TRUE(failures(document_of(table)).empty());
  table.rows.push_back(table.rows.front());
  EXPECT_EQ(failures(document_of(table)).size(), 1U);
  table.rows.pop_back();
  table.note = "注：本部门没有政府性基金预算支出，故本表为空表。";
  EXPECT_EQ(failures(document_of(table)).size(), 1U);
}

TEST(FormChecks, OneOfficePreparesAllTables) {
  const auto with = [](const std::string& last) {
    Document document;
    for (const std::string& preparer : {std::string("示例市规划和自然资源局"), std::string("示例市规划和自然资源局"),
                                        std::string("示例市规划和自然资源局"), last})
      document.tables.push_back({.title = "收支总表", .preparer = preparer, .pages = {9}});
    return failures(document);
  };
  EXPECT_TRUE(with("示例市规划和自然资源局").empty());
  EXPECT_EQ(with("示例市规划与自然资源局").size(), 1U);
  EXPECT_TRUE(with("示例市规划和自然").empty());            // cut off
  EXPECT_TRUE(with("不动产登记中心（事业单位）").empty());  // a unit's own table
}

TEST(EntityName, IsTheSameWhereverTheDocumentSaysWhoseFiguresItTells) {
  const auto with = [](const std::string& paragraph) {
    Document document = document_of({}, {"2025年，示例市规划和自然资源局收入预算8万元。", paragraph});
    document.facts.entity = "示例市规划和自然资源局";
    return failures(document);
  };
  EXPECT_TRUE(with("截至2024年8月31日，示例市规划和自然资源局共有车辆3辆。").empty());
  EXPECT_TRUE(with("截至2024年8月31日，示例市规划资源局共有车辆3辆。").empty());  // short
  EXPECT_TRUE(with("示例市不动产登记中心2025年收入预算3万元。").empty());         // another one
  const auto found = with("截至2024年8月31日，示例市规划与自然资源局共有车辆3辆。");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("“示例市规划与自然资源局”"), std::string::npos) << found[0];
}

Check failure(const std::string& message, CheckSeverity severity, std::vector<FigureRef> refs, int difference = 0) {
  Check check{.id = "row_sum", .status = CheckStatus::kFail, .severity = severity, .refs = std::move(refs)};
  if (difference != 0) {
    check.difference = Decimal(difference, 0);
    check.unit = "万元";
  }
  check.message_zh = check.message_en = message;
  return check;
}

TEST(Causes, OneMisprintIsOneFindingAndMoneyComesFirst) {
  Document document;
  document.statements = {{.text = "接待费3万元，比上年增加2万元，增长50%", .page = 7, .name = "接待费"},
                         {.text = "接待费3万元，比上年增加2万元，增长50%", .page = 7, .name = "接待费"}};
  const auto cell = [](int row) { return FigureRef{.table = 0, .row = row, .column = "total", .page = 9}; };
  const auto found =
      by_cause(document, {failure("heading", CheckSeverity::kForm, {{.page = 2}}),
                          failure("percent", CheckSeverity::kWords, {{.statement = 1, .page = 7}}),
                          failure("amount", CheckSeverity::kMoney, {{.statement = 0, .page = 7}, cell(4)}, -5),
                          failure("row", CheckSeverity::kMoney, {cell(1), cell(2)}, 20),
                          failure("column", CheckSeverity::kMoney, {cell(2), cell(3)}, -20),
                          failure("another", CheckSeverity::kMoney, {cell(2), cell(6)}, 7)});
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].message_zh, "row；column");
  EXPECT_EQ(found[0].refs.size(), 3U);
  EXPECT_EQ(found[0].count, 2);
  EXPECT_EQ(found[0].stake_yuan, Decimal(200'000, 0));
  EXPECT_EQ(found[1].message_zh, "another");
  EXPECT_EQ(found[2].message_zh, "percent；amount");
  EXPECT_EQ(found[2].severity, CheckSeverity::kMoney);
  EXPECT_EQ(found[3].message_zh, "heading");
  EXPECT_EQ(found[3].stake_yuan, std::nullopt);
}

}  // namespace
}  // namespace yusuan::audit
