#include "forms/national.h"

#include <gtest/gtest.h>

#include "../text/text_table.h"
#include "drawn_grid.h"
#include "forms/recognise.h"
#include "forms/unit_doubt.h"

namespace yusuan::forms {
namespace {

const Patterns& patterns() {
  static const Patterns read = read_patterns(patterns::PatternFiles(std::nullopt));
  return read;
}

std::string first_named(const NationalTables& national, const std::string& title) {
  const std::string plain = without_filler(title, national.filler);
  for (const TablePattern& table : national.tables)
    if (patterns::any_matches(table.title, plain) && !patterns::any_matches(table.unless(), title)) return table.id;
  return "none";
}

TEST(National, TitlesOfAllProvinces) {
  for (const text::TextCase& c : text::text_cases("national_titles.txt", 2)) {
    std::string id = "none";
    for (const NationalTables& national : patterns().national)
      if (id == "none") id = first_named(national, c.fields[0]);
    EXPECT_EQ(id, c.fields[1]) << c.fields[0];
  }
}

TEST(National, EveryTableHasExamplesThatHold) {
  ASSERT_EQ(patterns().national.size(), 2u);
  for (const NationalTables& national : patterns().national)
    for (const TablePattern& table : national.tables) {
      EXPECT_NO_THROW(table.columns()) << table.id;
      EXPECT_FALSE(table.counterexamples().empty()) << table.id;
      for (const std::string& title : table.examples()) EXPECT_EQ(first_named(national, title), table.id) << title;
      for (const std::string& title : table.counterexamples())
        EXPECT_NE(first_named(national, title), table.id) << title;
    }
}

Table read(const std::string& title, const std::vector<std::string>& rows) {
  std::vector<PageLayout> layouts = {{.number = 1,
                                      .width_pt = 842,
                                      .height_pt = 595,
                                      .grids = {grid_of(1, rows)},
                                      .lines = {{title, {60, 60, 200, 70}, 1}, {"单位：万元", {400, 80, 460, 90}, 1}}}};
  Document document;
  recognise(layouts, patterns(), document);
  return document.tables.at(0);
}

TEST(National, ATableOfNoFormIsKnownByTitleAndColumns) {
  const Table table = read(
      "某某局2024年收支预算总体情况表",
      {"收入|<|支出|<", "项目|本年数|项目|本年数", "一、拨款|3.00|一、教育支出|3.00", "收入总计|3.00|支出总计|3.00"});
  EXPECT_EQ(table.id, "revenue_expenditure_summary");
  EXPECT_EQ(table.columns[1].key, "revenue_amount");
  EXPECT_EQ(table.columns[2].type, ColumnType::kName);
  EXPECT_EQ(table.columns[3].key, "expenditure_amount");
  EXPECT_TRUE(table.columns[3].inferred);
}

TEST(National, WhatIsSaidOfGrowthIsNoCompletion) {
  const Table table = read("2026年某市国有资本经营收入预算情况表",
                           {"项目|2025年预算数|2026年预算数|预算数比上年执行数增长%|完成预算%|占一般公共预算收入%",
                            "利润收入|3.00|4.00|33.3|90.0|12.0", "电力企业利润收入|3.00|4.00|33.3|90.0|12.0"});
  ASSERT_EQ(table.columns.size(), 6u);
  EXPECT_EQ(table.columns[3].key, "change_percent");
  EXPECT_EQ(table.columns[4].key, "completion_percent");
  EXPECT_EQ(table.columns[5].key, "share_percent");
}

TEST(National, ACellThatTellsSentencesIsNoHeader) {
  const std::string told =
      "市财政将全力争取上级政策和资金支持，优化财力分配，加大对下转移支付支持力度，支持县区兜牢底线。";
  const Table table =
      read("重点工作情况解释说明汇总表", {"重点工作|2026年工作重点及工作情况", "转移支付|" + told, "举借债务|" + told});
  EXPECT_EQ(table.columns.at(1).header, std::vector<std::string>{"2026年工作重点及工作情况"});
  EXPECT_EQ(table.rows.size(), 2u);
}

TEST(National, ATitleAloneIsNotEnough) {
  EXPECT_EQ(read("支出总表", {"名称|数额", "甲|3.00", "乙|4.00"}).id, std::nullopt);
}

// One title, functional classes here and economic ones there.
TEST(National, CodesTellTablesOfOneTitleApart) {
  const std::string header = "科目编码|科目名称|合计|基本支出|项目支出";
  EXPECT_EQ(read("一般公共预算支出总体情况表", {header, "205|教育支出|3.00|3.00|", "20502|普通教育|3.00|3.00|"}).id,
            "general_public_expenditure");
  EXPECT_EQ(read("一般公共预算支出总体情况表", {header, "301|工资福利支出|3.00|3.00|", "30101|基本工资|3.00|3.00|"}).id,
            "general_public_by_economic_class");
}

TEST(UnitDoubt, BondsAreAPartOfTheDebt) {
  Table debt = read("2024年某省政府债务限额及余额情况表",
                    {"地区|债务限额|债务余额", "某省|500.00|400.00", "甲市|50.00|40.00"}),
        use = read("2024年某省地方政府债券使用情况表", {"项目名称|债券规模", "甲项目|90.00", "乙项目|60.00"});
  ASSERT_EQ(debt.id, "debt_limit_balance");
  ASSERT_EQ(use.id, "bond_use");
  use.pages = {2};
  EXPECT_TRUE(doubtful_units({debt, use}).empty());
  debt.money_unit = "亿元";
  debt.yuan_per_unit = 100000000;
  EXPECT_TRUE(doubtful_units({debt, use}).empty());
  std::swap(debt.money_unit, use.money_unit);
  std::swap(debt.yuan_per_unit, use.yuan_per_unit);
  const auto doubts = doubtful_units({debt, use});
  ASSERT_EQ(doubts.size(), 1u);
  EXPECT_EQ(doubts[0].code, "unit_doubtful");
  EXPECT_EQ(doubts[0].page, 2);
}

}  // namespace
}  // namespace yusuan::forms
