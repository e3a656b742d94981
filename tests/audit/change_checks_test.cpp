// What amounts of the text changed by, against each other.
#include <gtest/gtest.h>

#include "small_documents.h"

namespace yusuan::audit {
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
  return failing_messages(document);
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

std::vector<std::string> failures_of_text(const std::vector<std::string>& paragraphs) {
  Document document;
  // The tables of some disclosures are a file of their own: without a statement nothing is looked at.
  document.statements.push_back(stated("other", "1", Direction::kFlat, nullptr));
  Section section{.path = {"收支情况"}};
  for (const std::string& text : paragraphs) section.paragraphs.push_back({.text = text, .page = 7});
  document.sections.push_back(std::move(section));
  return failing_messages(document);
}

TEST(PartsTold, OfBasicExpenditureAndProjectsAreAll) {
  EXPECT_TRUE(failures_of_text({"支出增加118.76万元，其中：基本支出增加79.26万元、项目支出增加39.5万元。"}).empty());
  EXPECT_TRUE(failures_of_text({"支出增加118.76万元，其中：会议费增加118.76万元、项目支出增加39.5万元。"}).empty());
  const auto found = failures_of_text({"支出增加118.76万元，其中：基本支出增加118.76万元、项目支出增加39.5万元。"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("增减额118.76万元，而其中各项之和 118.76 + 39.5 = 158.26万元"), std::string::npos)
      << found[0];
}

TEST(PartsTold, InTheWordsOfOtherListsMakeTheirWholeToo) {
  const std::string first = "甲所预算30.50万元，包括人员经费20.25万元、项目支出10.25万元。",
                    second = "乙所预算41.75万元，包括人员经费11.50万元、项目支出30.25万元。";
  const std::string pasted = "丙所预算52.50万元，包括人员经费52.50万元、项目支出21.25万元。";
  EXPECT_TRUE(failures_of_text({first, pasted}).empty());
  const auto found = failures_of_text({first, second, pasted});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("52.50 + 21.25 = 73.75万元"), std::string::npos) << found[0];
}

TEST(PartsTold, InOtherUnitsAndInBracketsMakeTheirWholeToo) {
  EXPECT_TRUE(failures_of_text({"债务限额1163.37亿元。其中，一般债务833.68亿元，专项债务329.69亿元。"}).empty());
  EXPECT_EQ(failures_of_text({"债务限额1163.37亿元。其中，一般债务833.68亿元，专项债务392.69亿元。"}).size(), 1U);
  EXPECT_TRUE(failures_of_text({"新增债务123.7亿元（一般债券88.3亿元，专项债券35.4亿元）。"}).empty());
  EXPECT_EQ(failures_of_text({"新增债务123.7亿元（一般债券88.3亿元，专项债券34.5亿元）。"}).size(), 1U);
  // One that is not told may be what is missing.
  EXPECT_TRUE(failures_of_text({"支出1003.9亿元。其中：工资501.1亿元、社保396.2亿元、修缮76.6亿元。"}).empty());
  // Each is rounded.
  EXPECT_TRUE(failures_of_text({"新增债务123.7亿元（一般债券88.3亿元，专项债券35.3亿元）。"}).empty());
  // 万元 among 亿元 may be a part of them, or not.
  EXPECT_TRUE(failures_of_text({"支出36.3亿元，其中：土地63.8亿元、乡村2000万元。"}).empty());
}

TEST(PartsTold, OfAChangeMayBeItsReasons) {
  const std::string text = "支出2796.14万元，比上年增加166.68万元，主要原因是基本支出增加49.12万元，项目支出";
  EXPECT_TRUE(failures_of_text({text + "增加117.56万元。"}).empty());
  EXPECT_EQ(failures_of_text({text + "减少117.56万元。"}).size(), 1U);
  EXPECT_TRUE(failures_of_text({"支出增加166.68万元，主要原因是工资增加49.12万元，修缮增加88.10万元。"}).empty());
}

TEST(Balances, AreWhatComesInAndIsAdded) {
  const std::string revenue = "市级基金收入125亿元，加上补助1.6亿元、上年结余收入53.7亿元后，收入总计180.3亿元。",
                    spending = "市级基金支出135.9亿元，增长3.5%，加上调出资金34.5亿元后，支出总计170.4亿元。";
  EXPECT_TRUE(failures_of_text({revenue + spending, "收入51亿元，加上结余5亿元，总收入56亿元。"}).empty());
  const auto found = failures_of_text({revenue + spending, "收入51亿元，加上结余7亿元，总收入56亿元。"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("总计56亿元，而各项相加 51 + 7 = 58亿元"), std::string::npos) << found[0];
  // One alone may be told otherwise; but not where a digit is missing.
  EXPECT_TRUE(failures_of_text({"收入51亿元，加上结余7亿元，总收入56亿元。"}).empty());
  EXPECT_EQ(failures_of_text({"收入1251.25亿元，加上结余100亿元，总收入151.25亿元。"}).size(), 1U);
  EXPECT_TRUE(
      failures_of_text({revenue + spending, "收入51亿元，加上结余9亿元，减去上解4亿元，总收入56亿元。"}).empty());
}

TEST(ChangeChecks, HoldTwoTellingsOfOneChangeAgainstEachOther) {
  auto statements = std::vector<Statement>{stated("revenue_total", "866561.92", Direction::kIncrease, "19433.43"),
                                           stated("expenditure_total", "866561.92", Direction::kIncrease, "19433.43")};
  EXPECT_TRUE(failures(statements).empty());
  statements[1].change->amount = Decimal::parse("19343.43");
  const auto found = failures(statements);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("19,343.43"), std::string::npos) << found[0];
}

}  // namespace
}  // namespace yusuan::audit
