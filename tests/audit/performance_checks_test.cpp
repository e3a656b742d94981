// Performance tables, staff and offices: what adds up, what does not, what cannot be told.
#include <gtest/gtest.h>

#include <algorithm>

#include "audit/audit.h"

namespace yusuan::audit {
namespace {

std::vector<Check> checks_of(const Document& document, std::string_view id) {
  auto checks = audit(document, patterns::PatternFiles(std::nullopt));
  std::erase_if(checks, [&](const Check& check) { return check.id != id; });
  return checks;
}

Document with_form(Performance form) {
  Document document;
  document.tables.emplace_back();
  form.project = "设施运行";
  form.money_unit = "元";
  form.pages = {35};
  document.performance.push_back(std::move(form));
  return document;
}

std::vector<Check> funds(std::optional<int> total, std::optional<int> fiscal, std::optional<int> carryover,
                         std::optional<int> other) {
  const auto amount = [](std::optional<int> value) { return value ? std::optional(Decimal(*value, 0)) : std::nullopt; };
  return checks_of(
      with_form(
          {.total = amount(total), .fiscal = amount(fiscal), .other = amount(other), .carryover = amount(carryover)}),
      "performance_funds");
}

TEST(PerformanceFunds, AreTheAppropriationTheYearBeforeAndOthers) {
  EXPECT_EQ(funds(500, 300, 150, 50).at(0).status, CheckStatus::kPass);
  EXPECT_EQ(funds(350, 300, {}, 50).at(0).status, CheckStatus::kPass);
  const auto wrong = funds(500, 300, 100, 50);
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].status, CheckStatus::kFail);
  EXPECT_EQ(wrong[0].expected, Decimal(450, 0));
  EXPECT_EQ(
      wrong[0].message_zh,
      "绩效目标表“设施运行”：资金总额 500元，而财政拨款 300 + 上年结转 100 + 其他资金 50 = 450元，相差50元（第35页）");
  EXPECT_EQ(
      wrong[0].message_en,
      "performance table “设施运行”: funds 500元, but fiscal appropriation 300 + carry-over 100 + other funds 50 = "
      "450元; difference 50元 (page 35)");
}

TEST(PerformanceFunds, OfWhichAPartIsBlankAreNoFailure) {
  EXPECT_EQ(funds(300, 300, {}, {}).at(0).status, CheckStatus::kPass);
  const auto unknown = funds(500, 300, {}, {});
  ASSERT_EQ(unknown.size(), 1U);
  EXPECT_EQ(unknown[0].status, CheckStatus::kSkipped);
  EXPECT_EQ(unknown[0].reason, "part_missing");
  EXPECT_TRUE(funds({}, 300, {}, 50).empty());
}

std::vector<Check> weights(const std::vector<std::optional<std::string>>& printed) {
  Performance form;
  for (const auto& weight : printed) form.indicators.push_back({.target = "≥1次", .weight = weight});
  return checks_of(with_form(form), "weights");
}

TEST(Weights, ComeTo100OrLeave10ToTheExecution) {
  EXPECT_EQ(weights({"60", "40"}).at(0).status, CheckStatus::kPass);
  EXPECT_EQ(weights({"50分", "40分"}).at(0).status, CheckStatus::kPass);
  const auto wrong = weights({"60", "35"});
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].status, CheckStatus::kFail);
  EXPECT_NE(wrong[0].message_zh.find("95"), std::string::npos);
  EXPECT_EQ(wrong[0].refs.at(0).page, 35);
}

TEST(Weights, ThatAreNotAllPrintedAreSkipped) {
  const auto some = weights({"60", {}});
  ASSERT_EQ(some.size(), 1U);
  EXPECT_EQ(some[0].status, CheckStatus::kSkipped);
  EXPECT_EQ(some[0].reason, "part_missing");
  EXPECT_TRUE(weights({{}, {}}).empty());  // nothing is promised
}

std::vector<Check> staffing(const Staffing& staff) {
  Document document;
  document.tables.emplace_back();
  document.staffing = staff;
  return checks_of(document, "staffing");
}

TEST(Weights, OfOtherPointsAreAnotherRuleOfTheDocument) {
  Document document;
  document.tables.emplace_back();
  const auto form = [](const char* weight) {
    Performance table{.pages = {5}};
    for (int i = 0; i < 2; ++i) table.indicators.push_back({.weight = weight});
    return table;
  };
  for (int i = 0; i < 3; ++i) document.performance.push_back(form("50"));
  document.performance.push_back(form("40"));
  const auto failing = [&] {
    return std::ranges::count(checks_of(document, "weights"), CheckStatus::kFail, &Check::status);
  };
  EXPECT_EQ(failing(), 1);
  for (int i = 0; i < 3; ++i) document.performance.push_back(form("40"));
  EXPECT_EQ(failing(), 0);
}

// Forms of projects are held against the table of projects by name; another name is a finding only with its amount.
TEST(ProjectNames, CountWhereTheAmountTellsTheProject) {
  Document document = with_form({.total = Decimal(500, 0)});
  Table& table = document.tables[0];
  table.id = "project_expenditure";
  table.yuan_per_unit = 1;
  table.pages = {9};
  table.status = TableStatus::kFilled;
  table.columns = {{"project_name", {"项目名称"}, {}, ColumnType::kName}, {"total", {"合计"}, {}, ColumnType::kMoney}};
  const auto add = [&](const std::string& name, int amount) {
    Row row{.page = 9};
    row.cells.resize(2);
    row.cells[0].text = name;
    row.cells[1].value = Decimal(amount, 0);
    table.rows.push_back(row);
  };
  const auto verdict = [&] { return checks_of(document, "project_name").at(0).status; };
  add("道路养护", 300);
  EXPECT_EQ(verdict(), CheckStatus::kSkipped);
  add("绿化保洁", 500);
  EXPECT_EQ(verdict(), CheckStatus::kFail);
  table.rows[1].cells[0].text = "设施运行（甲单位）";
  EXPECT_EQ(verdict(), CheckStatus::kSkipped);
  add("河道整治", 500);
  EXPECT_EQ(verdict(), CheckStatus::kSkipped);
}

// A table may list a project by who pays for it.
TEST(ProjectBudget, IsThatOfAllRowsThatTellTheProject) {
  Document document = with_form({.total = Decimal(500, 0)});
  Table& table = document.tables[0];
  table.id = "project_expenditure";
  table.money_unit = "元";
  table.yuan_per_unit = 1;
  table.pages = {9};
  table.status = TableStatus::kFilled;
  table.columns = {{"project_name", {"项目名称"}, {}, ColumnType::kName}, {"total", {"合计"}, {}, ColumnType::kMoney}};
  const auto add = [&](const std::string& name, int amount) {
    Row row{.page = 9};
    row.cells.resize(2);
    row.cells[0].text = name;
    row.cells[1].value = Decimal(amount, 0);
    table.rows.push_back(row);
  };
  const auto verdict = [&] { return checks_of(document, "project_budget").at(0).status; };
  add("设施运行", 300);
  EXPECT_EQ(verdict(), CheckStatus::kFail);
  add("设施运行（省级）", 200);
  EXPECT_EQ(verdict(), CheckStatus::kPass);
  add("设施运行（中央）", 100);
  EXPECT_EQ(verdict(), CheckStatus::kSkipped);
}

TEST(Staffing, AddsUpInPostRetiredAndHonoured) {
  Staffing staff{.actual = {153, {}}, .in_post = {96, {}}, .retired = {57, {}}, .page = 3};
  EXPECT_EQ(staffing(staff).at(0).status, CheckStatus::kPass);
  staff.retired_with_honours.persons = 2;
  const auto wrong = staffing(staff);
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].status, CheckStatus::kFail);
  EXPECT_NE(wrong[0].message_zh.find("155人（第3页）"), std::string::npos);
  staff.retired.persons.reset();
  const auto unknown = staffing(staff);
  ASSERT_EQ(unknown.size(), 1U);
  EXPECT_EQ(unknown[0].reason, "part_missing");
}

TEST(Staffing, AddsUpItsChanges) {
  const Staffing staff{.actual = {{}, 3}, .in_post = {{}, 5}, .retired = {{}, -1}, .page = 3};
  ASSERT_EQ(staffing(staff).size(), 1U);
  EXPECT_EQ(staffing(staff)[0].status, CheckStatus::kFail);
}

TEST(Staffing, AddsUpTheKindsOfPosts) {
  const auto posts = [](int administrative) {
    Document document;
    document.tables.emplace_back();
    for (const auto& [subject, number] :
         {std::pair("staff_authorised", 101), std::pair("staff_authorised_part", administrative),
          std::pair("staff_authorised_part", 41)})
      document.statements.push_back(
          {.text = "…", .page = 3, .subject = subject, .amount = Decimal(number, 0), .unit = "人"});
    return checks_of(document, "staffing");
  };
  EXPECT_EQ(posts(60).at(0).status, CheckStatus::kPass);
  EXPECT_EQ(posts(61).at(0).status, CheckStatus::kFail);
  EXPECT_NE(posts(61).at(0).message_zh.find("101人"), std::string::npos);
}

TEST(Offices, AreAsManyAsAreNamed) {
  const auto offices = [](std::optional<int> number, const std::string& input = "pdf") {
    Document document;
    document.source.input = input;
    document.tables.emplace_back();
    document.overview = Overview{.office_count = number, .offices = {"办公室", "政治处"}, .page = 3};
    return checks_of(document, "organisation");
  };
  EXPECT_EQ(offices(2).at(0).status, CheckStatus::kPass);
  EXPECT_EQ(offices(3).at(0).status, CheckStatus::kFail);
  EXPECT_TRUE(offices({}).empty());
  EXPECT_EQ(offices(3, "text").at(0).status, CheckStatus::kSkipped) << "a dump may break the list off";
}

}  // namespace
}  // namespace yusuan::audit
