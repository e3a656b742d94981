// Rows against the parts that the outline of a table gives them.
#include <gtest/gtest.h>

#include <algorithm>

#include "small_documents.h"

namespace yusuan::audit {
namespace {

struct Printed {
  std::string name, first, second;
  int parent = -1;
};

const std::vector<Printed> kRows = {
    {"民政事务", "10", "12"},   {"行政运行", "4", "5", 0},   {"事业运行", "6", "7", 0},
    {"城乡事务", "30", "36"},   {"行政运行", "10", "11", 3}, {"社区治理", "20", "25", 3},
    {"农林事务", "500", "510"}, {"林业", "200", "205", 6},   {"农业", "300", "305", 6},
};

Document document_of(const std::vector<Printed>& rows) {
  Document document;
  Table table = filled_table("市级支出情况表", 11,
                             {{"name", {"项目"}, {}, ColumnType::kName},
                              {"first", {"上年执行数"}, {}, ColumnType::kMoney},
                              {"second", {"本年预算数"}, {}, ColumnType::kMoney}});
  for (const Printed& printed : rows) {
    Row& row = add_row(table, printed.name, {printed.first, printed.second});
    if (printed.parent >= 0) row.place = {.level = 2, .parent = printed.parent};
  }
  document.tables.push_back(std::move(table));
  return document;
}

TEST(OutlineSums, HoldWhereEachRowIsTheSumOfItsParts) { EXPECT_TRUE(failing_messages(document_of(kRows)).empty()); }

TEST(OutlineSums, NameTheRowWhosePartsComeToSomethingElseInOneColumn) {
  auto rows = kRows;
  rows[5].second = "27";
  const auto found = failing_messages(document_of(rows));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("“城乡事务” 36万元，而“行政运行” 11 + “社区治理” 27 = 38万元"), std::string::npos)
      << found[0];
}

TEST(OutlineSums, ClaimNothingOfATableOfWhichAnAmountIsUnread) {
  auto rows = kRows;
  rows[5].second = "27";
  rows[8].first = "3O5";
  EXPECT_TRUE(failing_messages(document_of(rows)).empty());
}

TEST(OutlineSums, ClaimNothingThatNoOtherColumnOfTheRowConfirms) {
  auto rows = kRows;
  rows[5].first = rows[5].second = "27";
  EXPECT_TRUE(failing_messages(document_of(rows)).empty());
}

TEST(OutlineSums, NameASlipThatNoOtherColumnOfTheRowVouchesAgainst) {
  // Two digits swapped in the first column, the second blank.
  auto rows = kRows;
  rows.push_back({"住房事务", "57385", ""});
  rows.push_back({"住房改革", "41862", "", 9});
  rows.push_back({"住房管理", "15532", "", 9});
  const auto found = failing_messages(document_of(rows));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("“住房管理”上年执行数 15,532为15,523则相符"), std::string::npos) << found[0];
  rows[11].first = "15219";
  EXPECT_TRUE(failing_messages(document_of(rows)).empty());
}

TEST(OutlineSums, ClaimNothingWhereAPartIsBlankThatAnotherColumnPrints) {
  auto rows = kRows;
  rows.push_back({"住房事务", "57385", "9"});
  rows.push_back({"住房改革", "41862", "3", 9});
  rows.push_back({"住房管理", "15532", "", 9});
  rows.push_back({"住房其他", "", "6", 9});
  EXPECT_TRUE(failing_messages(document_of(rows)).empty());
}

TEST(OutlineSums, HoldBesideCodesThatSayNothingOfTheseRows) {
  auto rows = kRows;
  rows[5].second = "27";
  Document document = document_of(rows);
  // The functional class that all rows of a list of projects are paid from.
  for (Row& row : document.tables[0].rows) row.code = "2080201";
  EXPECT_EQ(failing_messages(document).size(), 1U);
}

TEST(OutlineSums, GoWithoutAPartThatTheColumnLeavesBlank) {
  auto rows = kRows;
  rows[5].second = "";
  EXPECT_TRUE(failing_messages(document_of(rows)).empty());
}

TEST(OutlineSums, TakeNoHeadingAmongThePartsForOne) {
  auto rows = kRows;
  rows[8] = {"需要两行才能写完的", "", "", 6};
  rows.push_back({"名称", "300", "305", 8});
  EXPECT_TRUE(failing_messages(document_of(rows)).empty());
}

}  // namespace
}  // namespace yusuan::audit
