// What a government owes, borrows and repays.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "small_documents.h"

namespace yusuan::audit {
namespace {

constexpr std::array<const char*, 7> kLabels = {
    "一、2023年末地方政府一般债务余额实际数",     "二、2024年末地方政府一般债务余额限额",
    "三、2024年地方政府一般债务发行额",           "四、2024年地方政府一般债务还本额",
    "五、2024年末地方政府一般债务余额预计执行数", "六、2025年地方财政赤字",
    "七、2025年地方政府一般债务余额限额"};

std::vector<std::string> failures(const std::array<const char*, 7>& amounts) {
  Document document;
  Table table =
      filled_table("2024年地方政府一般债务余额情况表", 1,
                   {{"item", {"项目"}, {}, ColumnType::kName}, {"actual", {"执行数"}, {}, ColumnType::kMoney}});
  table.money_unit = "亿元";
  table.yuan_per_unit = 100'000'000;
  for (std::size_t i = 0; i < kLabels.size(); ++i) add_row(table, kLabels[i], {amounts[i]});
  document.tables.push_back(std::move(table));
  return failing_messages(document);
}

TEST(DebtChecks, HoldWhereDebtMovesByWhatIsBorrowedAndRepaid) {
  EXPECT_TRUE(failures({"4610.28", "4884.88", "367.19", "173.49", "4803.98", "82.00", "4966.88"}).empty());
}

TEST(DebtChecks, LeaveRoomForDebtsTakenOverAndLimitsLowered) {
  EXPECT_TRUE(failures({"4610.28", "4884.88", "367.19", "173.49", "4691.11", "82.00", "4940.75"}).empty());
}

TEST(DebtChecks, NameASlip) {
  const auto found = failures({"4610.28", "4884.88", "367.19", "173.49", "4830.98", "82.00", "4966.88"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("4,830.98为4,803.98则相符"), std::string::npos) << found[0];
}

TEST(DebtChecks, NameWhatIsFarOff) {
  EXPECT_EQ(failures({"4610.28", "4884.88", "2367.19", "173.49", "4703.98", "82.00", "4966.88"}).size(), 1U);
  EXPECT_EQ(failures({"4610.28", "4884.88", "367.19", "173.49", "4803.98", "82.00", "8166.88"}).size(), 1U);
}

TEST(DebtChecks, HoldABalanceWithinItsLimit) {
  const auto found = failures({"4610.28", "4784.88", "367.19", "173.49", "4803.98", "82.00", "4866.88"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("4,784.88"), std::string::npos) << found[0];
}

}  // namespace
}  // namespace yusuan::audit
