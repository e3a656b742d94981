// Tables that no rule shows: a header, and white gaps through all lines below it.
#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"
#include "laid_out_rows.h"

namespace yusuan::grid {
namespace {

Page blank_page() { return {.number = 1, .width_pt = 600, .height_pt = 800}; }

TEST(HeadedText, ListsWords) {
  Page page = blank_page();
  page.words.push_back(word("所属单位一览", 270, 80));
  add_row(page, {{"序号", 100}, {"单位名称", 230}, {"备注", 400}}, 106);
  add_row(page, {{"1", 107}, {"监测站", 235}, {"本级", 400}}, 124);
  page.words.push_back(word("交通运输业", 225, 140));
  add_row(page, {{"2", 107}, {"本级", 400}}, 146);
  page.words.push_back(word("管理所", 235, 152));
  add_row(page, {{"3", 107}, {"服务中心", 230}}, 170);
  EXPECT_EQ(rows_of(page), (Rows{"序号|单位名称|备注", "1|监测站|本级", "2|交通运输业管理所|本级", "3|服务中心|"}));
}

// Two sides without a rule between them: figures end where the texts of the other side begin. The line above names no
// column.
TEST(HeadedText, ReadsSidesThatTouchBelowACaption) {
  Page page = blank_page();
  add_row(page, {{"附件1-1", 60}, {"单位：万元", 440}}, 90);
  add_row(page, {{"项目", 90}, {"预算数", 205}, {"项目", 290}, {"预算数", 450}}, 106);
  const std::vector<std::vector<std::string>> rows = {{"一、拨款收入", "205,101.73", "一、公共安全支出", "36,309.86"},
                                                      {"二、事业收入", "2,862.26", "二、教育支出", "54,405.15"},
                                                      {"三、经营收入", "10.00", "三、卫生健康支出", "2,634.14"},
                                                      {"本年收入", "207,973.99", "本年支出", "93,349.15"}};
  double y = 120;
  for (const auto& row : rows) {
    page.words.push_back(word(row[0], 60, y));
    page.words.push_back(word(row[1], 240 - word(row[1], 0, y).box.x1, y));
    page.words.push_back(word(row[2], 242, y));
    page.words.push_back(word(row[3], 480 - word(row[3], 0, y).box.x1, y));
    y += 14;
  }
  EXPECT_EQ(rows_of(page),
            (Rows{"项目|预算数|项目|预算数", "一、拨款收入|205,101.73|一、公共安全支出|36,309.86",
                  "二、事业收入|2,862.26|二、教育支出|54,405.15", "三、经营收入|10.00|三、卫生健康支出|2,634.14",
                  "本年收入|207,973.99|本年支出|93,349.15"}));
}

// A line that says the unit announces a table, also where only sure ones are looked for and names are no clear header.
TEST(HeadedText, TheUnitAboveAnnouncesATable) {
  for (const bool unit : {true, false}) {
    Page page = blank_page();
    add_row(page, {{"部门：示例市", 60}, {unit ? "单位：万元" : "示例", 440}}, 90);
    add_row(page, {{"项目", 100}, {"上年执行数", 220}, {"增减", 430}}, 106);
    for (int row = 0; row < 5; ++row)
      add_row(page, {{row % 2 > 0 ? "契税" : "一、税收收入", 60}, {"21,631.88", 310}, {"12.4", 430}}, 122 + 14 * row);
    const auto grids = lay_out(page, TableSearch::kConfident).grids;
    if (unit) {
      ASSERT_EQ(grids.size(), 1u);
      EXPECT_EQ(row_of(grids[0], 0).find("单位"), std::string::npos);
    }
  }
}

// The header that a page repeats is one there, not the beginning of its first row.
TEST(HeadedText, AHeaderPrintedAgainStaysOne) {
  Page first = blank_page();
  first.height_pt = 220;
  const auto header = [](Page& page, double y) {
    page.words.push_back(word("科目", 110, y));
    add_row(page, {{"编码", 70}, {"名称", 150}, {"合计", 290}, {"基本支出", 390}}, y + 14);
  };
  const auto rows = [](Page& page, double y, int count) {
    for (int row = 0; row < count; ++row)
      add_row(page,
              {{"2080" + std::to_string(101 + row).substr(0), 60},
               {"就业管理事务", 130},
               {"1,630.25", 280},
               {"630.25", 400}},
              y + 16 * row);
  };
  header(first, 60);
  rows(first, 92, 7);
  Page second = blank_page();
  second.number = 2;
  header(second, 60);
  rows(second, 92, 4);
  const PageLayout before = lay_out(first, TableSearch::kEverything);
  ASSERT_EQ(before.grids.size(), 1u);
  const auto grids = lay_out(second, TableSearch::kEverything, &before).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].rows(), before.grids[0].rows() - 3);
  EXPECT_EQ(row_of(grids[0], 0), row_of(before.grids[0], 0));
}

// What nobody wraps stands in rows of its own, also where the label before it holds for several of them.
TEST(HeadedText, TextsWithRoomBesideThemAreNotWrapped) {
  Page page = blank_page();
  add_row(page, {{"Outer 1", 80}, {"Long 1", 200}, {"Long 2", 300}, {"Inner", 400}}, 100);
  add_row(page, {{"A1", 92}, {"C1", 210}, {"D1", 310}, {"E1", 407}}, 112);
  add_row(page, {{"C2", 210}, {"D2", 310}}, 124);
  add_row(page, {{"C3", 210}, {"D3", 310}}, 136);
  EXPECT_EQ(rows_of(page), (Rows{"Outer 1|Long 1|Long 2|Inner", "A1|C1|D1|E1", "|C2|D2|", "|C3|D3|"}));
}

// The name of three columns stands right above the one in their middle, and reaches over both its neighbours.
TEST(HeadedText, NamesOfSeveralColumnsAreNoNamesOfOne) {
  Page page = blank_page();
  page.words.push_back(word("本年债务限额预计执行数", 195, 100));
  page.words.push_back(word("地区", 80, 107));
  add_row(page, {{"合计", 160}, {"一般债务", 230}, {"专项债务", 310}}, 114);
  for (int row = 0; row < 4; ++row)
    add_row(page, {{"东湖县", 75}, {"5,360.21", 145}, {"1,230.45", 232}, {"9,876.54", 312}}, 132 + 16 * row);
  const Rows rows = rows_of(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], "地区|本年债务限额预计执行数");
  EXPECT_EQ(rows[1], "合计|一般债务|专项债务");
  EXPECT_EQ(rows[5], "东湖县|5,360.21|1,230.45|9,876.54");
}

// Where false tables would swallow text that others need, rows hold figures.
TEST(HeadedText, HoldsFiguresWhereOnlySureTablesAreLookedFor) {
  for (const bool figures : {true, false}) {
    Page page = blank_page();
    add_row(page, {{"地区", 80}, {"上年", 210}, {"本年", 330}}, 100);
    for (int row = 0; row < 4; ++row)
      add_row(page, {{"河区", 80}, {figures ? "123.45" : "本级", 205}, {figures ? "67.89" : "县级", 330}},
              118 + 14 * row);
    EXPECT_EQ(lay_out(page, TableSearch::kConfident).grids.size(), figures ? 1u : 0u);
  }
}

TEST(HeadedText, IsNoRunningText) {
  Page page = blank_page();
  for (int line = 0; line < 8; ++line) {
    write(page, "the left column of a page that is", 60, 100 + 14 * line);
    write(page, "set in two of them and goes on", 320, 100 + 14 * line);
  }
  EXPECT_EQ(rows_of(page), Rows{"grids: 0"});
}

TEST(HeadedText, TitlesInLargerLettersBeginAnotherTable) {
  Page page = blank_page();
  for (const double top : {100.0, 200.0}) {
    Word title = word("季度情况", 250, top - 26);
    title.box.y1 = title.box.y0 + 15;
    page.words.push_back(title);
    add_row(page, {{"地区", 80}, {"上年", 210}, {"本年", 330}}, top);
    for (int row = 0; row < 4; ++row)
      add_row(page, {{"河区", 80}, {"123.45", 205}, {"67.89", 330}}, top + 14 + 14 * row);
  }
  EXPECT_EQ(lay_out(page, TableSearch::kEverything).grids.size(), 2u);
}

}  // namespace
}  // namespace yusuan::grid
