// Percentages and differences that a table prints of its own columns.
#include <gtest/gtest.h>

#include "audit/audit.h"
#include "small_documents.h"

namespace yusuan::audit {
namespace {

using Cells = std::vector<std::string>;

// Budget, outcome, completion, last year, growth, change.
const std::vector<Cells> kRows = {{"税收收入", "82360", "84120", "102.1", "80011", "5.1", "4109"},
                                  {"增值税", "31570", "30255", "95.8", "29870", "1.3", "385"},
                                  {"企业所得税", "12400", "13118", "105.8", "12950", "1.3", "168"},
                                  {"房产税", "8120", "7913", "97.5", "8345", "-5.2", "-432"},
                                  {"契税", "6250", "6250", "100.0", "5980", "4.5", "270"},
                                  {"非税收入", "21340", "25117", "117.7", "19876", "26.4", "5241"}};

Document document_of(const std::vector<Cells>& rows, const char* growth = "比上年增长%") {
  Document document;
  Table table = filled_table("收入执行情况表", 21,
                             {{"name", {"项目"}, {}, ColumnType::kName},
                              {"column_2", {"预算数"}, {}, ColumnType::kMoney},
                              {"column_3", {"执行数"}, {}, ColumnType::kMoney},
                              {"column_4", {"完成预算%"}, {}, ColumnType::kPercent},
                              {"column_5", {"上年执行数"}, {}, ColumnType::kMoney},
                              {"column_6", {growth}, {}, ColumnType::kPercent},
                              {"column_7", {"比上年增减额"}, {}, ColumnType::kMoney}});
  for (const Cells& cells : rows) add_row(table, cells.front(), {cells.begin() + 1, cells.end()});
  document.tables.push_back(std::move(table));
  return document;
}

TEST(ColumnRates, HoldWhereTwoColumnsGiveThem) {
  Document document = document_of(kRows);
  EXPECT_TRUE(failing_messages(document).empty());
  audit_in_place(document, patterns::PatternFiles(std::nullopt));
  EXPECT_EQ(document.tables[0].rows[1].cells[3].proved, 1);
  EXPECT_EQ(document.tables[0].rows[1].cells[6].proved, 1);
}

TEST(ColumnRates, NameThePercentageOfARowThatIsNoneOfItsAmounts) {
  auto rows = kRows;
  rows[1][3] = "98.5";
  const auto found = failing_messages(document_of(rows));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("“增值税”：30,255占31,570，应为95.8%，表中为98.5%（第21页）"), std::string::npos) << found[0];
}

TEST(ColumnRates, NameADeclineThatIsPrintedAsGrowth) {
  auto rows = kRows;
  rows[3][5] = "5.2";
  const auto found = failing_messages(document_of(rows));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("7,913比8,345，增长率应为-5.2%，表中为5.2%"), std::string::npos) << found[0];
}

TEST(ColumnRates, NameADifferenceThatIsNone) {
  auto rows = kRows;
  rows[5][6] = "5421";
  const auto found = failing_messages(document_of(rows));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("5,421"), std::string::npos) << found[0];
}

TEST(ColumnRates, AccuseNobodyWhereSeveralRowsFollowNoRule) {
  auto rows = kRows;
  rows[1][3] = "98.5";
  rows[3][3] = "88.5";
  EXPECT_TRUE(failing_messages(document_of(rows)).empty());
}

TEST(ColumnRates, AccuseNobodyWhereTheBaseIsAnother) {
  auto rows = kRows;
  rows[1][5] = "7.9";
  EXPECT_EQ(failing_messages(document_of(rows)).size(), 1U);
  EXPECT_TRUE(failing_messages(document_of(rows, "同口径增长%")).empty());
}

}  // namespace
}  // namespace yusuan::audit
