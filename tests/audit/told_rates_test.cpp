// Growth that the text tells, against rows with the amount.
#include <gtest/gtest.h>

#include "audit/audit.h"

namespace yusuan::audit {
namespace {

Document document_of(Direction direction, const char* percent, const char* name = "城镇土地使用税") {
  Document document;
  Table table{.title = "收入执行情况表", .money_unit = "万元", .yuan_per_unit = 10'000};
  table.pages = {21};
  table.status = TableStatus::kFilled;
  table.columns = {{"name", {"项目"}, {}, ColumnType::kName},
                   {"column_2", {"执行数"}, {}, ColumnType::kMoney},
                   {"column_3", {"上年执行数"}, {}, ColumnType::kMoney}};
  Row row{.name = "城镇土地使用税", .page = 21};
  row.cells = {{.text = "城镇土地使用税"},
               {.text = "15213", .value = Decimal(15213, 0)},
               {.text = "12709", .value = Decimal(12709, 0)}};
  table.rows.push_back(std::move(row));
  document.tables.push_back(std::move(table));
  Statement statement{.text = "完成15213万元", .page = 3, .subject = "other", .name = name, .unit = "万元"};
  statement.amount = Decimal(15213, 0);
  statement.change = Change{.basis = "", .direction = direction, .percent = Decimal::parse(percent)};
  document.statements.push_back(std::move(statement));
  return document;
}

std::vector<std::string> failures(const Document& document) {
  std::vector<std::string> messages;
  for (const Check& check : audit(document, PatternFiles(std::nullopt)))
    if (check.status == CheckStatus::kFail) messages.push_back(check.message_zh);
  return messages;
}

TEST(ToldRates, AreGivenByTheRowWithTheAmount) {
  EXPECT_TRUE(failures(document_of(Direction::kIncrease, "19.7")).empty());
  // Another year, or another measure.
  EXPECT_TRUE(failures(document_of(Direction::kIncrease, "17.2")).empty());
}

TEST(ToldRates, TurnedTheOtherWayRoundAreToldFromThoseOfOtherThings) {
  const auto found = failures(document_of(Direction::kDecrease, "19.7"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("15,213万元，文中称下降19.7%，表中为增长19.7%（第3页）"), std::string::npos) << found[0];
  EXPECT_TRUE(failures(document_of(Direction::kDecrease, "19.7", "资源税")).empty());
}

}  // namespace
}  // namespace yusuan::audit
