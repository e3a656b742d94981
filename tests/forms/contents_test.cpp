#include "forms/contents.h"

#include <gtest/gtest.h>

#include "forms/spaced_heading.h"

namespace yusuan::forms {
namespace {

TextLine line(const std::string& text, double x0, double y, double x1) { return {text, {x0, y, x1, y + 12}, 1}; }

PageLayout page(std::vector<TextLine> lines) {
  return {.number = 1, .width_pt = 595, .height_pt = 842, .lines = std::move(lines)};
}

std::string listed(std::vector<PageLayout> layouts) {
  static const Patterns patterns = read_patterns(patterns::PatternFiles(std::nullopt));
  std::string text;
  for (const ContentsEntry& entry : read_contents(layouts, patterns.common))
    text += (entry.ordinal ? std::to_string(*entry.ordinal) + " " : "") + entry.title + "\n";
  return text;
}

TEST(Contents, APartWithoutEntriesStandsForItself) {
  EXPECT_EQ(listed({page({line("目录", 240, 50, 300), line("第一部分 概况", 60, 70, 200),
                          line("一、主要职能", 60, 90, 200), line("第二部分 情况说明", 60, 110, 200)})}),
            "1 主要职能\n第二部分 情况说明\n");
}

TEST(Contents, OnlyAFullLineGoesOn) {
  EXPECT_EQ(
      listed({page({line("目录", 240, 50, 300), line("1、一般公共预算支出表", 60, 70, 300),
                    line("关于支出决算情况的说明", 80, 90, 320), line("2、转移支付分地区分项目决算", 60, 110, 500),
                    line("表", 60, 130, 72), line("3、收入表", 60, 150, 200)})}),
      "1 一般公共预算支出表\n关于支出决算情况的说明\n2 转移支付分地区分项目决算表\n3 收入表\n");
}

TEST(Contents, AnEntryWithoutItsPageNumberGoesOn) {
  EXPECT_EQ(listed({page({line("目录", 240, 50, 300), line("表一 2022年收入表·······（1）", 60, 70, 500),
                          line("表二 2022年转移支付预算", 60, 90, 300), line("分项目表········（2）", 120, 110, 500),
                          line("表六十一债务限额情况表", 60, 130, 300), line("···········（9）", 120, 150, 500)})}),
            "1 2022年收入表\n2 2022年转移支付预算分项目表\n61 债务限额情况表\n");
}

TEST(Contents, ThePartsThatItListsStandOverTheText) {
  EXPECT_EQ(listed({page({line("目录", 240, 50, 300), line("第一部分 概况", 60, 70, 200), line("一、职能", 60, 90, 200),
                          line("第二部分 报表", 60, 110, 200), line("一、收支总表", 60, 130, 200),
                          line("第一部分", 240, 200, 300), line("一、职能的说明", 60, 230, 200)})}),
            "1 职能\n1 收支总表\n");
}

TEST(Contents, AHeadingInSpacedLettersIsOneLine) {
  std::vector<PageLayout> layouts = {
      page({line("目", 240, 50, 252), line("录", 290, 50, 302), line("表1-1 2026年收入情况表.....1", 40, 80, 550),
            line("表1-2 2026年支出情况表.....3", 40, 100, 550)})};
  join_spaced_headings(layouts);
  EXPECT_EQ(layouts[0].lines.at(0).text, "目录");
  EXPECT_EQ(listed(layouts), "2026年收入情况表\n2026年支出情况表\n");
}

TEST(Contents, CharactersBesideWordsStayLines) {
  std::vector<PageLayout> layouts = {
      page({line("目", 240, 50, 252), line("录", 290, 50, 302), line("元", 500, 50, 512)}),
      page({line("收入", 60, 50, 84), line("年", 90, 50, 102), line("月", 110, 50, 122)})};
  join_spaced_headings(layouts);
  EXPECT_EQ(layouts[0].lines.size(), 3u);
  EXPECT_EQ(layouts[1].lines.size(), 3u);
}

}  // namespace
}  // namespace yusuan::forms
