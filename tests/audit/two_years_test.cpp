// Last year's figures as stated now, and as they were published then.
#include "audit/two_years.h"

#include <gtest/gtest.h>

namespace yusuan::audit {
namespace {

Document document_of(int year, const char* file) {
  Document document;
  document.source.file = file;
  document.facts.entity = "某市审计局";
  document.facts.fiscal_year = year;
  document.facts.kind = DocumentKind::kDepartmentBudget;
  return document;
}

void state(Document& document, const char* subject, const char* amount, const char* change,
           const char* basis = "上年预算") {
  Statement statement{.text = subject, .page = 3, .subject = subject, .name = subject};
  statement.amount = Decimal::parse(amount);
  statement.unit = "万元";
  if (change != nullptr) {
    const bool down = *change == '-';
    statement.change = Change{.basis = basis,
                              .direction = down ? Direction::kDecrease : Direction::kIncrease,
                              .amount = Decimal::parse(change + (down ? 1 : 0)),
                              .percent = {}};
  }
  document.statements.push_back(statement);
}

Document of_2024() {
  Document document = document_of(2024, "a.pdf");
  state(document, "revenue_total", "1000.00", nullptr);
  state(document, "basic", "700.50", nullptr);
  state(document, "project", "299.50", nullptr);
  state(document, "official_receptions", "3.21", nullptr);
  return document;
}

Document of_2025(const char* receptions_change, const char* basis = "上年预算") {
  Document document = document_of(2025, "b.pdf");
  state(document, "revenue_total", "1100.00", "100.00");
  state(document, "basic", "690.50", "-10.00");
  state(document, "project", "409.50", "110.00");
  state(document, "official_receptions", "4.00", receptions_change, basis);
  return document;
}

TEST(TwoYears, AgreeOnTheYearBefore) {
  const YearCard earlier = year_card(of_2024()), later = year_card(of_2025("0.79"));
  EXPECT_TRUE(follows(later, earlier));
  EXPECT_FALSE(follows(earlier, later));
  EXPECT_TRUE(compare_years(earlier, later).empty());
}

TEST(TwoYears, ContradictEachOther) {
  const auto checks = compare_years(year_card(of_2024()), year_card(of_2025("0.97")));  // 3.03, not 3.21
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].id, "prior_year");
  EXPECT_EQ(*checks[0].stake_yuan, Decimal(1800, 0));
  EXPECT_NE(checks[0].message_zh.find("上年为3.03万元"), std::string::npos) << checks[0].message_zh;
  EXPECT_NE(checks[0].message_zh.find("2024年的文件为3.21万元"), std::string::npos) << checks[0].message_zh;
}

TEST(TwoYears, OfAnotherBasisSayNothing) {
  EXPECT_TRUE(compare_years(year_card(of_2024()), year_card(of_2025("0.97", "上年执行数"))).empty());
}

TEST(TwoYears, ThatMostlyDifferAreOfDifferentThings) {
  Document earlier = of_2024();
  for (Statement& statement : earlier.statements) statement.amount = add(*statement.amount, *statement.amount);
  EXPECT_TRUE(compare_years(year_card(earlier), year_card(of_2025("0.79"))).empty());
}

TEST(TwoYears, OfAnotherEntityAreNotCompared) {
  Document earlier = of_2024();
  earlier.facts.entity = "某市民政局";
  EXPECT_FALSE(follows(year_card(of_2025("0.79")), year_card(earlier)));
}

}  // namespace
}  // namespace yusuan::audit
