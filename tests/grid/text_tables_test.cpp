#include "grid/text_tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "drawn_page.h"
#include "grid/layout.h"
#include "grid/middle_columns.h"
#include "grid/three_line.h"

namespace yusuan::grid {
namespace {

Word ending_at(const std::string& text, double right, double y) {
  Word w = word(text, 0, y);
  return word(text, right - w.box.x1, y);
}

Word centred_at(const std::string& text, double middle, double y) {
  Word w = word(text, 0, y);
  return word(text, middle - w.box.x1 / 2, y);
}

void expect_cells_tile(const Grid& grid) {
  std::vector<int> covered(static_cast<std::size_t>(grid.rows()) * grid.columns(), 0);
  for (const Cell& cell : grid.cells)
    for (int row = cell.row; row < cell.row + cell.row_span; ++row)
      for (int col = cell.col; col < cell.col + cell.col_span; ++col) ++covered[row * grid.columns() + col];
  EXPECT_TRUE(std::all_of(covered.begin(), covered.end(), [](int n) { return n == 1; }));
}

Page unruled_page() {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.words = {word("Country", 60, 100), ending_at("Women", 260, 100), ending_at("Men", 340, 100)};
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Austria", "12.5"}, {"Belgium", "8.0"}, {"Finland", "110.3"}, {"Italy", "9.9"}};
  double y = 118;
  for (const auto& [name, figure] : rows) {
    page.words.push_back(word(name, 60, y));
    page.words.push_back(ending_at(figure, 260, y));
    page.words.push_back(ending_at("1,0" + figure.substr(0, 1) + "4", 340, y));
    y += 14;
  }
  return page;
}

TEST(TextTables, FindsColumnsByAlignmentAlone) {
  const PageLayout layout = lay_out(unruled_page(), TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  const Grid& grid = layout.grids[0];
  EXPECT_FALSE(grid.ruled);
  EXPECT_EQ(grid.columns(), 3);
  ASSERT_EQ(grid.rows(), 5);
  EXPECT_EQ(row_of(grid, 0), "Country|Women|Men");
  EXPECT_EQ(row_of(grid, 3), "Finland|110.3|1,014");
  EXPECT_TRUE(layout.lines.empty());
  expect_cells_tile(grid);
}

TEST(TextTables, LeavesThoseWithoutHeaderToTheProseWhereFormsAreRead) {
  Page page = unruled_page();
  page.words.erase(page.words.begin(), page.words.begin() + 3);
  const PageLayout layout = lay_out(page);
  EXPECT_TRUE(layout.grids.empty());
  EXPECT_FALSE(layout.lines.empty());
}

TEST(TextTables, ShufflingWordsChangesNothing) {
  const Grid expected = lay_out(unruled_page(), TableSearch::kEverything).grids.at(0);
  std::mt19937 random(20240229);
  for (int round = 0; round < 10; ++round) {
    Page page = unruled_page();
    std::shuffle(page.words.begin(), page.words.end(), random);
    const Grid grid = lay_out(page, TableSearch::kEverything).grids.at(0);
    ASSERT_EQ(grid.cells.size(), expected.cells.size());
    for (std::size_t i = 0; i < grid.cells.size(); ++i) EXPECT_EQ(grid.cells[i].text, expected.cells[i].text);
  }
}

TEST(TextTables, JoinsWrappedLabelsAndKeepsHeadingsApart) {
  Page page = unruled_page();
  write(page, "Other countries of the", 60, 178);
  write(page, "region", 60, 189);
  page.words.push_back(ending_at("44.0", 260, 189));
  page.words.push_back(ending_at("2,004", 340, 189));
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(row_of(grids[0], grids[0].rows() - 1), "Other countries of the region|44.0|2,004");
}

TEST(TextTables, RunningTextListsContentsAndAxesAreNone) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int line = 0; line < 12; ++line) {
    write(page, "in the left column of a page the text runs on and", 50, 100 + 13 * line);
    write(page, "on the right there is as much of it to be read", 320, 100 + 13 * line);
  }
  EXPECT_TRUE(lay_out(page, TableSearch::kEverything).grids.empty());

  page.words.clear();
  for (int line = 0; line < 6; ++line) {
    page.words.push_back(word("Chapter..........................", 60, 100 + 16 * line));
    page.words.push_back(ending_at(std::to_string(3 + 4 * line), 500, 100 + 16 * line));
  }
  EXPECT_TRUE(lay_out(page, TableSearch::kEverything).grids.empty());

  page.words.clear();
  for (int line = 0; line < 6; ++line) {
    page.words.push_back(ending_at(std::to_string(100 - 20 * line), 100, 100 + 16 * line));
    page.words.push_back(ending_at(std::to_string(100 - 20 * line), 400, 100 + 16 * line));
  }
  EXPECT_TRUE(lay_out(page, TableSearch::kEverything).grids.empty());
}

// Four cards side by side whose text runs on from line to line.
TEST(TextTables, RunningTextInNarrowColumnsIsNone) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  const char* lines[] = {"We acted for the",   "seller of wind parks", "in two states whose",
                         "value had been set", "too low by a court",   "before the appeal."};
  for (int column = 0; column < 4; ++column)
    for (int line = 0; line < 6; ++line) write(page, lines[line], 40 + 140 * column, 100 + 13 * line);
  EXPECT_TRUE(lay_out(page, TableSearch::kEverything).grids.empty());
  for (Word& w : page.words) w.text.front() = 'X';  // names, not sentences
  EXPECT_EQ(lay_out(page, TableSearch::kEverything).grids.size(), 1u);
}

TEST(TextTables, TheLineAboveRulesOfEveryRowIsTheirHeader) {
  Page page = unruled_page();
  for (int row = 0; row < 5; ++row) page.rulings.push_back(across(116 + 14 * row, 55, 345));
  page.words.push_back(word("Aging", 60, 86));  // a heading
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(row_of(grids[0], 0), "Country|Women|Men");
  EXPECT_EQ(grids[0].rows(), 5);
}

// Several lines describe an item before the next one; one of them looks like a note below a table.
TEST(TextTables, GoOnBelowWhatDescribesARow) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Item", 60}, {"Quantity", 200}, {"Amount", 300}}, 100);
  for (const double top : {120.0, 200.0}) {
    add_row(page, {{top < 200 ? "Repair" : "Paint", 60}, {"12", 200}, {top < 200 ? "120.00" : "340.50", 300}}, top);
    double y = top + 15;
    for (const char* text : {"Description:", "Notes:", "Parts:", "Tax:"})
      page.words.push_back(word(text, 60, y)), y += 15;
  }
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 3);
  EXPECT_EQ(grids[0].cells.back().text, "340.50");
}

// Names wrap above the line of their row, its lines further apart than those of a label usually are, and a code stands
// no further from the name than words do. No heading of another table wraps like that.
TEST(TextTables, GoOnWhereANameWrapsAboveItsRow) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"编码", 60}, {"名称", 110}, {"收入", 250}, {"支出", 330}}, 100);
  double y = 116;
  const auto add = [&](const std::vector<std::string>& name) {
    for (std::size_t i = 0; i + 1 < name.size(); ++i, y += 16) page.words.push_back(word(name[i], 91, y));
    add_row(page, {{"21001", 60}, {name.back(), 91}, {"1,042.67", 250}, {"3,460.53", 330}}, y);
    y += 22;
  };
  for (int row = 0; row < 2; ++row) add({"支持乡镇设", "施建设和农", "村环境"});
  add({"社会保障和", "就业"});
  for (int row = 0; row < 3; ++row) add({"监测站"});
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].rows(), 7);
  EXPECT_NE(row_of(grids[0], 3).find("社会保障和就业"), std::string::npos);
}

// The unit below the names, in the middle of all columns of figures; one in line with a column's figures is its own.
TEST(TextTables, AUnitInTheMiddleSpansTheColumnsOfFigures) {
  for (const bool middle : {true, false}) {
    Page page{.number = 1, .width_pt = 600, .height_pt = 800};
    add_row(page, {{"Country", 60}, {"2021", 200}, {"2022", 270}, {"2023", 340}, {"2024", 410}}, 100);
    write(page, "million euro", middle ? 283 : 270, 114);
    for (int row = 0; row < 5; ++row)
      add_row(page, {{"Northland", 60}, {"41.0", 200}, {"52.3", 270}, {"-7.4", 340}, {"88.1", 410}}, 128 + 14 * row);
    const auto grids = lay_out(page, TableSearch::kEverything).grids;
    ASSERT_EQ(grids.size(), 1u);
    const auto unit = std::ranges::find(grids[0].cells, 4, &Cell::col_span);
    ASSERT_EQ(unit != grids[0].cells.end(), middle);
    if (!middle) continue;
    EXPECT_EQ(unit->text, "million euro");
    EXPECT_EQ(unit->col, 1);
    expect_cells_tile(grids[0]);
  }
}

// A table that goes on over pages is no reason to take a page's own table apart.
TEST(TextTables, OfAPageStandAlone) {
  Page first{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int row = 0; row < 9; ++row)
    add_row(first,
            {{"Name", 40}, {"1,2" + std::to_string(row * row) + "4", 130}, {"7,5" + std::to_string(row) + "6", 200}},
            600 + 14 * row);
  Page second{.number = 2, .width_pt = 600, .height_pt = 800};
  const auto row_at = [&](const std::string& left, const std::string& right, double y) {
    add_row(second, {{left, 40}, {"1,930", 130}, {"7,556", 200}, {right, 300}, {"3,194", 390}, {"498", 460}}, y);
  };
  add_row(second, {{"Age", 40}, {"Total", 130}, {"Male", 200}, {"Age", 300}, {"Total", 390}, {"Male", 460}}, 100);
  for (int row = 0; row < 8; ++row)
    row_at(std::to_string(row) + "0-" + std::to_string(row) + "9", "7" + std::to_string(row) + "-80", 118 + 14 * row);
  const PageLayout before = lay_out(first, TableSearch::kEverything);
  ASSERT_EQ(before.grids.size(), 1u);
  const auto alone = lay_out(second, TableSearch::kEverything).grids;
  const auto after = lay_out(second, TableSearch::kEverything, &before).grids;
  ASSERT_EQ(alone.size(), 1u);
  ASSERT_EQ(after.size(), 1u);
  EXPECT_EQ(after[0].columns(), 6);
}

// Sections stand 21 pt apart, the last 25.
TEST(TextTables, SectionsStandAboutAsFarApart) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  double y = 100;
  for (int section = 0; section < 4; ++section) {
    for (int row = 0; row < 3; ++row, y += 14)
      add_row(page, {{"Value", 60}, {"1,2" + std::to_string(section * section) + std::to_string(row * row), 300}}, y);
    y += section == 2 ? 21 : 17;
  }
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].rows(), 12);
}

// Names of many lines in the middle of which their row stands, right behind the codes.
TEST(TextTables, GoOnBesideNamesOfManyLines) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.words = {word("编码", 56, 60), word("名称", 110, 60), ending_at("合计", 300, 60), ending_at("支出", 400, 60)};
  double y = 80;
  for (int row = 0; row < 4; ++row) {
    for (int line = 0; line < 7; ++line) page.words.push_back(word("关于支持乡", 93, y + 11 * line));
    page.words.insert(page.words.end(), {word("208171" + std::to_string(row), 53, y + 33),
                                         ending_at("9,360.80", 300, y + 33), ending_at("29.90", 400, y + 33)});
    y += 85;
  }
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(layout.grids[0].columns(), 4);
  EXPECT_EQ(layout.grids[0].rows(), 5);
}

TEST(TextTables, EmptyBracketsAreOneText) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  const char* names[] = {"Ash", "Elm", "Oak", "Yew"};
  for (int line = 0; line < 4; ++line) {
    page.words.push_back(word(names[line], 60, 100 + 14 * line));
    page.words.push_back(word("Yes(", 200, 100 + 14 * line));
    page.words.push_back(word(")", 232, 100 + 14 * line));
    page.words.push_back(ending_at(std::to_string(1 + line * line) + ".5", 340, 100 + 14 * line));
  }
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].columns(), 3);
}

// 科目 over 编码 and 名称; 合计 beside both rows of the header; the third column has no figure.
Page three_line_page(bool header_grid) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.words = {centred_at("科目", 200, 105), centred_at("编码", 120, 125), centred_at("名称", 220, 125),
                centred_at("合计", 350, 115), centred_at("其中项目", 450, 115)};
  const auto row = [&](const std::string& code, const std::string& name, const std::string& figure, double y) {
    page.words.push_back(word(code, 104, y));
    page.words.push_back(word(name, 144, y));
    page.words.push_back(ending_at(figure, 396, y));
  };
  row("205", "教育支出", "1,234.56", 150);
  row("208", "社会保障支出", "34.50", 174);
  row("221", "住房保障支出", "0.06", 198);
  if (header_grid) {
    page.rulings = {across(100, 100, 500), across(120, 100, 300), across(140, 100, 500), down(100, 100, 140),
                    down(140, 120, 140),   down(300, 100, 140),   down(400, 100, 140),   down(500, 100, 140)};
  } else {
    page.rulings = {across(100, 100, 500), across(140, 100, 500), across(218, 100, 500)};
  }
  return page;
}

TEST(ThreeLineTables, KeepBlankColumnsAndSpans) {
  for (const TableSearch search : {TableSearch::kConfident, TableSearch::kEverything}) {
    const PageLayout layout = lay_out(three_line_page(false), search);
    ASSERT_EQ(layout.grids.size(), 1u);
    const Grid& grid = layout.grids[0];
    ASSERT_EQ(grid.columns(), 4);
    ASSERT_EQ(grid.rows(), 5);
    EXPECT_NEAR(grid.column_edges[1], 140, 1);
    EXPECT_NEAR(grid.column_edges[2], 300, 1);
    EXPECT_EQ(row_of(grid, 0), "科目|合计|其中项目");
    EXPECT_EQ(grid.cells[0].col_span, 2);
    EXPECT_EQ(grid.cells[1].row_span, 2);
    EXPECT_EQ(row_of(grid, 2), "205|教育支出|1,234.56|");
    EXPECT_TRUE(layout.lines.empty());
    expect_cells_tile(grid);
  }
}

TEST(OpenBody, StandsInTheColumnsOfItsHeader) {
  const PageLayout layout = lay_out(three_line_page(true));
  ASSERT_EQ(layout.grids.size(), 1u);
  const Grid& grid = layout.grids[0];
  ASSERT_EQ(grid.rows(), 5);
  EXPECT_EQ(row_of(grid, 3), "208|社会保障支出|34.50|");
  expect_cells_tile(grid);
}

TEST(OpenBody, GoesOnOverPages) {
  PageLayout first = lay_out(three_line_page(true));
  ASSERT_EQ(first.grids.size(), 1u);
  first.grids[0].box.y1 = 700;  // as if the rows ran down to the page's end
  Page page{.number = 2, .width_pt = 600, .height_pt = 800};
  page.words = {word("224", 104, 60), word("灾害防治支出", 144, 60), ending_at("7.00", 396, 60)};
  const PageLayout second = lay_out(page, TableSearch::kConfident, &first);
  ASSERT_EQ(second.grids.size(), 1u);
  EXPECT_EQ(second.grids[0].column_edges, first.grids[0].column_edges);
  EXPECT_EQ(row_of(second.grids[0], 0), "224|灾害防治支出|7.00|");
}

TEST(OpenBody, ProseBelowAHeaderIsNoRow) {
  Page page = three_line_page(true);
  std::erase_if(page.words, [](const Word& w) { return w.box.y0 > 140; });
  write(page, "本单位2024年没有使用政府性基金预算拨款安排的支出，因此本表没有数据", 110, 160);
  const PageLayout layout = lay_out(page);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(layout.grids[0].rows(), 2);
  EXPECT_EQ(layout.lines.size(), 1u);
}

TEST(OpenBody, WrappedTextsStandAroundTheMiddleOfTheirRow) {
  Page page = three_line_page(true);
  std::erase_if(page.words, [](const Word& w) { return w.box.y0 > 140; });
  page.words.insert(page.words.end(),
                    {word("208", 104, 150), word("机关事业单位基本养老保险", 144, 144), word("缴费支出", 144, 156),
                     ending_at("1.00", 396, 150), word("210", 104, 174), word("行政事业单位医疗保险补助", 144, 168),
                     word("和其他", 144, 180), ending_at("2.00", 396, 174)});
  const PageLayout layout = lay_out(page);
  ASSERT_EQ(layout.grids.size(), 1u);
  const Grid& grid = layout.grids[0];
  ASSERT_EQ(grid.rows(), 4);
  EXPECT_EQ(row_of(grid, 2), "208|机关事业单位基本养老保险缴费支出|1.00|");
  EXPECT_EQ(row_of(grid, 3), "210|行政事业单位医疗保险补助和其他|2.00|");
}

TEST(ThreeLineTables, SayWhyTheySayNothing) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 500), across(130, 100, 500), across(160, 100, 500)};
  page.words = {centred_at("科目编码", 150, 110), centred_at("科目名称", 250, 110), centred_at("合计", 350, 110),
                centred_at("其中项目", 450, 110)};
  const PageLayout blank = lay_out(page);
  ASSERT_EQ(blank.grids.size(), 1u);
  EXPECT_EQ(blank.grids[0].columns(), 4);
  EXPECT_EQ(blank.grids[0].rows(), 2);
  page.words.push_back(word("本单位没有此项支出，本表为空表。", 104, 140));
  const PageLayout told = lay_out(page);
  ASSERT_EQ(told.grids.size(), 1u);
  EXPECT_EQ(row_of(told.grids[0], 1), "本单位没有此项支出，本表为空表。");
  EXPECT_EQ(told.grids[0].cells.back().col_span, 4);
  page.words = {word("一行标题", 110, 110), word("横线之间", 153, 110), word("不是表头", 196, 110)};
  EXPECT_TRUE(lay_out(page).grids.empty());
}

TEST(StackedRows, AreCutWhereFiguresStandUnderEachOther) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(100, 100, 300), across(120, 100, 300), across(190, 100, 300),
                  down(100, 100, 190),   down(200, 100, 190),   down(300, 100, 190)};
  page.words = {word("Name", 104, 105), word("Total", 204, 105)};
  for (int line = 0; line < 5; ++line) {
    page.words.push_back(word("Land" + std::to_string(line), 104, 122 + 13 * line));
    page.words.push_back(word("1" + std::to_string(line) + ".5", 204, 122 + 13 * line));
  }
  const auto grids = lay_out(page).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].rows(), 6);
  EXPECT_EQ(row_of(grids[0], 5), "Land4|14.5");
  expect_cells_tile(grids[0]);
}

TEST(EdgesFromMiddles, FitBothSidesOrNone) {
  EXPECT_EQ(edges_from_middles({10, 40, 80}, 0, 100), (std::vector<double>{0, 20, 60, 100}));
  EXPECT_TRUE(edges_from_middles({10, 30, 80}, 0, 100).empty());
  EXPECT_TRUE(edges_from_middles({50}, 0, 100).empty());
}

TEST(TextTables, HostilePagesCostLittle) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  std::mt19937 random(7);
  std::uniform_real_distribution<double> place(0, 590);
  for (int i = 0; i < 15000; ++i) page.words.push_back(word("1", place(random), place(random)));
  for (int i = 0; i < 3000; ++i) page.rulings.push_back(across(place(random), 10, 500));
  for (const Grid& grid : lay_out(page, TableSearch::kEverything).grids) expect_cells_tile(grid);
}

// A name of five lines at the foot of its row ends no table.
TEST(TextTables, GoOnAfterAName) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"编码", 60}, {"名称", 150}, {"预算", 300}, {"执行", 400}}, 100);
  double y = 124;
  for (const std::string code : {"2010301", "2010302", "2010303"}) {
    for (int line = 0; line < 4; ++line) page.words.push_back(word("农村基础设施建设", 150, y + 11 * line));
    add_row(page, {{code, 60}, {"专项补助", 150}, {"1,310.41", 290}, {"233.12", 395}}, y + 44);
    y += 70;
  }
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1U);
  ASSERT_EQ(grids[0].rows(), 4);
  EXPECT_EQ(row_of(grids[0], 3).substr(0, 8), "2010303|");
}

// 1 2 3 in front of words are no axis.
TEST(TextTables, MayNumberTheirRows) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"序号", 60}, {"单位", 120}, {"性质", 262}, {"级别", 358}}, 100);
  for (int row = 1; row < 6; ++row)
    add_row(page, {{std::to_string(row), 67}, {"监测站", 110}, {"公益一类", 250}, {"本级", 354}}, 100 + 24 * row);
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(row_of(grids[0], 5), "5|监测站|公益一类|本级");
}

// A table of two columns of figures at `left`, `pitch` from row to row.
void add_rows(Page& page, double left, double top, double pitch, const std::vector<std::string>& names) {
  double y = top;
  for (const std::string& name : names) {
    page.words.push_back(word(name, left, y));
    page.words.push_back(ending_at(std::to_string(page.words.size() * page.words.size()) + ".5", left + 120, y));
    page.words.push_back(ending_at(std::to_string(7 * page.words.size() % 11) + ".7", left + 180, y));
    y += pitch;
  }
}

TEST(TextTables, TimesNumberRowsOfWordsWithBlanks) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Time", 60}, {"Monday", 140}, {"Tuesday", 220}, {"Friday", 300}}, 100);
  add_row(page, {{"8:00", 60}, {"Art", 140}, {"Music", 300}}, 118);
  add_row(page, {{"9:00", 60}, {"Physics", 220}}, 136);
  add_row(page, {{"10:00", 60}, {"Sports", 140}, {"History", 220}, {"Art", 300}}, 154);
  add_row(page, {{"11:00", 60}, {"Music", 140}, {"Sports", 220}}, 172);
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  ASSERT_EQ(layout.grids[0].rows(), 5);
  EXPECT_EQ(row_of(layout.grids[0], 0), "Time|Monday|Tuesday|Friday");
  EXPECT_EQ(row_of(layout.grids[0], 2), "9:00||Physics|");
}

TEST(TextTables, PartsTablesBesideEachOtherWhoseRowsStandAtOtherHeights) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_rows(page, 60, 100, 14, {"Austria", "Belgium", "Finland", "Italy", "Spain", "Malta"});
  add_rows(page, 320, 105, 14, {"Bread", "Butter", "Cheese", "Milk", "Sugar"});
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 2u);
  EXPECT_EQ(layout.grids[0].columns(), 3);
  EXPECT_EQ(layout.grids[0].rows(), 6);
  EXPECT_EQ(layout.grids[1].columns(), 3);
  EXPECT_EQ(layout.grids[1].rows(), 5);
}

TEST(TextTables, KeepsTogetherWhatStandsOnTheSameLines) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_rows(page, 60, 100, 14, {"Austria", "Belgium", "Finland", "Italy", "Spain", "Malta"});
  add_rows(page, 320, 100, 14, {"Bread", "Butter", "Cheese", "Milk", "Sugar"});
  EXPECT_EQ(lay_out(page, TableSearch::kEverything).grids.size(), 1u);
}

TEST(TextTables, RowsInLineWithEachOtherMayStandFarApart) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_rows(page, 60, 100, 34, {"Austria", "Belgium", "Finland", "Italy"});
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(layout.grids[0].rows(), 4);
}

TEST(TextTables, WordsLeftOfAFrameOnTheHeightOfItsRowsLabelThese) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int i = 0; i <= 5; ++i) page.rulings.push_back(across(100 + 20.0 * i, 200, 440));
  for (const double x : {200.0, 320.0, 440.0}) page.rulings.push_back(down(x, 100, 200));
  const std::vector<std::string> labels = {"Name", "Ingrid", "Thomas", "Aisha", "Peter"};
  const std::vector<std::string> texts = {"Department", "Finance", "Schools", "Planning", "Finance"};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double y = 105 + 20.0 * static_cast<double>(i);
    page.words.push_back(word(labels[i], 120, y));
    page.words.push_back(word(texts[i], 206, y));
    page.words.push_back(word("yes", 326, y));
  }
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(layout.grids[0].columns(), 3);
  EXPECT_EQ(row_of(layout.grids[0], 1), "Ingrid|Finance|yes");
}

}  // namespace
}  // namespace yusuan::grid
