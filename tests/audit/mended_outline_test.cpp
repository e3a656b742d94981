// Rows that one wrong figure leaves without a place in the outline.
#include <gtest/gtest.h>

#include "forms/outline.h"
#include "small_documents.h"

namespace yusuan::audit {
namespace {

using Printed = std::vector<std::pair<std::string, std::string>>;

const Printed kRows = {{"税收收入", "84731"},   {"增值税", "47612"},          {"企业所得税", "13127"},
                       {"契税", "23992"},       {"非税收入", "34259"},        {"专项收入", "3937"},
                       {"罚没收入", "23055"},   {"其他收入", "7267"},         {"转移性收入", "62409"},
                       {"返还性收入", "46783"}, {"专项转移支付收入", "15626"}};

// Rows that only their sums part.
Document document_of(const Printed& rows) {
  Document document;
  Table table =
      filled_table("市级收入预算表", 11,
                   {{"name", {"项目"}, {}, ColumnType::kName}, {"budget", {"预算数"}, {}, ColumnType::kMoney}});
  for (const auto& [name, figure] : rows) add_row(table, name, {figure});
  document.tables.push_back(std::move(table));
  forms::place_rows(document.tables);
  return document;
}

TEST(MendedOutline, IsThatOfATableThatAddsUp) { EXPECT_TRUE(failing_messages(document_of(kRows)).empty()); }

TEST(MendedOutline, NamesTheFigureWithWhichAllRowsWouldHaveAPlace) {
  auto rows = kRows;
  rows[4].second = "34529";
  const auto found = failing_messages(document_of(rows));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("“非税收入” 34,529万元，而“专项收入” 3,937 + “罚没收入” 23,055 + “其他收入” 7,267"),
            std::string::npos)
      << found[0];
}

TEST(MendedOutline, IsNoneWhereNoSlipMakesTheRowsAddUp) {
  auto rows = kRows;
  rows[4].second = "31816";
  EXPECT_TRUE(failing_messages(document_of(rows)).empty());
}

}  // namespace
}  // namespace yusuan::audit
