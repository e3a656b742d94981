#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"
#include "grid/rulings.h"
#include "laid_out_rows.h"

namespace yusuan::grid {
namespace {

// Rules down at 100, 180, 240, 300 and 360 below a header without any, which ends at 150.
Page below_open_header() {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {110.0, 150.0, 170.0, 190.0}) page.rulings.push_back(across(y, 100, 360));
  for (const double x : {180.0, 240.0, 300.0}) page.rulings.push_back(down(x, 150, 190));
  for (const double x : {100.0, 360.0}) page.rulings.push_back(down(x, 110, 190));
  add_row(page, {{"东部", 104}, {"12.5", 218}, {"7.1", 283}, {"30.5", 338}}, 155);
  add_row(page, {{"西部", 104}, {"9.25", 218}, {"6.5", 283}, {"21.0", 338}}, 175);
  return page;
}

TEST(OpenHeader, WordsOverColumnsNameThem) {
  Page page = below_open_header();
  add_row(page, {{"地区", 130}, {"收入", 230}, {"支出", 320}}, 114);
  add_row(page, {{"预算", 200}, {"执行", 260}}, 134);
  page.rulings.push_back(across(130, 183, 297));
  EXPECT_EQ(rows_of(page), (Rows{"地区|收入|支出", "预算|执行", "东部|12.5|7.1|30.5", "西部|9.25|6.5|21.0"}));
}

TEST(OpenHeader, ATitleStaysWhole) {
  Page page = below_open_header();
  page.words.push_back(word("各地区收支", 205, 125));
  EXPECT_EQ(rows_of(page), (Rows{"各地区收支", "东部|12.5|7.1|30.5", "西部|9.25|6.5|21.0"}));
}

TEST(OpenHeader, RoundCornersCloseAFrame) {
  Page page = below_open_header();
  page.rulings.erase(page.rulings.begin());
  for (Ruling& rule : page.rulings)
    if (rule.axis == Axis::kVertical && rule.from == 110) rule.from = 116;
  page.rulings.push_back(across(110, 106, 354));
  add_row(page, {{"地区", 130}, {"预算", 200}, {"执行", 260}, {"支出", 320}}, 125);
  EXPECT_EQ(rows_of(page), (Rows{"地区|预算|执行|支出", "东部|12.5|7.1|30.5", "西部|9.25|6.5|21.0"}));
}

TEST(OpenHeader, RulesThatMissEachOtherUnequallyStay) {
  std::vector<Ruling> horizontal = {across(110, 106, 354)}, vertical = {down(100, 125, 190)};
  square_corners(horizontal, vertical);
  EXPECT_EQ(horizontal[0].from, 106);
  EXPECT_EQ(vertical[0].from, 125);
}

// The box of a heading, which begins as far left of a table as it stands below it.
TEST(OpenHeader, SquareCornersStandApart) {
  std::vector<Ruling> horizontal = {across(100, 110, 400), across(140, 110, 400), across(150, 100, 400),
                                    across(175, 100, 400)};
  std::vector<Ruling> vertical = {down(100, 150, 175), down(110, 100, 140)};
  square_corners(horizontal, vertical);
  EXPECT_EQ(horizontal[1].from, 110);
  EXPECT_EQ(vertical[0].from, 150);
}

// A frame around a table without rules between its columns is none of one column.
TEST(OpenHeader, AFrameIsReadByTheTableInIt) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {110.0, 130.0, 200.0}) page.rulings.push_back(across(y, 100, 400));
  for (const double x : {100.0, 400.0}) page.rulings.push_back(down(x, 110, 200));
  add_row(page, {{"项目", 140}, {"预算", 240}, {"执行", 340}}, 115);
  for (const double y : {135.0, 155.0, 175.0}) add_row(page, {{"债务", 104}, {"1,234.50", 230}, {"2,345.60", 330}}, y);
  for (const auto search : {TableSearch::kConfident, TableSearch::kEverything}) {
    const auto grids = lay_out(page, search).grids;
    ASSERT_EQ(grids.size(), 1U);
    ASSERT_EQ(grids[0].rows(), 4);
    EXPECT_EQ(row_of(grids[0], 3), "债务|1,234.50|2,345.60");
  }
}

// Figures in a full grid from 200 to 320, and what stands left of it.
Page beside_frame(const std::vector<std::string>& labels) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int row = 0; row <= 4; ++row) page.rulings.push_back(across(100 + 20 * row, 200, 320));
  for (const double x : {200.0, 260.0, 320.0}) page.rulings.push_back(down(x, 100, 180));
  add_row(page, {{"预算", 220}, {"执行", 280}}, 105);
  for (int row = 1; row < 4; ++row) add_row(page, {{"12.50", 230}, {"7.10", 295}}, 105 + 20 * row);
  for (std::size_t row = 0; row < labels.size(); ++row) page.words.push_back(word(labels[row], 130, 105 + 20 * row));
  return page;
}

TEST(OutsideLabels, StandLeftOfTheirFrame) {
  EXPECT_EQ(rows_of(beside_frame({"地区", "东部地区小计", "西部", "中部"})),
            (Rows{"地区|预算|执行", "东部地区小计|12.50|7.10", "西部|12.50|7.10", "中部|12.50|7.10"}));
}

TEST(OutsideLabels, AreNoTextBesideAFrame) {
  Page page = beside_frame({});
  for (double y = 102; y < 178; y += 14) page.words.push_back(word("此处为正文", 130, y));
  EXPECT_EQ(rows_of(page), (Rows{"预算|执行", "12.50|7.10", "12.50|7.10", "12.50|7.10"}));
}

// The lines of a chart and the years below them are no table.
TEST(OpenHeader, ScalesNameNothing) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {100.0, 140.0, 180.0, 220.0}) page.rulings.push_back(across(y, 100, 400));
  for (const double y : {96.0, 136.0, 176.0, 216.0}) page.words.push_back(word("300", 70, y));
  add_row(page, {{"2022", 140}, {"2023", 240}, {"2024", 340}}, 224);
  EXPECT_EQ(rows_of(page), (Rows{"grids: 0"}));
}

}  // namespace
}  // namespace yusuan::grid
