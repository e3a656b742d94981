#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// A frame with rules between columns at 100, 200, 260, 320 and a header above `top`, which ends at 120.
Page framed(double foot, const std::vector<double>& rules = {}) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 320), across(120, 100, 320), across(foot, 100, 320)};
  for (const double y : rules) page.rulings.push_back(across(y, 100, 320));
  for (const double x : {100.0, 200.0, 260.0, 320.0}) page.rulings.push_back(down(x, 100, foot));
  page.words = {word("项目", 140, 105), word("预算", 220, 105), word("执行", 280, 105)};
  return page;
}

Word right(const std::string& text, double edge, double y) {
  return word(text, edge - 5 * static_cast<double>(text.size()), y);
}

std::vector<std::string> rows_of(const Page& page) {
  const auto grids = lay_out(page).grids;
  if (grids.size() != 1) return {"grids: " + std::to_string(grids.size())};
  std::vector<std::string> rows;
  for (int row = 0; row < grids[0].rows(); ++row) rows.push_back(row_of(grids[0], row));
  return rows;
}

using Rows = std::vector<std::string>;

TEST(StackedRows, TwoLinesAreEnough) {
  Page page = framed(170);
  page.words.insert(page.words.end(), {word("一般债务", 104, 125), right("1,234.50", 256, 125),
                                       word("专项债务", 104, 150), right("2,345.60", 256, 150)});
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "一般债务|1,234.50|", "专项债务|2,345.60|"}));
}

TEST(StackedRows, FiguresOfEachRowMayStandInAnotherColumn) {
  Page page = framed(200);
  page.words.insert(page.words.end(),
                    {word("一、余额", 104, 125), right("10.50", 316, 128), word("二、限额", 104, 150),
                     right("22.00", 256, 153), word("三、发行额", 104, 175), right("3.10", 316, 178)});
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "一、余额||10.50", "二、限额|22.00|", "三、发行额||3.10"}));
}

// The last column is so narrow that no line has room for the next, the others have.
TEST(StackedRows, OfWordsInStep) {
  Page page = framed(170);
  for (int row = 0; row < 3; ++row)
    add_row(page, {{"AB", 104}, {"CD", 204}, {row == 0 ? "EFGHIJK" : "LMNOPQR", 264}}, 122 + 15 * row);
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "AB|CD|EFGHIJK", "AB|CD|LMNOPQR", "AB|CD|LMNOPQR"}));
}

// No cell is to hold two figures of one kind, also where names that fill their lines stand beside them.
TEST(StackedRows, OfNamesAndTimes) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 200), across(120, 100, 200), across(150, 100, 200)};
  for (const double x : {100.0, 160.0, 200.0}) page.rulings.push_back(down(x, 100, 150));
  page.words = {word("Title", 104, 105), word("Length", 164, 105)};
  add_row(page, {{"Screw", 104}, {"up", 136}, {"5:02", 170}}, 122);
  add_row(page, {{"Ghost", 104}, {"queen", 134}, {"4:15", 170}}, 137);
  EXPECT_EQ(rows_of(page), (Rows{"Title|Length", "Screw up|5:02", "Ghost queen|4:15"}));
}

TEST(StackedRows, NamesWrapBesideTheirFigures) {
  Page page = framed(205);
  page.words.insert(page.words.end(), {word("土地收入", 104, 124), right("13360", 256, 124), right("144.0", 316, 124),
                                       word("国有土地使用权出让", 104, 140), word("收入安排的支出", 104, 151),
                                       right("2554", 256, 146), right("116.6", 316, 146), word("利息收入", 104, 168),
                                       word("其他", 104, 186), right("82", 256, 186), right("7.0", 316, 186)});
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "土地收入|13360|144.0",
                                 "国有土地使用权出让收入安排的支出|2554|116.6", "利息收入||", "其他|82|7.0"}));
}

TEST(StackedRows, LinesOfOneTextAreSetCloserThanRows) {
  Page page = framed(120 + 20 * 9);
  double y = 125;
  const auto row = [&](const std::string& name, double at) {
    page.words.insert(page.words.end(), {word(name, 104, y), right("2" + std::to_string(int(at)), 256, at),
                                         right("1." + std::to_string(int(at) % 10), 316, at)});
  };
  for (int i = 0; i < 4; ++i, y += 18) row("教育支出", y);
  row("电影资金安排", y + 6);  // there was room for another letter
  page.words.push_back(word("支出", 104, y + 12));
  y += 30;
  for (int i = 0; i < 3; ++i, y += 18) row("卫生支出", y);
  const Rows rows = rows_of(page);
  ASSERT_EQ(rows.size(), 9U);
  EXPECT_EQ(rows[5], "电影资金安排支出|2203|1.3");
}

TEST(StackedRows, RulesThatPartGroupsPartNoRows) {
  Page page = framed(200, {160});
  for (const double y : {123.0, 141.0, 163.0, 181.0})
    page.words.insert(page.words.end(),
                      {word(y < 160 ? "债务" : "债券", 104, y), right("1" + std::to_string(int(y)), 256, y)});
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "债务|1123|", "债务|1141|", "债券|1163|", "债券|1181|"}));
}

TEST(StackedRows, LabelsInTheMiddleSpanTheirRows) {
  Page page = framed(180);
  page.words.push_back(word("新增专项债券", 104, 145));
  for (const double y : {125.0, 145.0, 165.0})
    page.words.insert(page.words.end(), {right("7", 256, y), right("2.5" + std::to_string(int(y) % 9), 316, y)});
  const auto grids = lay_out(page).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].rows(), 4);
  EXPECT_EQ(row_of(grids[0], 1), "新增专项债券|7|2.58");
  EXPECT_EQ(grids[0].cells[3].row_span, 3);
}

TEST(StackedRows, ATextThatThePageCutMakesNoRow) {
  Page page = framed(160, {140});
  // The middle of a cell that began on the page before is on the border.
  page.words.insert(page.words.end(),
                    {word("甲工程", 104, 115.5), right("208.81", 256, 115.5), right("2020-08", 316, 127),
                     word("乙工程", 104, 145), right("87.00", 256, 145), right("2020-03", 316, 145)});
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "甲工程|208.81|2020-08", "乙工程|87.00|2020-03"}));
}

TEST(StackedRows, WrappedLabelsInTheMiddleSpanTheirRows) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  const double foot = 120 + 14 * 7;
  page.rulings = {across(100, 100, 320), across(120, 100, 320), across(foot, 100, 320)};
  for (int row = 1; row < 7; ++row) page.rulings.push_back(across(120 + 14.0 * row, 200, 320));
  for (const double x : {100.0, 200.0, 260.0, 320.0}) page.rulings.push_back(down(x, 100, foot));
  page.words = {word("项目", 140, 105), word("数量", 220, 105), word("金额", 280, 105)};
  // Lines 12 points apart beside rows 14 points apart.
  for (int line = 0; line < 3; ++line) page.words.push_back(word("甲乙丙丁戊己庚辛壬", 104, 152 + 12.0 * line));
  for (int row = 0; row < 7; ++row)
    page.words.insert(page.words.end(),
                      {right("7", 256, 122 + 14.0 * row), right("2.5" + std::to_string(row), 316, 122 + 14.0 * row)});
  const auto grids = lay_out(page).grids;
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].rows(), 8);
  EXPECT_EQ(grids[0].cells[3].row_span, 7);
}

TEST(StackedRows, FiguresBrokenInNarrowCellsAreOneRow) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 220), across(150, 100, 220)};
  for (const double x : {100.0, 160.0, 190.0, 220.0}) page.rulings.push_back(down(x, 100, 150));
  page.words = {word("专项支出", 105, 107), word("合计", 105, 127)};
  page.words.insert(page.words.end(),
                    {word("1665", 165, 107), word("5", 173, 127), word("2409", 195, 107), word("2", 203, 127)});
  EXPECT_EQ(rows_of(page), (Rows{"专项支出合计|16655|24092"}));
}

TEST(StackedRows, APointIsNotPartedFromItsDigit) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 240), across(150, 100, 240)};
  for (const double x : {100.0, 140.0, 190.0, 240.0}) page.rulings.push_back(down(x, 100, 150));
  page.words = {word("合计", 105, 107), right("2,411,939", 184, 107), right(".41", 184, 127),
                right("1,888,753", 234, 107), right(".08", 234, 127)};
  for (Word& each : page.words)
    for (std::size_t i = 0; each.text.front() == '.' && i < each.text.size(); ++i)
      each.chars.push_back({static_cast<float>(each.box.x0 + 5.0 * static_cast<double>(i)),
                            static_cast<float>(each.box.x0 + 5.0 * static_cast<double>(i) + (i == 0 ? 2 : 5))});
  EXPECT_EQ(rows_of(page), (Rows{"合计|2,411,939.41|1,888,753.08"}));
}

TEST(StackedRows, CellsMayBePaddedWidely) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 250), across(130, 100, 250), across(160, 100, 250)};
  for (const double x : {100.0, 140.0, 195.0, 250.0}) page.rulings.push_back(down(x, 100, 160));
  page.words = {word("甲", 109, 104), right("5,780.4", 186, 104), right("0", 186, 117),      right("3,094.2", 241, 104),
                right("1", 241, 117), word("乙", 109, 140),       right("135.21", 186, 140), right("22.84", 241, 140)};
  EXPECT_EQ(rows_of(page), (Rows{"甲|5,780.40|3,094.21", "乙|135.21|22.84"}));
}

TEST(StackedRows, DecimalsThatOthersHaveAreNoRow) {
  // Centred texts do not show how widely their cells are padded.
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 280), across(130, 100, 280), across(150, 100, 280), across(170, 100, 280)};
  for (const double x : {100.0, 160.0, 220.0, 280.0}) page.rulings.push_back(down(x, 100, 170));
  page.words = {word("甲", 125, 110), word("5,780.4", 172, 104), word("0", 187, 117),      word("3,094.2", 232, 104),
                word("1", 247, 117),  word("乙", 125, 135),      word("135.21", 175, 135), word("22.84", 238, 135),
                word("丙", 125, 155), word("35.21", 178, 155),   word("2.84", 240, 155)};
  EXPECT_EQ(rows_of(page), (Rows{"甲|5,780.40|3,094.21", "乙|135.21|22.84", "丙|35.21|2.84"}));
}

TEST(StackedRows, OneCellMayListFigures) {
  Page page = framed(170);
  page.words.insert(page.words.end(), {word("设备采购", 104, 137), right("1,200.00", 256, 125),
                                       right("1,300.00", 256, 150), right("2,500.00", 316, 137)});
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "设备采购|1,200.00 1,300.00|2,500.00"}));
}

TEST(StackedRows, NumbersThatWrapWithTheirCodeAreNoRows) {
  Page page = framed(160);
  page.words.insert(page.words.end(),
                    {word("污水处理厂及配套管", 104, 127), word("网", 104, 140), word("PROJ220333-", 204, 127),
                     word("00000011", 204, 140), right("74.00", 316, 133)});
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "污水处理厂及配套管网|PROJ220333- 00000011|74.00"}));
}

TEST(StackedRows, NamesBesideARuledHeaderAreParted) {
  // The rule below the header was drawn over the figures only, the one between the columns runs to the page's end.
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 320), across(120, 220, 320), down(220, 100, 240)};
  page.words = {word("地区", 140, 105), word("决算数", 250, 105)};
  for (int line = 0; line < 4; ++line) {
    page.words.push_back(word(line == 0 ? "全省" : "市县", 104, 125 + 28 * line));
    page.words.push_back(right(std::to_string(71147 + line), 316, 125 + 28 * line));
  }
  EXPECT_EQ(rows_of(page), (Rows{"地区|决算数", "全省|71147", "市县|71148", "市县|71149", "市县|71150"}));
}

TEST(StackedRows, CodesThatFillTheirColumnAreNotOneFigure) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 240), across(170, 100, 240)};
  for (const double x : {100.0, 139.0, 185.0, 240.0}) page.rulings.push_back(down(x, 100, 170));
  for (const double y : {104.0, 124.0, 144.0})
    page.words.insert(page.words.end(),
                      {word("208" + std::to_string(1000 + int(y)), 102, y), word("行政运行", 142, y)});
  page.words.insert(page.words.end(), {right("5.18", 238, 124), right("6.10", 238, 144)});
  EXPECT_EQ(rows_of(page), (Rows{"2081104|行政运行|", "2081124|行政运行|5.18", "2081144|行政运行|6.10"}));
}

TEST(StackedRows, ListsOfWordsAreRowsWhereEachCellHasOne) {
  Page page = framed(200);
  for (const double y : {124.0, 144.0, 164.0})
    page.words.insert(page.words.end(), {word("管理所", 104, y), word("本级", 204, y), word("公益", 264, y)});
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "管理所|本级|公益", "管理所|本级|公益", "管理所|本级|公益"}));
}

// Entries as wide as their columns look like lines of one text; no row begins in the middle of a line.
TEST(StackedRows, EntriesThatFillTheirColumnsAreRows) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 320), across(120, 100, 320), across(204, 100, 320)};
  for (const double x : {100.0, 130.0, 214.0, 258.0, 320.0}) page.rulings.push_back(down(x, 100, 204));
  page.words = {word("序号", 105, 105), word("名称", 160, 105), word("性质", 226, 105), word("备注", 280, 105)};
  Rows expected{"序号|名称|性质|备注"};
  for (int row = 0; row < 4; ++row) {
    const double y = 123 + 20 * row;
    const std::string number = std::to_string(row + 1), name = row == 1 ? "监测站" : "大型企业服务中心",
                      note = row < 1    ? ""
                             : row == 2 ? "参照公务员"
                                        : "本级";
    add_row(page, {{number, 112.5}, {name, 132}, {"公益一类", 216}}, y);
    if (!note.empty()) page.words.push_back(word(note, note == "本级" ? 279 : 264, y));
    expected.push_back(number + "|" + name + "|公益一类|" + note);
  }
  EXPECT_EQ(rows_of(page), expected);
}

TEST(StackedRows, NumbersCountTheRowsBesideWrappedNames) {
  Page page = framed(240);
  double y = 124;
  for (const std::string number : {"1", "2", "3"}) {
    add_row(page, {{"农村饮水安全管理所", 104}, {"公益一类", 210}}, y);
    add_row(page, {{"与维护中心", 104}}, y + 11);
    page.words.push_back(word(number, 288, y + 5));
    y += 36;
  }
  const std::string row = "农村饮水安全管理所与维护中心|公益一类|";
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", row + "1", row + "2", row + "3"}));
}

// No text leaves a line out.
TEST(StackedRows, ACellThatLeavesARowBlankShowsTheRows) {
  Page page = framed(190);
  add_row(page, {{"Mathematics", 104}, {"Music", 218}, {"Physics", 272}}, 124);
  add_row(page, {{"Physics", 124}, {"Art", 224}}, 144);
  add_row(page, {{"Geography", 114}, {"History", 213}, {"English", 272}}, 164);
  EXPECT_EQ(rows_of(page),
            (Rows{"项目|预算|执行", "Mathematics|Music|Physics", "Physics|Art|", "Geography|History|English"}));
}

TEST(StackedRows, WhatWrapsBesideANameMakesNoRow) {
  Page page = framed(240);
  for (const double y : {124.0, 157.0, 190.0}) {
    add_row(page, {{"Goods", 104}, {"Made", 205}, {"survey", 264}}, y);
    page.words.push_back(word("abroad", 205, y + 11));
  }
  EXPECT_LE(rows_of(page).size(), 4U);
}

TEST(StackedRows, TelephonesWrapAtTheirSpaces) {
  Page page = framed(150);
  add_row(page, {{"Novak", 104}, {"+44", 204}, {"20", 222}, {"Office", 264}}, 124);
  add_row(page, {{"7946", 204}, {"018", 227}}, 135);
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "Novak|+44 20 7946 018|Office"}));
}

TEST(StackedRows, GroupsWithOneFigureArePartedLikeTheOthers) {
  Page page = framed(200, {160});
  for (const double y : {123.0, 141.0, 163.0, 181.0}) page.words.push_back(word("债务", 104, y));
  page.words.insert(page.words.end(), {right("5.18", 256, 123), right("6.10", 256, 141), right("6.20", 256, 181)});
  EXPECT_EQ(rows_of(page), (Rows{"项目|预算|执行", "债务|5.18|", "债务|6.10|", "债务||", "债务|6.20|"}));
}

TEST(StackedRows, RulesBetweenColumnsAloneEncloseRows) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {down(200, 100, 220), down(260, 100, 220)};
  for (double y = 104; y < 200; y += 24)
    page.words.insert(page.words.end(), {word("市县", 104, y), right("15.60", 256, y), right("7.10", 316, y)});
  EXPECT_EQ(rows_of(page), (Rows{"市县|15.60|7.10", "市县|15.60|7.10", "市县|15.60|7.10", "市县|15.60|7.10"}));
  page.words.clear();
  for (double y = 104; y < 200; y += 24)
    page.words.insert(page.words.end(),
                      {word("此处是文字", 104, y), word("而不是表", 204, y), word("各栏并列", 264, y)});
  EXPECT_TRUE(lay_out(page).grids.empty());
}

TEST(StackedRows, ColumnRulesGoOnWithTheTableOfThePageBefore) {
  Page page = framed(790);
  for (double y = 125; y < 780; y += 24)
    page.words.insert(page.words.end(), {word("市县", 104, y), right("15.60", 256, y)});
  const PageLayout before = lay_out(page);
  Page next{.number = 2, .width_pt = 600, .height_pt = 800};
  next.rulings = {down(200, 50, 110), down(260, 50, 110)};
  next.words = {word("甲县", 104, 55), right("1.50", 316, 55), word("乙县", 104, 85), right("3.50", 256, 85)};
  const auto grids = lay_out(next, TableSearch::kConfident, &before).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].rows(), 2);
  EXPECT_EQ(row_of(grids[0], 0), "甲县||1.50");
  EXPECT_EQ(row_of(grids[0], 1), "乙县|3.50|");
}

}  // namespace
}  // namespace yusuan::grid
