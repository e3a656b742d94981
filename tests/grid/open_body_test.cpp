// Rows below a grid that is only a header: wrapped names and their codes.
#include "grid/open_body.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "drawn_page.h"
#include "grid/layout.h"
#include "grid/open_body.h"

namespace yusuan::grid {
namespace {

struct Row {
  std::string code;
  std::vector<std::string> name;
  std::string figure;
};

const std::vector<Row> kRows = {{"201", {"一般公共", "服务支出"}, "8.50"},
                                {"20103", {"政府办公厅", "及相关机构", "事务"}, "8.50"},
                                {"2010301", {"行政运行"}, "8.50"},
                                {"208", {"社会保障和", "就业支出"}, ""},
                                {"210", {"卫生健康", "支出"}, "11.20"}};

enum class Set { kMiddle, kTop };

// Lines of a name are 14 pt apart, rows 18 pt.
Page header_with_body(Set set) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {80., 100.}) page.rulings.push_back(across(y, 50, 350));
  for (const double x : {50., 120., 220., 350.}) page.rulings.push_back(down(x, 80, 100));
  page.words = {word("编码", 60, 85), word("名称", 140, 85), word("合计", 270, 85)};
  double y = 104;
  for (const Row& row : kRows) {
    const double lowest = y + 14 * static_cast<double>(row.name.size() - 1);
    const double at = set == Set::kTop ? y : (y + lowest) / 2;
    page.words.push_back(word(row.code, 60, at));
    if (!row.figure.empty()) page.words.push_back(word(row.figure, 300, at));
    for (const std::string& line : row.name) {
      page.words.push_back(word(line, 130, y));
      y += 14;
    }
    y += 4;
  }
  return page;
}

class OpenBody : public testing::TestWithParam<Set> {};

TEST_P(OpenBody, GivesWrappedNamesToTheirCodes) {
  const PageLayout layout = lay_out(header_with_body(GetParam()), TableSearch::kConfident, nullptr);
  ASSERT_EQ(layout.grids.size(), 1u);
  const Grid& grid = layout.grids[0];
  ASSERT_EQ(grid.rows(), 1 + static_cast<int>(kRows.size()));
  const CellMap cells(grid);
  for (int row = 1; row < grid.rows(); ++row) {
    const Row& expected = kRows[static_cast<std::size_t>(row) - 1];
    std::string name;
    for (const std::string& line : expected.name) name += line;
    EXPECT_EQ(cells.at(row, 0).text, expected.code);
    EXPECT_EQ(cells.at(row, 1).text, name);
    EXPECT_EQ(cells.at(row, 2).text, expected.figure);
  }
}

INSTANTIATE_TEST_SUITE_P(Sets, OpenBody, testing::Values(Set::kMiddle, Set::kTop),
                         [](const auto& set) { return set.param == Set::kMiddle ? "Middle" : "Top"; });

TEST(OpenBodyWords, AreCutWhereFiguresTouch) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {80., 100.}) page.rulings.push_back(across(y, 50, 250));
  for (const double x : {50., 130., 190., 250.}) page.rulings.push_back(down(x, 80, 100));
  page.words = {word("名称", 60, 85), word("上年", 150, 85), word("本年", 210, 85)};
  double y = 104;
  for (const char* name : {"教育支出", "科技支出", "文化支出"}) {
    page.words.push_back(word(name, 60, y));
    page.words.push_back(word("29,710.8619,775.30", 146, y));  // the seam is at 191
    y += 16;
  }
  const PageLayout layout = lay_out(page, TableSearch::kConfident, nullptr);
  ASSERT_EQ(layout.grids.size(), 1u);
  ASSERT_EQ(layout.grids[0].rows(), 4);
  const CellMap cells(layout.grids[0]);
  for (int row = 1; row < 4; ++row) {
    EXPECT_EQ(cells.at(row, 1).text, "29,710.86");
    EXPECT_EQ(cells.at(row, 2).text, "19,775.30");
  }
}

// Rows of one line are set as tight as the lines of a name, whose row overlaps both.
TEST(OpenBodyRows, KeepTheNameAboveTheirMiddle) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {80., 100.}) page.rulings.push_back(across(y, 50, 450));
  for (const double x : {50., 120., 250., 350., 450.}) page.rulings.push_back(down(x, 80, 100));
  page.words = {word("单位", 60, 85), word("项目", 170, 85), word("合计", 290, 85), word("本年", 390, 85)};
  for (const double y : {104., 115., 132.6, 150.}) {
    page.words.push_back(word("机关", 60, y));
    for (const double x : {300., 400.}) page.words.push_back(word("8.50", x, y));
    if (y != 132.6) page.words.push_back(word("行政运行", 130, y));
  }
  page.words.push_back(word("社会保险经办机构信息化", 130, 127));
  page.words.push_back(word("建设", 130, 138.2));
  const PageLayout layout = lay_out(page, TableSearch::kConfident, nullptr);
  ASSERT_EQ(layout.grids.size(), 1u);
  ASSERT_EQ(layout.grids[0].rows(), 5);
  EXPECT_EQ(CellMap(layout.grids[0]).at(3, 1).text, "社会保险经办机构信息化建设");
}

// A header of one row is no frame around texts where rows stand below it, be they words, and be its names years.
TEST(OpenBodyRows, StandBelowAHeaderOfOneRow) {
  for (const TableSearch search : {TableSearch::kConfident, TableSearch::kEverything}) {
    Page page{.number = 1, .width_pt = 600, .height_pt = 800};
    for (const double y : {80., 100.}) page.rulings.push_back(across(y, 50, 350));
    for (const double x : {50., 150., 250., 350.}) page.rulings.push_back(down(x, 80, 100));
    add_row(page, {{"单位名称", 80}, {"2025", 190}, {"2024", 290}}, 85);
    for (int row = 0; row < 4; ++row)
      add_row(page, {{"监测站", 60}, {"新建", 190}, {row == 1 ? "续建" : "撤销", 290}}, 106 + 16 * row);
    const PageLayout layout = lay_out(page, search, nullptr);
    ASSERT_EQ(layout.grids.size(), 1u);
    ASSERT_EQ(layout.grids[0].rows(), 5);
    EXPECT_EQ(row_of(layout.grids[0], 0), "单位名称|2025|2024");
    EXPECT_EQ(row_of(layout.grids[0], 2), "监测站|新建|续建");
  }
}

// A header of four names over columns between `edges`.
Grid header_over(const std::vector<double>& edges) {
  Grid grid{.column_edges = edges, .row_edges = {80, 100}, .cells = {}, .ruled = false};
  grid.box = {edges.front(), 80, edges.back(), 100};
  for (int col = 0; col < grid.columns(); ++col) grid.cells.push_back({.row = 0, .col = col, .text = "名"});
  return grid;
}

std::vector<const Word*> words_of(const Page& page) {
  std::vector<const Word*> words;
  for (const Word& word : page.words) words.push_back(&word);
  return words;
}

// A text that wraps beside its row, and sticks out of the column that its name seems to head.
TEST(OpenBodyRows, GoOnWhereATextWrapsAroundARowOfWords) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int row = 0; row < 4; ++row) {
    const double y = 106 + 20 * row + (row > 1 ? 12 : 0);
    add_row(page, {{"甲", 60}, {"统计局", 310}, {"年底", 420}}, row == 1 ? y + 6 : y);
    add_row(page, {{row == 1 ? "支持乡镇基础设施建设和农村" : "检查", 110}}, y);
    if (row == 1) add_row(page, {{"补助", 150}}, y + 12);
  }
  Grid grid = header_over({50, 100, 230, 400, 500});
  take_open_body(grid, words_of(page), {.bottom = 800, .may_be_words = true});
  ASSERT_EQ(grid.rows(), 5);
  EXPECT_EQ(row_of(grid, 2), "甲|支持乡镇基础设施建设和农村补助|统计局|年底");
}

// A sentence below the table begins left of it: what stands between its sides is no row.
TEST(OpenBodyRows, EndAboveASentenceThatBeginsBesideThem) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int row = 0; row < 3; ++row) add_row(page, {{"AB", 110}, {"12", 230}, {"34", 310}, {"56", 430}}, 106 + 14 * row);
  write(page, "Not all of it adds up because we round", 2, 106 + 14 * 3);  // `because` begins with the table
  const Grid header = header_over({100, 220, 300, 400, 500});
  Grid grid = header;
  EXPECT_EQ(take_open_body(grid, words_of(page), {.bottom = 800}).size(), 12u);
  std::erase_if(page.words, [](const Word& w) { return w.box.x0 < 100; });
  grid = header;
  EXPECT_EQ(take_open_body(grid, words_of(page), {.bottom = 800}).size(), 15u);
}

// The figures of a number to dial that wraps are none of two rows.
TEST(OpenBodyRows, StandBetweenRulesWhereNumbersToDialWrap) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  std::vector<double> rules;
  for (int row = 0; row < 4; ++row) {
    const double y = 106 + 24 * row;  // lines of one row stand as far apart as rows
    rules.push_back(y - 1);
    add_row(page, {{"Peter", 60}, {"Parks and", 130}, {"+97", 230}, {"43", 248}, {"7654", 261}, {"B12", 330}}, y);
    add_row(page, {{"recreation", 130}, {"704", 230}}, y + 12);
  }
  Grid grid = header_over({50, 120, 220, 320, 400});
  take_open_body(grid, words_of(page), {.bottom = 800, .rules = rules, .may_be_words = true});
  ASSERT_EQ(grid.rows(), 5);
  EXPECT_EQ(row_of(grid, 2), "Peter|Parks and recreation|+97 43 7654 704|B12");
}

// A grid of words, all of whose cells are filled, is no header of what stands below it.
TEST(OpenBodyRows, AreNoneBelowAWholeTableOfWords) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {100.0, 115.0, 130.0, 145.0}) page.rulings.push_back(across(y, 100, 340));
  for (const double x : {100.0, 180.0, 260.0, 340.0}) page.rulings.push_back(down(x, 100, 145));
  for (const double y : {102.0, 117.0, 132.0, 162.0, 177.0, 192.0, 207.0})
    add_row(page, {{"AB", 104}, {"CD", 184}, {"EF", 264}}, y);
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 2u);
  EXPECT_EQ(grids[0].rows(), 3);
  EXPECT_EQ(grids[1].rows(), 4);
}

TEST(OpenBodyRows, AreNoneBelowAFrameAlone) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {80., 100.}) page.rulings.push_back(across(y, 50, 350));
  for (const double x : {50., 150., 250., 350.}) page.rulings.push_back(down(x, 80, 100));
  add_row(page, {{"上页", 80}, {"目录", 190}, {"下页", 290}}, 85);
  for (int line = 0; line < 3; ++line) write(page, "some text that runs on and on below", 60, 106 + 14 * line);
  const PageLayout layout = lay_out(page, TableSearch::kEverything, nullptr);
  EXPECT_TRUE(layout.grids.empty());
  EXPECT_EQ(layout.lines.size(), 6u);
}

TEST(OpenBodyEnds, BeforeANote) {
  Page page = header_with_body(Set::kTop);
  page.words.push_back(word("注：口径同上", 56, page.words.back().box.y1 + 6));
  const PageLayout layout = lay_out(page);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(layout.grids[0].rows(), 1 + static_cast<int>(kRows.size()));
  ASSERT_EQ(layout.lines.size(), 1u);
  EXPECT_EQ(layout.lines[0].text, "注：口径同上");
}

// A form that says nothing prints its total row alone; a heading of what follows is none.
TEST(OpenBodyEnds, BehindATotalWithoutFigures) {
  for (const bool total : {true, false}) {
    Page page = header_with_body(Set::kTop);
    page.words.resize(3);
    page.words.push_back(word(total ? "合计" : "说明", 75, 108));
    const PageLayout layout = lay_out(page);
    ASSERT_EQ(layout.grids.size(), 1u);
    EXPECT_EQ(layout.grids[0].rows(), total ? 2 : 1);
  }
}

// A heading amid the rows stands closer to the one below than rows do.
TEST(OpenBodyHeadings, AreNoPartOfTheFigureBelowThem) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {80., 100.}) page.rulings.push_back(across(y, 50, 350));
  for (const double x : {50., 150., 250., 350.}) page.rulings.push_back(down(x, 80, 100));
  page.words = {word("项目", 60, 85), word("预算数", 170, 85), word("决算数", 270, 85)};
  double y = 104;
  for (const char* heading : {"本级", "市县"}) {
    page.words.push_back(word(heading, 190, y));
    y += 12;
    for (const char* name : {"教育支出", "卫生支出", "农林支出"}) {
      page.words.insert(page.words.end(), {word(name, 60, y), word("244,350", 190, y), word("246,567", 290, y)});
      y += 16;
    }
  }
  const PageLayout layout = lay_out(page, TableSearch::kConfident, nullptr);
  ASSERT_EQ(layout.grids.size(), 1u);
  ASSERT_EQ(layout.grids[0].rows(), 9);
  EXPECT_EQ(row_of(layout.grids[0], 2), "教育支出|244,350|246,567");
  EXPECT_EQ(row_of(layout.grids[0], 6), "教育支出|244,350|246,567");
}

// Names and telephones wrap, addresses do not: lines of one cell are 12 apart, rows 20 and more.
TEST(OpenBodyRows, StandFurtherApartThanLinesOfTheirTexts) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {80., 100.}) page.rulings.push_back(across(y, 50, 450));
  for (const double x : {50., 150., 250., 450.}) page.rulings.push_back(down(x, 80, 100));
  page.words = {word("Name", 60, 85), word("Telephone", 170, 85), word("E-mail", 270, 85)};
  for (int row = 0; row < 4; ++row) {
    const double y = 108 + 32 * row;
    add_row(page, {{"Peter", 60}, {"+48 87", 170}}, y);
    page.words.push_back(word("peter@example.org", 270, y + 6));
    add_row(page, {{"Novák", 60}, {"3379 890", 170}}, y + 12);
  }
  const PageLayout layout = lay_out(page, TableSearch::kEverything, nullptr);
  ASSERT_EQ(layout.grids.size(), 1u);
  ASSERT_EQ(layout.grids[0].rows(), 5);
  EXPECT_EQ(row_of(layout.grids[0], 1), "Peter Novák|+48 87 3379 890|peter@example.org");
  EXPECT_EQ(row_of(layout.grids[0], 4), "Peter Novák|+48 87 3379 890|peter@example.org");
}

}  // namespace
}  // namespace yusuan::grid
