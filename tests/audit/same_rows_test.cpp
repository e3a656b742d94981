// Rows of one name in two tables.
#include <gtest/gtest.h>

#include "small_documents.h"

namespace yusuan::audit {
namespace {

const char* const kNames[] = {"公共安全", "教育",     "科学技术", "文化旅游", "社会保障",
                              "卫生健康", "节能环保", "城乡社区", "农林水",   "交通运输"};

Table table_of(const char* title, int page, int wrong_row, int wrong, bool with_total) {
  Table table = filled_table(
      title, page, {{"name", {"项目"}, {}, ColumnType::kName}, {"budget", {"预算数"}, {}, ColumnType::kMoney}});
  int total = 0;
  for (int row = 0; row < 10; ++row) {
    const int figure = row == wrong_row ? wrong : 52431 + 7919 * row;
    total += 52431 + 7919 * row;
    add_row(table, kNames[row], {std::to_string(figure)});
  }
  if (with_total) add_row(table, "合计", {std::to_string(total)}).kind = RowKind::kTotal;
  return table;
}

Document document_of(int wrong_row, int wrong) {
  Document document;
  document.tables.push_back(table_of("支出预算表", 11, -1, 0, true));
  document.tables.push_back(table_of("支出预算安排情况表", 12, wrong_row, wrong, false));
  return document;
}

TEST(SameRows, PrintTheSameAmounts) { EXPECT_TRUE(failing_messages(document_of(-1, 0)).empty()); }

TEST(SameRows, NameTheOneThatDiffersByASlip) {
  // 68,269 with two digits swapped.
  const auto found = failing_messages(document_of(2, 62869));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("62,869万元"), std::string::npos) << found[0];
}

TEST(SameRows, AccuseNoOtherAmount) { EXPECT_TRUE(failing_messages(document_of(2, 71544)).empty()); }

}  // namespace
}  // namespace yusuan::audit
