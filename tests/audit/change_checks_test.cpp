// What amounts of the text changed by, against each other.
#include <gtest/gtest.h>

#include "audit/audit.h"

namespace yusuan {
namespace {

Statement stated(const char* subject, const char* amount, Direction direction, const char* by) {
  Statement statement{.text = "车辆", .page = 12, .subject = subject, .name = subject, .unit = "万元"};
  statement.amount = Decimal::parse(amount);
  statement.change = Change{.basis = "上年", .direction = direction};
  if (by != nullptr) statement.change->amount = Decimal::parse(by);
  return statement;
}

std::vector<std::string> failures(std::vector<Statement> statements) {
  Document document;
  document.statements = std::move(statements);
  std::vector<std::string> messages;
  for (const Check& check : audit(document, PatternFiles(std::nullopt)))
    if (check.status == CheckStatus::kFail) messages.push_back(check.message_zh);
  return messages;
}

std::vector<Statement> vehicles(const char* by) {
  return {stated("vehicles", "701.34", Direction::kIncrease, by),
          stated("vehicle_purchase", "331", Direction::kIncrease, "119.15"),
          stated("vehicle_operation", "370.34", Direction::kDecrease, "52.36")};
}

TEST(ChangeChecks, AddUpWhereTheAmountsDo) { EXPECT_TRUE(failures(vehicles("66.79")).empty()); }

TEST(ChangeChecks, NameTheChangeThatIsNotThoseOfTheParts) {
  const auto found = failures(vehicles("66.97"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("增减额66.97万元，而其中各项增减额之和 119.15 + -52.36 = 66.79万元"), std::string::npos)
      << found[0];
}

TEST(ChangeChecks, ClaimNothingWhereAPartTellsNoChange) {
  auto statements = vehicles("66.97");
  statements[1].change.reset();
  EXPECT_TRUE(failures(statements).empty());
}

TEST(ChangeChecks, HoldAnAmountAgainstTheOneBefore) {
  std::vector<Statement> statements = {stated("revenue_total", "866561.92", Direction::kIncrease, "19433.43"),
                                       stated("revenue_total_prior_budget", "847128.49", Direction::kFlat, nullptr)};
  statements[1].change.reset();
  EXPECT_TRUE(failures(statements).empty());
  statements[1].amount = Decimal::parse("837128.49");
  const auto found = failures(statements);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("由837,128.49到866,561.92万元，文中却称增加19,433.43万元"), std::string::npos) << found[0];
}

}  // namespace
}  // namespace yusuan
