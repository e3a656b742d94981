#include "forms/outline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace yusuan::forms {
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

TEST(Outline, WhatIsListedBehindAMemoIsListedInEachGroup) {
  // The second 其中 is set further left than its list.
  EXPECT_EQ(outline_of({{"一、养老保险", {"9"}, 0},
                        {"其中：保险费收入", {"5"}, 20},
                        {"财政补贴收入", {"1"}, 50},
                        {"利息收入", {"1"}, 50},
                        {"二、医疗保险", {"8"}, 0},
                        {"其中：保险费收入", {"5"}, 0},
                        {"财政补贴收入", {"1"}, 50},
                        {"利息收入", {"1"}, 50}}),
            "1 2:0 2:0 2:0 1 2:4 2:4 2:4");
}

TEST(Outline, WhatFollowsTheSubtotalOfANumberIsPartOfItWhereItAddsUp) {
  std::vector<Printed> rows{{"一、收入", {"1167563", "871003"}, 0},        {"1、保险费收入", {"525401", "387743"}, 20},
                            {"2、财政补贴收入", {"483682", "351260"}, 20}, {"本年收入小计", {"1009083", "739003"}, 20},
                            {"上级补助收入", {"132000", "132000"}, 0},     {"下级上解收入", {"26480", ""}, 0},
                            {"二、支出", {"968833", "769349"}, 0}};
  EXPECT_EQ(outline_of(rows), "1 2:0 2:0 2:0 2:0 2:0 1");
  rows[5].figures = {"26999", "77"};
  EXPECT_EQ(outline_of(rows), "1 2:0 2:0 2:0 1 1 1");
}

TEST(Outline, SumsTellPartsWhereNothingElseDoes) {
  const std::vector<Printed> rows{
      {"返还", {"21951", "2076"}}, {"所得税", {"1762", "197"}}, {"增值税", {"20189", "1879"}}, {"转移支付", {"7", ""}}};
  EXPECT_EQ(outline_of(rows), "1 2:0 2:0 1");
  // The same with figures so short that they may agree by chance.
  EXPECT_EQ(outline_of({{"甲", {"3"}}, {"乙", {"1"}}, {"丙", {"2"}}}), "1 1 1");
}

TEST(Outline, ARowThatRepeatsItsOnlyPartIsToldByTheSumAbove) {
  // 123 and 456 are each listed twice: as a unit and as its only project.
  EXPECT_EQ(outline_of({{"合计", {"8579.31"}},
                        {"甲中心", {"1123.45"}},
                        {"印刷", {"1123.45"}},
                        {"乙中心", {"7455.86"}},
                        {"考试", {"4456.86"}},
                        {"普法", {"2999.00"}}}),
            "1 2:0 3:1 2:0 3:3 3:3");
}

TEST(Outline, TwoGroupsOfOneAreNoChainOfThree) {
  EXPECT_EQ(outline_of({{"合计", {"442581.49"}},
                        {"会议", {"201234.56"}},
                        {"论坛", {"201234.56"}},
                        {"印刷", {"201234.56"}},
                        {"手册", {"201234.56"}},
                        {"服务", {"40112.37"}},
                        {"顾问", {"40112.37"}}}),
            "1 2:0 3:1 2:0 3:3 2:0 3:5");
}

TEST(Outline, ATotalAmongThePartsOfAnotherOneHasItsOwn) {
  EXPECT_EQ(outline_of({{"全省", {"22594.14", "8451.98"}},
                        {"省本级", {"1163.37", "833.68"}},
                        {"市县合计", {"21430.77", "7618.30"}},
                        {"甲市", {"11930.77", "7018.30"}},
                        {"乙市", {"9500.00", "600.00"}}}),
            "1 2:0 2:0 3:2 3:2");
  // A total that closes is no part, and what follows is none of it.
  EXPECT_EQ(outline_of({{"税收", {"21430.77"}}, {"收入总计", {"21430.77"}}, {"支出", {"21430.77"}}}), "1 1 1");
}

TEST(Outline, RowsThatATotalClosesBearOutTheGroupsAmongThem) {
  EXPECT_EQ(outline_of({{"公共服务", {"6145"}},
                        {"选举", {"1145"}},
                        {"前期工作", {"5000"}},
                        {"国防", {"713"}},
                        {"入伍奖励", {"713"}},
                        {"教育", {"2181"}},
                        {"运转", {"981"}},
                        {"奖励", {"1200"}},
                        {"合计", {"9039"}}}),
            "1 2:0 2:0 1 2:3 1 2:5 2:5 1");
}

TEST(Outline, FiguresDecideAgainstHeadingsSetInTheMiddle) {
  std::vector<Printed> rows{{"合计", {"92765.31"}, 80},
                            {"一、交通", {"80255.31"}, 60},
                            {"铁路甲线改造工程", {"80000.00"}, 10},
                            {"机场项目", {"255.31"}, 10},
                            {"二、农林", {"12510.00"}, 60},
                            {"水利工程第二期", {"9996.00"}, 10},
                            {"病虫疫情监测分中心", {"2514.00"}, 10}};
  Table table = table_of(rows);
  for (const std::size_t i : {0, 1, 4}) table.rows[i].cells[0].indent->centred = true;
  std::vector<Table> tables{table};
  place_rows(tables);
  EXPECT_EQ(tables[0].rows[2].place.parent, 1);
  EXPECT_EQ(tables[0].rows[4].place.parent, 0);
  EXPECT_EQ(tables[0].rows[6].place.parent, 4);
}

TEST(Outline, NumbersThatGoOnEndAGroupWhateverAddsUp) {
  EXPECT_EQ(outline_of({{"一、城乡", {"27197.60"}},
                        {"土地出让", {"23917.70"}},
                        {"污水处理", {"3279.90"}},
                        {"二、农林", {"0.00"}},
                        {"三、其他", {"976.45"}}}),
            "1 2:0 2:0 1 1");
}

TEST(Outline, WhatIsMoreThanTheRowAboveIsNoPartOfIt) {
  EXPECT_EQ(outline_of({{"一、养老本年结余", {"1908"}},
                        {"养老滚存结余", {"50418"}},
                        {"二、失业本年结余", {"224"}},
                        {"失业滚存结余", {"20386"}}}),
            "1 1 1 1");
}

TEST(Outline, TheLastOfSeveralHeadingsHasTheRowsBelowIt) {
  EXPECT_EQ(outline_of({{"一、余额", {""}}, {"本级", {"11"}}, {"二、限额", {""}}, {"本级", {"13"}}}), "1 2:0 1 2:2");
  EXPECT_EQ(outline_of({{"一、余额", {"11"}}, {"二、限额", {""}}, {"本级", {"13"}}}), "1 1 1");
}

TEST(Outline, ColumnsOfGroupsAndOfTheirPartsSayWhatIndentationSays) {
  Table table =
      table_of({{"公共预算资金", {"24169.74"}, 50}, {"", {"24000.00"}}, {"", {"169.74"}}, {"基金", {"12.00"}, 70}});
  table.columns.insert(table.columns.begin() + 1, {.key = "part", .type = ColumnType::kText});
  const std::vector<std::string> parts{"小计", "拨款", "专项收入", "小计"};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Row& row = table.rows[i];
    if (row.name->empty()) {
      row.cells[0] = {};
      row.name = parts[i];
    }
    row.cells.insert(row.cells.begin() + 1, TableCell{.text = parts[i], .indent = Indent{.x_pt = 90, .em_pt = 10}});
  }
  std::vector<Table> tables{table};
  place_rows(tables);
  EXPECT_EQ(tables[0].rows[1].place.parent, 0);
  EXPECT_EQ(tables[0].rows[2].place.parent, 0);
  EXPECT_EQ(tables[0].rows[3].place.parent, std::nullopt);
}

TEST(Outline, CodesOfUnitsGoOnFromThoseOfTheirDepartments) {
  Table table = table_of({{"合计", {"9"}}, {"信访局", {"9"}}, {"信访局本级", {"9"}}});
  table.columns.insert(table.columns.begin(), {.key = "unit", .type = ColumnType::kText});
  const std::vector<std::string> codes{"", "121", "121001"};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    table.rows[i].cells.insert(table.rows[i].cells.begin(), TableCell{});
    if (!codes[i].empty()) table.rows[i].cells[0].text = codes[i];
  }
  std::vector<Table> tables{table};
  place_rows(tables);
  EXPECT_EQ(tables[0].rows[2].place.parent, 1);
}

TEST(Outline, WhatATotalBelowItsPartsIsMadeOfFollowsOfWhich) {
  EXPECT_EQ(outline_of({{"一、养老", {"31"}, 0},
                        {"二、医疗", {"30"}, 0},
                        {"收入合计", {"61"}, 0},
                        {"其中：保险费", {"44"}, 10},
                        {"财政补贴", {"17"}, 40}}),
            "1 1 1 2:2 2:2");
}

TEST(Outline, RowsThatFollowEachOtherTooWildlyEndInTime) {
  std::vector<Printed> rows;
  for (int i = 0; i < 4000; ++i) rows.push_back({"项目", {std::to_string(1 + i * 7919 % 13)}});
  std::vector<Table> tables{table_of(rows)};
  place_rows(tables);
  EXPECT_EQ(tables.front().rows.size(), 4000U);
  // Each repeats the one before: no outline is so deep.
  rows.assign(4000, {"项目", {"123456.78"}});
  tables = {table_of(rows)};
  place_rows(tables);
  for (const Row& row : tables.front().rows) EXPECT_LT(row.place.level, 30);
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
}  // namespace yusuan::forms
