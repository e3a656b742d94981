#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// Five lines drawn cell by cell between `joints`, texts that nearly touch below each other.
Page invoice_page(const std::vector<double>& joints) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {95.0, 115.0, 135.0, 155.0, 175.0})
    for (std::size_t i = 0; i + 1 < joints.size(); ++i) page.rulings.push_back(across(y, joints[i], joints[i + 1]));
  add_row(page, {{"Item", 55}, {"Discount", 160}, {"Taxes", 203}, {"Sum", 255}}, 100);
  add_row(page, {{"---", 55}, {"Tools", 73}}, 120);
  add_row(page, {{"Hammer", 55}, {"10.00", 175}, {"15.00%", 203}, {"42.00", 255}}, 140);
  add_row(page, {{"Saw", 55}, {"0.00", 180}, {"15.00%", 203}, {"4.00", 260}}, 160);
  return page;
}

TEST(BorderJoints, AreWhereCellsMeet) {
  const auto grids = lay_out(invoice_page({50, 150, 201.5, 250, 300}), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 4);
  EXPECT_EQ(row_of(grids[0], 0), "Item|Discount|Taxes|Sum");
  EXPECT_EQ(row_of(grids[0], 2), "Hammer|10.00|15.00%|42.00");
}

TEST(BorderJoints, SayNothingWhereColumnsHaveNone) {
  const auto grids = lay_out(invoice_page({50, 150, 300}), TableSearch::kEverything).grids;
  for (const Grid& grid : grids)
    for (const Cell& cell : grid.cells) EXPECT_EQ(cell.text.find("15.00% 4"), std::string::npos) << cell.text;
}

// A web page's table whose cells have but a border below: none closes the header above, and one stands below 项目.
Page page_of_lower_borders() {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  const std::vector<double> joints = {50, 120, 240, 320, 400};
  for (const double y : {130.0, 150.0, 170.0, 190.0, 210.0})
    for (std::size_t i = 0; i + 1 < joints.size(); ++i) page.rulings.push_back(across(y, joints[i], joints[i + 1]));
  for (std::size_t i = 0; i < 2; ++i) page.rulings.push_back(across(110, joints[i], joints[i + 1]));
  add_row(page, {{"收入决算表", 200}}, 50);
  add_row(page, {{"单位：万元", 350}}, 75);
  add_row(page, {{"项目", 135}}, 96);
  add_row(page, {{"合计", 270}, {"其他收入", 340}}, 106);
  add_row(page, {{"编码", 75}, {"名称", 170}}, 116);
  double y = 136;
  for (const std::string code : {"201", "202", "203", "204"}) {
    add_row(page, {{code, 77}, {"行政运行", 125}, {"1,234.56", 278}, {"34.56", 373}}, y);
    y += 20;
  }
  return page;
}

TEST(BorderJoints, GoOnInAHeaderThatNoRuleCloses) {
  for (const TableSearch search : {TableSearch::kEverything, TableSearch::kConfident}) {
    const PageLayout layout = lay_out(page_of_lower_borders(), search);
    ASSERT_EQ(layout.grids.size(), 1u);
    const Grid& grid = layout.grids[0];
    ASSERT_EQ(grid.columns(), 4);
    EXPECT_EQ(row_of(grid, 0), "项目|合计|其他收入");
    EXPECT_EQ(row_of(grid, 1), "编码|名称");
    EXPECT_EQ(row_of(grid, 2), "201|行政运行|1,234.56|34.56");
    EXPECT_EQ(layout.lines.size(), 2u) << "the title and the unit";
  }
}

// The page ends inside the last row, whose lower border the next page has.
TEST(BorderJoints, GoOnInARowThatThePageCuts) {
  Page page = page_of_lower_borders();
  add_row(page, {{"205", 77}, {"1,234.56", 278}, {"34.56", 373}}, 216);
  add_row(page, {{"第1页", 210}}, 760);
  for (const TableSearch search : {TableSearch::kEverything, TableSearch::kConfident}) {
    const PageLayout layout = lay_out(page, search);
    ASSERT_EQ(layout.grids.size(), 1u);
    EXPECT_EQ(row_of(layout.grids[0], 0), "项目|合计|其他收入");
    EXPECT_EQ(row_of(layout.grids[0], layout.grids[0].rows() - 1), "205||1,234.56|34.56");
  }
}

// Each of 收入 and 支出 stands in the middle above a border of its own, and no rule above them.
TEST(BorderJoints, GoOnInNamesInTheMiddleAboveTheFirstOfThem) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(110, 50, 250), across(110, 250, 450)};
  const std::vector<double> joints = {50, 150, 250, 350, 450};
  for (const double y : {130.0, 150.0, 170.0, 190.0})
    for (std::size_t i = 0; i + 1 < joints.size(); ++i) page.rulings.push_back(across(y, joints[i], joints[i + 1]));
  add_row(page, {{"单位：万元", 390}}, 75);
  add_row(page, {{"收入", 140}, {"支出", 340}}, 97);
  add_row(page, {{"项目", 90}, {"金额", 190}, {"项目", 290}, {"金额", 390}}, 116);
  for (const double y : {136.0, 156.0, 176.0})
    add_row(page, {{"事业收入", 55}, {"1,234.56", 205}, {"教育支出", 255}, {"34.56", 420}}, y);
  for (const TableSearch search : {TableSearch::kEverything, TableSearch::kConfident}) {
    const PageLayout layout = lay_out(page, search);
    ASSERT_EQ(layout.grids.size(), 1u);
    EXPECT_EQ(row_of(layout.grids[0], 0), "收入|支出");
    EXPECT_EQ(row_of(layout.grids[0], 1), "项目|金额|项目|金额");
  }
}

// Rules drawn whole close the header above and the last row below: the pieces between the others are of one table.
TEST(BorderJoints, AreNoTableOfTheirOwnBetweenWholeRules) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  const std::vector<double> joints = {50, 120, 240, 320, 400};
  for (const double y : {90.0, 110.0, 230.0}) page.rulings.push_back(across(y, joints.front(), joints.back()));
  for (double y = 130; y < 230; y += 20)
    for (std::size_t i = 0; i + 1 < joints.size(); ++i) page.rulings.push_back(across(y, joints[i], joints[i + 1]));
  add_row(page, {{"编码", 75}, {"名称", 170}, {"合计", 270}, {"其他收入", 340}}, 96);
  double y = 116;
  for (const std::string code : {"201", "202", "203", "204", "205", "206"}) {
    add_row(page, {{code, 77}, {"行政运行", 125}, {"1,234.56", 278}, {"34.56", 373}}, y);
    y += 20;
  }
  const PageLayout layout = lay_out(page, TableSearch::kConfident);
  ASSERT_EQ(layout.grids.size(), 1u);
  ASSERT_EQ(layout.grids[0].rows(), 7);
  EXPECT_EQ(row_of(layout.grids[0], 0), "编码|名称|合计|其他收入");
  EXPECT_EQ(row_of(layout.grids[0], 6), "206|行政运行|1,234.56|34.56");
}

// Nothing but alignment shows these rows: a confident search takes them where their figures would stand in no table.
TEST(LeftFigures, AreThoseOfATableWithoutRules) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"项目", 60}, {"预算数", 300}, {"决算数", 420}}, 100);
  double y = 120;
  for (const std::string name : {"人员经费", "公用经费", "项目支出", "其他支出"}) {
    add_row(page, {{name, 60}, {"1,234.50", 295}, {"2,345.60", 415}}, y);
    y += 20;
  }
  write(page, "本年支出1,234.50万元，2,345.60万元，3,456.70万元，4,567.80万元。", 60, 300);
  const PageLayout layout = lay_out(page);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(row_of(layout.grids[0], 1), "人员经费|1,234.50|2,345.60");
  EXPECT_EQ(layout.lines.size(), 1u);
}

}  // namespace
}  // namespace yusuan::grid
