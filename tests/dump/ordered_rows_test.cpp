// Rows whose places a dump lost, read by their order alone.
#include "dump/ordered_rows.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dump/header_words.h"
#include "dump/kept_lines.h"
#include "extract.h"
#include "forms/patterns.h"
#include "shown_table.h"

namespace yusuan::dump {
namespace {

Document read(const std::string& text) { return extract(text, "dump.txt", {.validate = true}); }

TEST(OrderedRows, FillTheColumnsThatAreNumbered) {
  const Document document = read(
      "全市矿区补偿收支执行情况表\n单位：万元\n项目\n2025年 2026年预算\n年初预算数 执行数 建议数\n1 2 3\n"
      "一、矿区补偿收入 112.10 192.03 189.54\n二、矿区恢复收入 8.10 9.03\n三、其他收入 1.00 2.00 3.00\n");
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.source.text_kind, "order");
  EXPECT_EQ(shown(document.tables[0]),
            "一、矿区补偿收入|112.10|192.03|189.54|\n二、矿区恢复收入||||?8.10?9.03\n三、其他收入|1.00|2.00|3.00|\n");
  EXPECT_FALSE(document.tables[0].rows[0].cells[1].box);
}

TEST(OrderedRows, HaveTheNamesOfAHeaderThatWraps) {
  const Document document = read(
      "全市矿区补偿支出决算表\n单位：万元\n项 目\n2025年\n预算数\n2025年决算数\n金额 占预算%\n比上年增\n长%\n"
      "矿区管理支出 10 8 80.0 -2.5\n矿区恢复\n补偿支出\n112 120 107.1 5.0\n");
  ASSERT_EQ(document.tables.size(), 1U);
  std::vector<std::string> headers;
  for (const Column& column : document.tables[0].columns) headers.push_back(column.header.back());
  EXPECT_EQ(headers, (std::vector<std::string>{"项目", "2025年预算数", "金额", "占预算%", "比上年增长%"}));
  EXPECT_EQ(document.tables[0].columns[4].header.front(), "2025年决算数");
  EXPECT_EQ(shown(document.tables[0]), "矿区管理支出|10|8|80.0|-2.5|\n矿区恢复补偿支出|112|120|107.1|5.0|\n");
}

TEST(OrderedRows, AreNoneWhereAColumnMayBeBlank) {
  // Two figures in every row below three names: nothing says which of them is blank.
  const std::string page =
      "项目 上年数 本年数 增减\n一、矿区补偿 2.50 3.50\n二、矿区恢复 8.10 9.03\n三、其他 1.00 2.00\n";
  const forms::Patterns patterns = forms::read_patterns(patterns::PatternFiles({}));
  const auto pages = read_kept_pages(page);
  EXPECT_FALSE(read_ordered_table(pages.at(0), 0, pages.at(0).lines.size(), patterns.common,
                                  HeaderWords(patterns.files), nullptr));
}

TEST(OrderedRows, JoinTheNamesThatWrapBesideCodes) {
  const std::string page =
      "科目编码 科目名称 合计 基本支出\n2080505\n机关事业单位基本养老\n保险缴费支出\n5.13 5.13\n2080506 抚恤 1.00 "
      "1.00\n2080599 其他支出 4.00 "
      "4.00\n";
  const forms::Patterns patterns = forms::read_patterns(patterns::PatternFiles({}));
  const auto pages = read_kept_pages(page);
  const auto table = read_ordered_table(pages.at(0), 0, pages.at(0).lines.size(), patterns.common,
                                        HeaderWords(patterns.files), nullptr);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->header.size(), 4U);
  ASSERT_EQ(table->rows.size(), 3U);
  EXPECT_EQ(table->rows[0].items.at(1).text, "机关事业单位基本养老保险缴费支出");
  EXPECT_TRUE(table->rows[0].full);
}

}  // namespace
}  // namespace yusuan::dump
