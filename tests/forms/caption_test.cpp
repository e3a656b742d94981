#include "forms/caption.h"

#include <gtest/gtest.h>

#include "drawn_grid.h"
#include "forms/inner_titles.h"

namespace yusuan::forms {
namespace {

const Vocabulary& words() {
  static const Patterns patterns = read_patterns(patterns::PatternFiles(std::nullopt));
  return patterns.common;
}

// A grid from 50 to 530 points below 200; lines are given by their top, their left end and their width.
struct Line {
  std::string text;
  double top, left, width;
};

Caption caption_of(const std::vector<Line>& lines) {
  const Grid grid = grid_of(1, {"项目|金额", "收入|12.00"}, 240, 200);
  std::vector<TextLine> text;
  for (const Line& line : lines)
    text.push_back({line.text, {line.left, line.top, line.left + line.width, line.top + 16}, 1});
  std::vector<const TextLine*> pointers;
  for (const TextLine& line : text) pointers.push_back(&line);
  return read_caption(pointers, grid, words());
}

TEST(Caption, ATitleMayWrapDownToItsLastLetter) {
  const Caption caption = caption_of({{"五、基本支出决算表", 80, 90, 150},
                                      {"2025年度示例地区一般公共预算（本级）基本支出决算", 110, 70, 440},
                                      {"表", 138, 282, 16},
                                      {"单位：万元", 170, 440, 80}});
  EXPECT_EQ(caption.title, "2025年度示例地区一般公共预算（本级）基本支出决算表");
  EXPECT_EQ(caption.money_unit, "万元");
}

TEST(Caption, AnAnnexBesideTheUnitIsNoTitle) {
  const Caption caption = caption_of({{"部门收支总体情况表", 110, 200, 180}, {"附件1-1 单位：万元", 170, 240, 100}});
  EXPECT_EQ(caption.title, "部门收支总体情况表");
  EXPECT_EQ(caption.money_unit, "万元");
}

TEST(Caption, AMarkMayStandBetweenTitleAndUnitInOneCell) {
  Cell cell{.text = "2026年市本级一般公共预算支出表附件1-2单位：万元", .text_box = {60, 200, 520, 240}};
  EXPECT_TRUE(holds_title_and_unit(cell, words()));
  cell.text = "2026年市本级一般公共预算支出表公开02表单位：万元";
  EXPECT_TRUE(holds_title_and_unit(cell, words()));
  cell.text = "本表说明支出附件1-2单位：万元";
  EXPECT_FALSE(holds_title_and_unit(cell, words()));
}

TEST(Caption, ATitleStandsBetweenItsPreparerAndItsUnit) {
  Grid grid = grid_of(1, {"部门：示例局|部门支出总表|单位：万元", "编码|名称|合计", "201|教育|1.00"});
  EXPECT_EQ(take_caption_rows(grid, words()).size(), 3U);
  EXPECT_EQ(grid.rows(), 2);
  Grid other = grid_of(1, {"编码|部门支出总表|合计", "201|教育|1.00", "202|文化|1.00"});
  EXPECT_EQ(take_caption_rows(other, words()).size(), 0U);
}

TEST(Caption, ATitleAloneAboveItsUnitBeginsATable) {
  const Grid grid = grid_of(1, {"项目|金额", "教育|1.00", "部门支出总表|<", "|单位：万元", "项目|金额", "文化|2.00"});
  PageLayout layout{.number = 1, .grids = {grid}};
  part_at_inner_titles(layout, words());
  ASSERT_EQ(layout.grids.size(), 2U);
  EXPECT_EQ(layout.grids[0].rows(), 2);
  EXPECT_EQ(layout.grids[1].cells.front().text, "部门支出总表");
}

TEST(Caption, AMarkAtTheTopIsThatOfTheTitleBelowIt) {
  const Grid grid = grid_of(1, {"表3|<", "部门支出总表|<", "|单位：万元", "项目|金额", "文化|2.00"});
  PageLayout layout{.number = 1, .grids = {grid}};
  part_at_inner_titles(layout, words());
  ASSERT_EQ(layout.grids.size(), 1U);
  EXPECT_EQ(layout.grids[0].rows(), 5);
}

TEST(Caption, AMarkInTheMiddleIsThatOfTheTitleBelowIt) {
  const Grid grid =
      grid_of(1, {"项目|金额", "教育|1.00", "表3|<", "部门支出总表|<", "|单位：万元", "项目|金额", "文化|2.00"});
  PageLayout layout{.number = 1, .grids = {grid}};
  part_at_inner_titles(layout, words());
  ASSERT_EQ(layout.grids.size(), 2U);
  EXPECT_EQ(layout.grids[0].rows(), 2);
  EXPECT_EQ(layout.grids[1].cells.front().text, "表3");
}

TEST(Caption, ANoteEndsBeforeTheNextTitle) {
  const Grid grid = grid_of(1, {"项目|金额", "收入|12.00"}, 240, 200);
  const std::vector<TextLine> text = {{"注：本表反映部门本年度“三公”经费情况。", {50, 244, 300, 256}, 1},
                                      {"政府性基金预算支出表", {200, 262, 320, 276}, 1},
                                      {"附件1-8 单位：万元", {240, 280, 340, 292}, 1}};
  std::vector<const TextLine*> lines;
  for (const TextLine& line : text) lines.push_back(&line);
  EXPECT_EQ(read_note(lines, grid, words()), "注：本表反映部门本年度“三公”经费情况。");
}

TEST(Caption, WhatStandsInBracketsBelowATitleBelongsToIt) {
  const Caption caption = caption_of({{"2019年自治区本级收支执行情况表", 110, 180, 220},
                                      {"（初步汇总数）", 134, 240, 100},
                                      {"表四", 170, 60, 30},
                                      {"单位：万元", 170, 440, 80}});
  EXPECT_EQ(caption.title, "2019年自治区本级收支执行情况表（初步汇总数）");
  EXPECT_EQ(caption.label, "表四");
  EXPECT_EQ(caption.number, 4);
}

TEST(Caption, ANumberMayStandBehindTheBracketsBelowATitle) {
  const Caption caption = caption_of({{"2024年省本级基本支出决算表", 110, 180, 220},
                                      {"（按经济分类）（8）", 134, 220, 140},
                                      {"单位：万元", 170, 440, 80}});
  EXPECT_EQ(caption.title, "2024年省本级基本支出决算表（按经济分类）");
  EXPECT_EQ(caption.number, 8);
}

TEST(Caption, ALineInTheMiddleAboveTheUnitIsATitleThoughItDoesNotEndInTable) {
  const Caption caption = caption_of(
      {{"全市一般公共预算收入2025年预算执行情况和2026年预算（草案）", 130, 90, 400}, {"单位：万元", 170, 440, 80}});
  EXPECT_EQ(caption.title, "全市一般公共预算收入2025年预算执行情况和2026年预算（草案）");
  EXPECT_FALSE(caption.prose);
  EXPECT_EQ(caption_of({{"示例市本级支出预算草案", 130, 190, 200},
                        {"（按经济分类科目）", 150, 230, 120},
                        {"单位：万元", 170, 440, 80}})
                .title,
            "示例市本级支出预算草案（按经济分类科目）");
}

TEST(Caption, TheCodeOfAProvinceIsNoNumberOfATable) {
  const auto titled = [](const char* text) { return caption_of({{text, 130, 90, 400}, {"单位：万元", 170, 440, 80}}); };
  const Caption code = titled("44 广东省2023年债务余额情况表"), number = titled("12 广东省2023年债务余额情况表");
  EXPECT_EQ(code.title, "44 广东省2023年债务余额情况表");
  EXPECT_EQ(number.title, "广东省2023年债务余额情况表");
}

TEST(Caption, AMarkAndAUnitInTheMiddleAreNoTitle) {
  const Caption caption =
      caption_of({{"示例市一般公共预算收入表", 130, 200, 180}, {"公开01表 单位：亿元", 170, 220, 140}});
  EXPECT_EQ(caption.title, "示例市一般公共预算收入表");
  EXPECT_EQ(caption.money_unit, "亿元");
  EXPECT_EQ(caption.number, 1);
}

TEST(Caption, ATitleInLargeLettersMayFillTheWidth) {
  const Grid grid = grid_of(1, {"项目|金额", "收入|12.00"}, 240, 200);
  const auto caption_with = [&](double height) {
    const TextLine title{
        "市本级政府性基金预算2026年对县（市、区）转移支付支出预算（草案）", {58, 130, 522, 130 + height}, 1};
    const TextLine unit{"单位：万元", {440, 170, 520, 180}, 1};
    return read_caption({&title, &unit}, grid, words());
  };
  EXPECT_EQ(caption_with(18).title, "市本级政府性基金预算2026年对县（市、区）转移支付支出预算（草案）");
  EXPECT_EQ(caption_with(10).title, std::nullopt);
}

TEST(Caption, RunningTextIsNoTitle) {
  const Caption caption =
      caption_of({{"预算编报口径相应调整，不再包含已实行省级统筹的企业职工基本养老保险的收入", 130, 50, 480},
                  {"单位：万元", 170, 440, 80}});
  EXPECT_EQ(caption.title, std::nullopt);
  EXPECT_TRUE(caption.prose);
}

TEST(Caption, AMarkThatIsNoPlainNumberNumbersNothing) {
  const Caption caption = caption_of({{"表1- 1", 90, 50, 40},
                                      {"4 3示例省2020年地方政府一般债务余额情况表", 120, 130, 320},
                                      {"单位：亿元", 170, 440, 80}});
  EXPECT_EQ(caption.title, "43示例省2020年地方政府一般债务余额情况表");
  EXPECT_EQ(caption.label, "表1-1");
  EXPECT_EQ(caption.number, std::nullopt);
}

}  // namespace
}  // namespace yusuan::forms
