#include "grid/ruled_grid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// Three columns, three rows; the header spans two columns, its first cell two rows.
Page sample_page() {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 400), across(120, 200, 400), across(140, 100, 400), across(160, 100, 400),
                  down(100, 100, 160),   down(200, 100, 160),   down(300, 120, 160),   down(400, 100, 160)};
  page.words = {word("项目", 110, 115), word("支出", 280, 105),     word("合计", 210, 125), word("基本", 310, 125),
                word("教育", 110, 145), word("1,234.56", 250, 145), word("标题", 200, 50)};
  return page;
}

const Cell* cell_with(const Grid& grid, const std::string& text) {
  const auto found = std::find_if(grid.cells.begin(), grid.cells.end(), [&](const Cell& c) { return c.text == text; });
  return found == grid.cells.end() ? nullptr : &*found;
}

void expect_cells_tile_the_grid(const Grid& grid) {
  std::vector<int> covered(static_cast<std::size_t>(grid.rows()) * grid.columns(), 0);
  for (const Cell& cell : grid.cells)
    for (int row = cell.row; row < cell.row + cell.row_span; ++row)
      for (int col = cell.col; col < cell.col + cell.col_span; ++col) ++covered[row * grid.columns() + col];
  EXPECT_TRUE(std::all_of(covered.begin(), covered.end(), [](int n) { return n == 1; }));
}

// A frame drawn around title and table, whose only inner rule and right side begin with the header.
TEST(RuledGrid, TheRowOfATitleEndsWhereTheColumnsBegin) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 400), across(150, 100, 400), across(170, 100, 400), across(190, 100, 400),
                  down(100, 100, 190),   down(250, 130, 190),   down(400, 130, 190)};
  page.words = {word("收支总表", 230, 105), word("收入", 110, 135), word("支出", 260, 135),
                word("1.00", 110, 155),     word("2.00", 260, 155), word("3.00", 110, 175)};
  const PageLayout layout = lay_out(page);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(row_of(layout.grids[0], 0), "收支总表");
  EXPECT_EQ(row_of(layout.grids[0], 1), "收入|支出");
}

TEST(RuledGrid, ATextSetDownwardsIsOneCell) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 400), across(150, 100, 400), across(170, 100, 400), down(100, 100, 170),
                  down(200, 100, 170),   down(300, 100, 170),   down(400, 100, 170)};
  for (int i = 0; i < 4; ++i) {
    page.words.push_back(word(std::vector<std::string>{"科", "目", "编", "码"}[i], 145, 104 + 11 * i));
    page.words.push_back(word(std::vector<std::string>{"科", "目", "名", "称"}[i], 245, 104 + 11 * i));
  }
  page.words.push_back(word("合计", 340, 120));
  add_row(page, {{"201", 110}, {"教育", 210}, {"7.00", 370}}, 155);
  const PageLayout layout = lay_out(page);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(row_of(layout.grids[0], 0), "科目编码|科目名称|合计");
  EXPECT_EQ(row_of(layout.grids[0], 1), "201|教育|7.00");
}

TEST(RuledGrid, KeepsMergedCellsWhole) {
  const PageLayout layout = lay_out(sample_page());
  ASSERT_EQ(layout.grids.size(), 1u);
  const Grid& grid = layout.grids[0];
  EXPECT_EQ(grid.rows(), 3);
  EXPECT_EQ(grid.columns(), 3);
  expect_cells_tile_the_grid(grid);
  ASSERT_NE(cell_with(grid, "项目"), nullptr);
  EXPECT_EQ(cell_with(grid, "项目")->row_span, 2);
  ASSERT_NE(cell_with(grid, "支出"), nullptr);
  EXPECT_EQ(cell_with(grid, "支出")->col_span, 2);
  ASSERT_EQ(layout.lines.size(), 1u);
  EXPECT_EQ(layout.lines[0].text, "标题");
}

// A page break cut the table through merged cells: beside the other columns nothing but their rules is drawn.
TEST(RuledGrid, RulesBesideATableAndAsTallBelongToIt) {
  Page page = sample_page();
  for (Ruling& ruling : page.rulings)
    if (ruling.axis == Axis::kVertical) ruling.from = 100;
  page.rulings.push_back(down(20, 100, 160));
  page.rulings.push_back(down(60, 100, 160));
  page.rulings.push_back(down(500, 100, 130));  // not as tall
  page.words.push_back(word("甲项", 22, 120));
  const PageLayout layout = lay_out(page);
  ASSERT_EQ(layout.grids.size(), 1u);
  const Grid& grid = layout.grids[0];
  EXPECT_EQ(grid.columns(), 5);
  expect_cells_tile_the_grid(grid);
  ASSERT_NE(cell_with(grid, "甲项"), nullptr);
  EXPECT_EQ(cell_with(grid, "甲项")->row_span, 3);
}

TEST(RuledGrid, MovingOrShufflingThePageChangesNothing) {
  const Grid expected = lay_out(sample_page()).grids.at(0);
  std::mt19937 random(20240229);
  for (int round = 0; round < 20; ++round) {
    Page page = sample_page();
    std::shuffle(page.rulings.begin(), page.rulings.end(), random);
    std::shuffle(page.words.begin(), page.words.end(), random);
    const double dx = round * 3.7, dy = round * 11.3;
    for (Ruling& r : page.rulings) {
      r.position += r.axis == Axis::kVertical ? dx : dy;
      r.from += r.axis == Axis::kVertical ? dy : dx;
      r.to += r.axis == Axis::kVertical ? dy : dx;
    }
    for (Word& w : page.words) {
      w.box = {w.box.x0 + dx, w.box.y0 + dy, w.box.x1 + dx, w.box.y1 + dy};
      for (CharSpan& c : w.chars) c = {static_cast<float>(c.x0 + dx), static_cast<float>(c.x1 + dx)};
    }
    const Grid grid = lay_out(page).grids.at(0);
    ASSERT_EQ(grid.cells.size(), expected.cells.size());
    for (std::size_t i = 0; i < grid.cells.size(); ++i) EXPECT_EQ(grid.cells[i].text, expected.cells[i].text);
  }
}

TEST(RuledGrid, RulesDrawnCellByCellAreOneGrid) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int row = 0; row < 3; ++row)
    for (int col = 0; col < 4; ++col) {
      const double x = 100 + 50 * col, y = 100 + 20 * row;
      page.rulings.insert(page.rulings.end(), {across(y, x + 0.5, x + 49.5), across(y + 19.7, x + 0.5, x + 49.5),
                                               down(x, y + 0.5, y + 19.5), down(x + 50.4, y + 0.5, y + 19.5)});
    }
  const auto grids = lay_out(page).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].rows(), 3);
  EXPECT_EQ(grids[0].columns(), 4);
  EXPECT_EQ(grids[0].cells.size(), 12u);
}

TEST(RuledGrid, MissingOuterBordersKeepTheirColumns) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 400), across(120, 100, 400), across(140, 100, 400), down(200, 100, 140),
                  down(300, 100, 140)};
  const auto grids = lay_out(page).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].columns(), 3);
}

// A line across the whole table below the columns of its last row.
TEST(RuledGrid, ColumnsEndWhereTheirRulesEnd) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 400), across(120, 100, 400), across(180, 100, 400), down(100, 100, 180),
                  down(200, 100, 160),   down(300, 100, 160),   down(400, 100, 180)};
  page.words = {word("甲", 110, 105),   word("乙", 210, 105), word("丙", 310, 105), word("丁", 110, 125),
                word("note", 150, 165), word("to", 220, 165), word("all", 320, 165)};
  const Grid grid = lay_out(page).grids.at(0);
  EXPECT_EQ(grid.rows(), 3);
  expect_cells_tile_the_grid(grid);
  ASSERT_NE(cell_with(grid, "note to all"), nullptr);
  EXPECT_EQ(cell_with(grid, "note to all")->col_span, 3);
  EXPECT_NE(cell_with(grid, "丁"), nullptr);
  // One rule that stops short makes room for a text; no row ends there.
  page.rulings[5] = down(300, 100, 180);
  EXPECT_EQ(lay_out(page).grids.at(0).rows(), 2);
}

// Below each group's heading the column rules begin; only that behind the numbers of the groups runs through.
TEST(RuledGrid, HeadingsOfGroupsEndWhereColumnRulesBegin) {
  std::vector<Ruling> rulings = {across(100, 100, 400), across(150, 100, 400)};
  Page page{.number = 1, .width_pt = 600, .height_pt = 800, .words = {}, .rulings = rulings};
  for (const double x : {100.0, 130.0, 400.0}) page.rulings.push_back(down(x, 100, 150));
  for (const double x : {180.0, 230.0, 280.0, 330.0}) page.rulings.push_back(down(x, 120, 150));
  page.rulings.push_back(across(135, 130, 400));
  const auto grids = lay_out(page).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].rows(), 3);
  EXPECT_EQ(grids[0].cells[0].row_span, 3);
  EXPECT_EQ(grids[0].cells[1].col_span, 5);
}

TEST(RuledGrid, TablesApartAreGridsApart) {
  Page page = sample_page();
  for (const Ruling& r : sample_page().rulings) {
    Ruling lower = r;
    if (r.axis == Axis::kHorizontal)
      lower.position += 200;
    else
      lower.from += 200, lower.to += 200;
    page.rulings.push_back(lower);
  }
  EXPECT_EQ(lay_out(page).grids.size(), 2u);
}

// Cells have borders where they have a text: that of 208 in the last column meets no other.
TEST(RuledGrid, ACellWithoutNeighboursIsOneOfItsRow) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(80, 100, 500),  across(100, 100, 500), across(120, 100, 300), across(140, 100, 300),
                  across(160, 100, 300), across(140, 400, 500), across(160, 400, 500), down(100, 80, 160),
                  down(200, 80, 160),    down(300, 80, 160),    down(400, 80, 100),    down(500, 80, 100),
                  down(400, 140, 160),   down(500, 140, 160)};
  add_row(page, {{"编码", 110}, {"名称", 210}, {"事业收入", 310}, {"其他收入", 410}}, 85);
  add_row(page, {{"201", 110}, {"教育", 210}}, 105);
  add_row(page, {{"205", 110}, {"文化", 210}}, 125);
  add_row(page, {{"208", 110}, {"卫生", 210}, {"12.30", 470}}, 145);
  for (const TableSearch search : {TableSearch::kEverything, TableSearch::kConfident}) {
    const PageLayout layout = lay_out(page, search);
    ASSERT_EQ(layout.grids.size(), 1u);
    const Cell* figure = cell_with(layout.grids[0], "12.30");
    ASSERT_NE(figure, nullptr);
    EXPECT_EQ(figure->row, 3);
    EXPECT_EQ(figure->row_span, 1);
    expect_cells_tile_the_grid(layout.grids[0]);
  }
}

// The rule between the rows of 八、 and 九、 is not drawn below the first.
TEST(RuledGrid, NumberedItemsAreOfRowsOfTheirOwn) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(80, 100, 500),  across(100, 100, 500), across(120, 200, 500),
                  across(140, 100, 500), down(100, 80, 140),    down(200, 80, 140),
                  down(300, 80, 140),    down(400, 80, 140),    down(500, 80, 140)};
  add_row(page, {{"项目", 110}, {"金额", 210}, {"项目", 310}, {"金额", 410}}, 85);
  add_row(page, {{"八、经营", 110}, {"1.50", 270}, {"八、教育", 310}, {"2.50", 470}}, 105);
  add_row(page, {{"九、其他", 110}, {"九、文化", 310}, {"3.50", 470}}, 125);
  const PageLayout layout = lay_out(page);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(row_of(layout.grids[0], 1), "八、经营|1.50|八、教育|2.50");
  EXPECT_EQ(row_of(layout.grids[0], 2), "九、其他||九、文化|3.50");
}

TEST(RuledGrid, LoneRulesAreNoTable) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 400)};
  EXPECT_TRUE(lay_out(page).grids.empty());
  page.rulings.push_back(down(50, 300, 400));
  EXPECT_TRUE(lay_out(page).grids.empty());
}

TEST(CellText, FigureThatCrossesItsRuleStaysWhole) {
  Page page = sample_page();
  page.words = {word("12,345,678,901.23", 217, 145)};  // ends at 302, two points over the rule at 300
  const Grid grid = lay_out(page).grids.at(0);
  const Cell* cell = cell_with(grid, "12,345,678,901.23");
  ASSERT_NE(cell, nullptr);
  EXPECT_EQ(cell->col, 1);
}

TEST(CellText, FiguresPrintedWithoutAGapArePartedAtTheRule) {
  Page page = sample_page();
  page.words = {word("1,234.565,678.90", 258, 145)};
  const Grid grid = lay_out(page).grids.at(0);
  EXPECT_NE(cell_with(grid, "1,234.56"), nullptr);
  ASSERT_NE(cell_with(grid, "5,678.90"), nullptr);
  EXPECT_EQ(cell_with(grid, "5,678.90")->col, 2);
}

TEST(CellText, AFigureThatOverflowsIsPartedWhereBothHaveTheirDecimals) {
  Page page = sample_page();
  page.words = {word("1,234.565,678.90", 265, 145)};  // the first ends at 305, its last digit past the rule at 300
  const Grid grid = lay_out(page).grids.at(0);
  EXPECT_NE(cell_with(grid, "1,234.56"), nullptr);
  EXPECT_NE(cell_with(grid, "5,678.90"), nullptr);
}

TEST(CellText, NameThatOverflowsStaysInItsCell) {
  Page page = sample_page();
  page.words = {word("一般公共预算资金安排", 104, 145)};  // ends at 204
  EXPECT_NE(cell_with(lay_out(page).grids.at(0), "一般公共预算资金安排"), nullptr);
  page.words = {
      word("机关事业单位基本养老保险缴费支出", 102, 145)};  // its middle is past the rule at 200... starts in its cell
  const Grid grid = lay_out(page).grids.at(0);
  const Cell* cell = cell_with(grid, "机关事业单位基本养老保险缴费支出");
  ASSERT_NE(cell, nullptr);
  EXPECT_EQ(cell->col, 0);
}

TEST(CellText, LinesOfDifferentSpacingAreReadApart) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 400), across(160, 100, 400), down(100, 100, 160), down(120, 100, 160),
                  down(400, 100, 160)};
  page.words = {word("North", 130, 110), word("Lane", 160, 110), word("Town", 130, 120), word("98", 160, 120),
                word("Weight:", 300, 115)};
  const Grid grid = lay_out(page).grids.at(0);
  EXPECT_NE(cell_with(grid, "North Lane Weight: Town 98"), nullptr) << grid.cells.back().text;
}

TEST(CellText, WrappedFigureIsOneFigure) {
  Page page = sample_page();
  page.rulings.push_back(across(200, 100, 400));
  page.rulings.insert(page.rulings.end(),
                      {down(100, 160, 200), down(200, 160, 200), down(300, 160, 200), down(400, 160, 200)});
  page.words = {word("5,969.5", 240, 165), word("3", 250, 180)};
  EXPECT_NE(cell_with(lay_out(page).grids.at(0), "5,969.53"), nullptr);
}

}  // namespace
}  // namespace yusuan::grid
