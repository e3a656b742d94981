#include "forms/outline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace yusuan {
namespace {

struct Printed {
  std::string label;
  std::vector<std::string> figures;  // "" is blank
  float x = -1;                      // -1: nothing is known of its place
};

TableCell figure(const std::string& text) {
  if (text.empty()) return {};
  return {.text = text, .value = Decimal::parse(text)};
}

Table table_of(const std::vector<Printed>& rows) {
  Table table;
  table.columns.push_back({.key = "item", .type = ColumnType::kName});
  for (std::size_t i = 0; i < rows.front().figures.size(); ++i)
    table.columns.push_back({.key = "amount_" + std::to_string(i), .type = ColumnType::kMoney});
  for (const Printed& printed : rows) {
    Row row{.name = printed.label};
    row.cells.push_back({.text = printed.label});
    if (printed.x >= 0) row.cells.back().indent = Indent{.x_pt = printed.x, .em_pt = 10};
    for (const std::string& text : printed.figures) row.cells.push_back(figure(text));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// "1 2:0 2:0": the level of each row and behind a colon its parent.
std::string outline_of(const std::vector<Printed>& rows) {
  std::vector<Table> tables{table_of(rows)};
  place_rows(tables);
  std::string outline;
  for (const Row& row : tables.front().rows) {
    outline += (outline.empty() ? "" : " ") + std::to_string(row.place.level);
    if (row.place.parent) outline += ":" + std::to_string(*row.place.parent);
  }
  return outline;
}

TEST(Outline, NumberingNestsAsDocumentsNestIt) {
  EXPECT_EQ(outline_of({{"一、收入", {"9"}},
                        {"（一）税收", {"5"}},
                        {"1.增值税", {"3"}},
                        {"2.房产税", {"2"}},
                        {"（二）非税", {"4"}},
                        {"二、支出", {"7"}}}),
            "1 2:0 3:1 3:1 2:0 1");
}

TEST(Outline, ANumberThatStartsAnewStandsBesideItsEqual) {
  EXPECT_EQ(outline_of({{"一、收入", {"9"}}, {"二、转移", {"4"}}, {"一、支出", {"5"}}}), "1 1 1");
}

TEST(Outline, ASubtotalThatIsMoreThanTheRowAboveIsNoPartOfIt) {
  EXPECT_EQ(outline_of({{"一、利润收入", {"33"}, 0},
                        {"投资企业", {"22"}, 10},
                        {"轻工企业", {"11"}, 10},
                        {"二、股息收入", {"41"}, 0},
                        {"参股公司", {"41"}, 10},
                        {"收入小计", {"74"}, 60},
                        {"上年结转收入", {"5"}, 60},
                        {"合计", {"79"}, 70}}),
            "1 2:0 2:0 1 2:3 1 1 1");
  EXPECT_EQ(outline_of({{"一、基本支出", {"9"}, 0}, {"小计", {"9"}, 10}, {"二、项目支出", {"7"}, 0}}), "1 2:0 1");
}

TEST(Outline, RowsThatShareANameStandBesideEachOther) {
  Table table = table_of({{"一期", {"164.43"}, 0}, {"", {"99.00"}}, {"二期", {"8.42"}, 0}});
  table.columns.push_back({.key = "time", .type = ColumnType::kText});
  for (Row& row : table.rows) row.cells.push_back({.text = "2023-06", .indent = Indent{.x_pt = 30, .em_pt = 10}});
  table.rows[1].name.reset();
  table.rows[1].cells[0] = {};
  std::vector<Table> tables{table};
  place_rows(tables);
  for (const Row& row : tables.front().rows) EXPECT_EQ(row.place.parent, std::nullopt);
}

TEST(Outline, IndentationPartsRowsWithoutNumbers) {
  EXPECT_EQ(outline_of({{"公共服务", {"9"}, 0},
                        {"人大", {"5"}, 10},
                        {"运行", {"3"}, 20},
                        {"会议", {"2"}, 20},
                        {"政协", {"4"}, 10},
                        {"国防", {"1"}, 0}}),
            "1 2:0 3:1 3:1 2:0 1");
}

TEST(Outline, UnnumberedRowsBetweenNumbersArePartsWhereNothingIsIndented) {
  EXPECT_EQ(outline_of({{"一、税收", {"9"}}, {"增值税", {"5"}}, {"二、非税", {"4"}}, {"上年结转", {"1"}}}),
            "1 2:0 1 1");
}

TEST(Outline, ATotalAtTheTopHoldsAllAndOneBelowNothing) {
  EXPECT_EQ(outline_of({{"合计", {"9"}}, {"一、甲", {"5"}}, {"二、乙", {"4"}}}), "1 2:0 2:0");
  EXPECT_EQ(outline_of({{"一、甲", {"5"}}, {"二、乙", {"4"}}, {"合计", {"9"}}, {"上年结转", {"1"}}}), "1 1 1 1");
}

TEST(Outline, AMemoIsPartOfTheRowBefore) {
  EXPECT_EQ(outline_of({{"专项收入", {"9"}, 0}, {"其中：教育费", {"5"}, 10}, {"水利", {"1"}, 40}, {"罚没", {"4"}, 0}}),
            "1 2:0 2:0 1");
  EXPECT_EQ(outline_of({{"（一）养老", {"9"}}, {"其中：1.缴费", {"5"}}, {"2.补贴", {"4"}}, {"（二）医疗", {"4"}}}),
            "1 2:0 2:0 1");
}

TEST(Outline, SumsTellPartsWhereNothingElseDoes) {
  const std::vector<Printed> rows{
      {"返还", {"21951", "2076"}}, {"所得税", {"1762", "197"}}, {"增值税", {"20189", "1879"}}, {"转移支付", {"7", ""}}};
  EXPECT_EQ(outline_of(rows), "1 2:0 2:0 1");
  // The same with figures so short that they may agree by chance.
  EXPECT_EQ(outline_of({{"甲", {"3"}}, {"乙", {"1"}}, {"丙", {"2"}}}), "1 1 1");
}

TEST(Outline, ARowBelowItsPartsIsNotTheSumOfTheNext) {
  EXPECT_EQ(outline_of({{"甲", {"12345.67"}},
                        {"乙", {"10000.00"}},
                        {"本市收入", {"22345.67"}},
                        {"丙", {"12345.67"}},
                        {"丁", {"10000.00"}}}),
            "1 1 1 1 1");
}

TEST(Outline, ATotalAtTheTopMayBeAPartOfTheOneBelow) {
  EXPECT_EQ(outline_of({{"本年收入合计", {"12345.67"}}, {"上年结转", {"1000.00"}}, {"收入总计", {"13345.67"}}}),
            "1 1 1");
}

TEST(Outline, CodesSayWhatTheyBeginWith) {
  Table table = table_of({{"公共服务", {"9"}}, {"人大", {"9"}}, {"运行", {"9"}}, {"国防", {"1"}}});
  const std::vector<std::string> codes{"201", "20101", "2010101", "203"};
  for (std::size_t i = 0; i < codes.size(); ++i) table.rows[i].code = codes[i];
  std::vector<Table> tables{table};
  place_rows(tables);
  EXPECT_EQ(tables[0].rows[1].place.parent, 0);
  EXPECT_EQ(tables[0].rows[2].place.parent, 1);
  EXPECT_EQ(tables[0].rows[2].place.level, 3);
  EXPECT_EQ(tables[0].rows[3].place.parent, std::nullopt);
}

TEST(Outline, EachListOfATwoSidedTableHasItsOwn) {
  Table table = table_of({{"一、拨款", {"9"}}, {"1.本级", {"5"}}});
  table.columns.push_back({.key = "item_2", .type = ColumnType::kName});
  table.columns.push_back({.key = "amount_9", .type = ColumnType::kMoney});
  for (Row& row : table.rows) {
    row.cells.push_back({.text = &row == &table.rows[0] ? "一、服务" : "二、国防"});
    row.cells.push_back(figure("1"));
  }
  std::vector<Table> tables{table};
  place_rows(tables);
  EXPECT_EQ(tables[0].rows[1].place.parent, 0);
  ASSERT_EQ(tables[0].rows[1].beside.size(), 1U);
  EXPECT_EQ(tables[0].rows[1].beside[0].parent, std::nullopt);
}

}  // namespace
}  // namespace yusuan
