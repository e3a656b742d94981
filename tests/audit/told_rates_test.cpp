// Growth that the text tells, against rows with the amount.
#include <gtest/gtest.h>

#include "small_documents.h"

namespace yusuan::audit {
namespace {

Document document_of(Direction direction, const char* percent, const char* name = "城镇土地使用税") {
  Document document;
  Table table = filled_table("收入执行情况表", 21,
                             {{"name", {"项目"}, {}, ColumnType::kName},
                              {"column_2", {"执行数"}, {}, ColumnType::kMoney},
                              {"column_3", {"上年执行数"}, {}, ColumnType::kMoney}});
  add_row(table, "城镇土地使用税", {"15213", "12709"});
  document.tables.push_back(std::move(table));
  Statement statement{.text = "完成15213万元", .page = 3, .subject = "other", .name = name, .unit = "万元"};
  statement.amount = Decimal(15213, 0);
  statement.change = Change{.basis = "", .direction = direction, .percent = Decimal::parse(percent)};
  document.statements.push_back(std::move(statement));
  return document;
}

TEST(ToldRates, AreGivenByTheRowWithTheAmount) {
  EXPECT_TRUE(failing_messages(document_of(Direction::kIncrease, "19.7")).empty());
  // Another year, or another measure.
  EXPECT_TRUE(failing_messages(document_of(Direction::kIncrease, "17.2")).empty());
}

TEST(ToldRates, TurnedTheOtherWayRoundAreToldFromThoseOfOtherThings) {
  const auto found = failing_messages(document_of(Direction::kDecrease, "19.7"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("15,213万元，文中称下降19.7%，表中为增长19.7%（第3页）"), std::string::npos) << found[0];
  EXPECT_TRUE(failing_messages(document_of(Direction::kDecrease, "19.7", "资源税")).empty());
}

}  // namespace
}  // namespace yusuan::audit
