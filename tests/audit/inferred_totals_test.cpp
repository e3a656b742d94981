// Rows that are called a total of those above them, in tables that no form knows.
#include <gtest/gtest.h>

#include "small_documents.h"

namespace yusuan::audit {
namespace {

struct Printed {
  std::string name, first, second;
  int parent = -1;
};

const std::vector<Printed> kRows = {{"一、公共安全支出", "1076762", "885221"},
                                    {"二、教育支出", "3553925", "3320400"},
                                    {"三、科学技术支出", "447102", "421754"},
                                    {"四、住房保障支出", "909594", "828205"},
                                    {"本级支出合计", "5987383", "5455580"},
                                    {"还本支出", "320713", "881499"},
                                    {"转移性支出", "8245", "9170"},
                                    {"一般性转移支付", "6120", "7045", 6},
                                    {"专项转移支付", "2125", "2125", 6},
                                    {"支出总计", "6316341", "6346249"}};

std::vector<std::string> failures(const std::vector<Printed>& rows, bool two = true) {
  Document document;
  Table table = filled_table(
      "支出执行情况表", 11, {{"name", {"项目"}, {}, ColumnType::kName}, {"first", {"执行数"}, {}, ColumnType::kMoney}});
  if (two) table.columns.push_back({"second", {"上年决算数"}, {}, ColumnType::kMoney});
  for (const Printed& printed : rows) {
    Row& row = add_row(table, printed.name, {printed.first, printed.second});
    row.cells.resize(table.columns.size());
    if (printed.parent >= 0) row.place = {.level = 2, .parent = printed.parent};
  }
  document.tables.push_back(std::move(table));
  return failing_messages(document);
}

TEST(InferredTotals, AddUpWhatStandsAboveThem) {
  EXPECT_TRUE(failures(kRows).empty());
  auto rows = kRows;
  rows[1].first = "3535925";
  const auto found = failures(rows);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("“本级支出合计” 5,987,383万元"), std::string::npos) << found[0];
}

TEST(InferredTotals, CountPartsOfPartsOnce) {
  auto rows = kRows;
  rows[5].second = "881949";
  const auto found = failures(rows);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("“支出总计” 6,346,249万元"), std::string::npos) << found[0];
}

TEST(InferredTotals, OfAListThatIsNumberedThroughNeedNoOtherColumnToShowASlip) {
  std::vector<Printed> rows(kRows.begin(), kRows.begin() + 5);
  EXPECT_TRUE(failures(rows, false).empty());
  rows[2].first = "447012";
  EXPECT_EQ(failures(rows, false).size(), 1U);
  // More than a slip: then the list may be of something else.
  rows[2].first = "281734";
  EXPECT_TRUE(failures(rows, false).empty());
}

}  // namespace
}  // namespace yusuan::audit
