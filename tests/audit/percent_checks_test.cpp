// Shares, completion rates: from the amounts that they speak of.
#include <gtest/gtest.h>

#include <algorithm>

#include "audit/audit.h"

namespace yusuan::audit {
namespace {

const std::vector<std::string> kSection = {"三、支出决算情况说明"};

Statement stated(const std::string& subject, std::optional<Decimal> amount, std::optional<Decimal> share = {},
                 std::optional<int> share_of = {}) {
  return {.section = kSection,
          .text = "本年支出合计，其中：基本支出，占",
          .page = 18,
          .subject = subject,
          .name = subject,
          .amount = amount,
          .unit = "万元",
          .share_percent = share,
          .share_of = share_of};
}

std::vector<Check> checks_of(std::vector<Statement> statements, std::string_view id) {
  Document document;
  document.tables.emplace_back();
  document.statements = std::move(statements);
  auto checks = audit(document, patterns::PatternFiles(std::nullopt));
  std::erase_if(checks, [&](const Check& check) { return check.id != id; });
  return checks;
}

std::vector<Check> share_of(const char* percent) {
  return checks_of({stated("expenditure_total", Decimal::parse("2940.05")),
                    stated("basic", Decimal::parse("2336.91"), Decimal::parse(percent), 0)},
                   "share");
}

TEST(Shares, AreHeldAgainstTheWholeThatTheTextStates) {
  const auto right = share_of("79.49");
  ASSERT_EQ(right.size(), 1U);
  EXPECT_EQ(right[0].status, CheckStatus::kPass);
  EXPECT_EQ(share_of("79.48").at(0).status, CheckStatus::kPass);  // cut instead of rounded
  const auto wrong = share_of("79.57");
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].status, CheckStatus::kFail);
  EXPECT_NE(wrong[0].message_zh.find("2,336.91万元占2,940.05万元，应为79.49%，文中为79.57%（第18页）"),
            std::string::npos)
      << wrong[0].message_zh;
}

TEST(Shares, MayBeOfAnotherAmountOfTheirSection) {
  const auto checks = checks_of({stated("expenditure_total", Decimal(1000, 0)), stated("project", Decimal(200, 0)),
                                 stated("other", Decimal(50, 0), Decimal(25, 0), 0)},
                                "share");
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].status, CheckStatus::kPass);
}

TEST(Shares, OfAWholeThatIsGuessedCountOnlyBesideOneThatHolds) {
  std::vector<Statement> told = {stated("expenditure_total", Decimal(1000, 0)),
                                 stated("basic", Decimal(200, 0), Decimal(90, 0), 0),
                                 stated("project", Decimal(800, 0), Decimal(70, 0), 0)};
  for (int i = 1; i < 3; ++i) told[static_cast<std::size_t>(i)].text = "另一句" + std::to_string(i);
  for (const Check& check : checks_of(told, "share")) EXPECT_EQ(check.status, CheckStatus::kSkipped);
  told[2].share_percent = Decimal(80, 0);
  const auto beside = checks_of(told, "share");
  EXPECT_TRUE(std::any_of(beside.begin(), beside.end(), [](const Check& c) { return c.status == CheckStatus::kFail; }));
}

TEST(Changes, ToldInASentenceOfTheirOwnMayBeOfTheWholeBefore) {
  Statement statement = stated("other", Decimal(20, 0));
  statement.text = "其他20万元。较上年增加287万元";
  statement.change = Change{.basis = "上年", .direction = Direction::kIncrease, .amount = Decimal(287, 0)};
  EXPECT_EQ(checks_of({statement}, "change").at(0).status, CheckStatus::kSkipped);
  statement.text = "其他20万元，较上年增加287万元";
  EXPECT_EQ(checks_of({statement}, "change").at(0).status, CheckStatus::kFail);
}

TEST(Growth, OnAnotherBaseIsNotHeldAgainstTheAmounts) {
  Statement statement = stated("general_public_revenue", Decimal(30161, 0));
  statement.change = Change{.basis = "同比",
                            .direction = Direction::kIncrease,
                            .amount = Decimal(4376, 0),
                            .percent = Decimal::parse("14.6")};
  ASSERT_EQ(checks_of({statement}, "growth").size(), 1U);
  EXPECT_EQ(checks_of({statement}, "growth")[0].status, CheckStatus::kFail);
  statement.name = "地方一般公共预算收入（同口径）";
  EXPECT_EQ(checks_of({statement}, "growth")[0].status, CheckStatus::kSkipped);
}

TEST(Growth, IsNotHeldAgainstWhatSomethingElseWasBefore) {
  Statement before = stated("other_prior_actual", Decimal(53169, 0)), statement = stated("other", Decimal(18319, 0));
  statement.change = Change{.basis = "", .direction = Direction::kIncrease, .percent = Decimal::parse("17.6")};
  before.name = statement.name = "税收收入";
  ASSERT_EQ(checks_of({before, statement}, "growth").size(), 1U);
  EXPECT_EQ(checks_of({before, statement}, "growth")[0].status, CheckStatus::kFail);
  before.name = "财政总收入";
  EXPECT_TRUE(checks_of({before, statement}, "growth").empty());
}

TEST(Completions, AreOfNoOtherPlacesBudget) {
  std::vector<Statement> told = {stated("general_public_revenue_initial_budget", Decimal(200, 0))};
  for (int i = 0; i < 4; ++i) told.push_back(stated("carry_over", Decimal(1, 0)));
  told.push_back(stated("general_public_revenue", Decimal(90, 0)));
  told.push_back(stated("general_public_revenue_completion", {}, Decimal(90, 0)));
  for (std::size_t i = 0; i < told.size(); ++i)
    told[i].name = "县本级一般公共预算收入", told[i].text = std::to_string(i);
  EXPECT_EQ(checks_of(told, "completion").at(0).status, CheckStatus::kFail);
  told[0].name = "全县一般公共预算收入";
  EXPECT_EQ(checks_of(told, "completion").at(0).status, CheckStatus::kSkipped);
}

TEST(Shares, OfNothingKnownAreSkipped) {
  const auto unknown = checks_of({stated("basic", Decimal(10, 0), Decimal(50, 0))}, "share");
  ASSERT_EQ(unknown.size(), 1U);
  EXPECT_EQ(unknown[0].status, CheckStatus::kSkipped);
  EXPECT_EQ(unknown[0].reason, "not_stated");
  const auto zero = checks_of(
      {stated("expenditure_total", Decimal(0, 2)), stated("basic", Decimal(0, 2), Decimal(0, 2), 0)}, "share");
  ASSERT_EQ(zero.size(), 1U);
  EXPECT_EQ(zero[0].reason, "base_zero");
}

std::vector<Check> completion(const char* initial, const char* full_year, const char* percent) {
  return checks_of({stated("general_public_expenditure_initial_budget", Decimal::parse(initial)),
                    stated("general_public_expenditure_full_year_budget", Decimal::parse(full_year)),
                    stated("general_public_expenditure", Decimal::parse("307.82")),
                    stated("general_public_expenditure_completion", {}, Decimal::parse(percent), 0)},
                   "completion");
}

TEST(Completion, IsHeldAgainstTheBudgetsOfItsSentence) {
  EXPECT_EQ(completion("321.02", "400.00", "95.89").at(0).status, CheckStatus::kPass);
  EXPECT_EQ(completion("0", "321.02", "95.89").at(0).status, CheckStatus::kPass);
  const auto wrong = completion("321.02", "400.00", "98.59");
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].status, CheckStatus::kFail);
  EXPECT_NE(wrong[0].message_zh.find("应为95.89%"), std::string::npos) << wrong[0].message_zh;
  EXPECT_EQ(completion("0", "0.00", "0").at(0).reason, "base_zero");
}

TEST(Completion, TakesTheBudgetOfTheTableWhereTheTextHasNone) {
  const auto with = [](const char* budget) {
    Document document;
    document.facts.form = "final-accounts";
    Table table{.number = 7, .id = "three_public_expenses", .title = "“三公”经费支出决算表"};
    table.money_unit = "万元";
    table.yuan_per_unit = 10'000;
    table.pages = {15};
    table.status = TableStatus::kFilled;
    table.columns = {{"official_receptions_budget", {"公务接待费", "预算数"}, {}, ColumnType::kMoney}};
    Row row{.page = 15};
    row.cells.push_back({.value = Decimal::parse(budget)});
    table.rows.push_back(row);
    document.tables.push_back(table);
    document.statements = {stated("official_receptions", Decimal::parse("0.48")),
                           stated("official_receptions_completion", {}, Decimal(50, 0))};
    auto checks = audit(document, patterns::PatternFiles(std::nullopt));
    std::erase_if(checks, [&](const Check& check) { return check.id != "completion"; });
    return checks.at(0).status;
  };
  EXPECT_EQ(with("0.95"), CheckStatus::kPass);
  EXPECT_EQ(with("1.95"), CheckStatus::kFail);
}

TEST(Completion, OfNoStatedBudgetIsSkipped) {
  const auto checks = checks_of(
      {stated("official_receptions", Decimal(1, 0)), stated("official_receptions_completion", {}, Decimal(50, 0))},
      "completion");
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].reason, "not_stated");
}

std::vector<Check> shares_of(const char* vehicles, const char* share, const char* receptions) {
  auto checks = checks_of({stated("overseas_trips", Decimal::parse("70.00"), Decimal::parse("13.77")),
                           stated("vehicles", Decimal::parse(vehicles), Decimal::parse(share)),
                           stated("official_receptions", Decimal::parse(receptions), Decimal::parse("5.31"))},
                          "share");
  std::erase_if(checks, [](const Check& check) { return check.status != CheckStatus::kFail; });
  return checks;
}

TEST(Shares, OfAWholeThatIsNotStatedAreHeldAgainstEachOther) {
  EXPECT_TRUE(shares_of("411.20", "80.92", "27.00").empty());
  const auto wrong = shares_of("411.20", "87.92", "27.00");
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_NE(wrong[0].message_zh.find("411.20万元占各项合计508.20万元，应为80.91%，文中为87.92%"), std::string::npos)
      << wrong[0].message_zh;
  const auto amount = shares_of("411.20", "80.92", "72.00");
  ASSERT_EQ(amount.size(), 1U);
  EXPECT_NE(amount[0].message_zh.find("72.00万元，文中称占5.31%"), std::string::npos) << amount[0].message_zh;
  // 0.15 % is the share of 75.09 in what both amounts make, and in the larger whole that 93.70 % speaks of.
  auto listed = checks_of({stated("general_public_revenue", Decimal::parse("48063.82"), Decimal::parse("93.70")),
                           stated("government_fund_revenue", Decimal::parse("75.09"), Decimal::parse("0.15"))},
                          "share");
  std::erase_if(listed, [](const Check& check) { return check.status != CheckStatus::kFail; });
  EXPECT_TRUE(listed.empty());
  // Neither the amounts nor the shares are known to be all.
  EXPECT_TRUE(shares_of("401.20", "70.92", "27.00").empty());
}

}  // namespace
}  // namespace yusuan::audit
