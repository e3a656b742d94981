#include "grid/three_line.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace yusuan::grid {
namespace {

constexpr double kBottom = 800;

std::vector<TextTable> tables_of(const Page& page, const Grid* above) {
  std::vector<const Word*> words;
  for (const Word& w : page.words) words.push_back(&w);
  return three_line_tables(words, page.rulings, kBottom, above);
}

// What the page before ends with: columns between 72 and 520, no rule below the header.
Grid open_table() {
  return {.box = {72, 60, 520, 80},
          .column_edges = {72, 220, 370, 520},
          .row_edges = {60, 80},
          .cells = {},
          .ruled = false};
}

// A double rule closes off the top of the page: no header stands between its lines.
TEST(ThreeLine, GoesOnBelowADoubleRule) {
  Page page;
  page.rulings = {across(76, 72, 520), across(79, 72, 520)};
  add_row(page, {{"收入", 74}, {"1,310.41", 230}, {"233.12", 380}}, 84);
  add_row(page, {{"支出", 74}, {"2,310.41", 230}, {"433.12", 380}}, 100);
  const Grid above = open_table();
  const auto tables = tables_of(page, &above);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].grid.rows(), 2);
  EXPECT_EQ(row_of(tables[0].grid, 0), "收入|1,310.41|233.12");
  EXPECT_EQ(row_of(tables[0].grid, 1), "支出|2,310.41|433.12");
}

// The next page begins with a row, between its first and its last rule.
TEST(ThreeLine, GoesOnWithoutItsHeader) {
  Page page;
  page.rulings = {across(76, 72, 520), across(112, 72, 520)};
  add_row(page, {{"7", 74}, {"某某监测站", 230}, {"本级", 380}}, 80);
  add_row(page, {{"8", 74}, {"某某执法队", 230}, {"本级", 380}}, 96);
  write(page, "下面的一段话不在表中", 90, 118);
  const Grid above = open_table();
  const auto tables = tables_of(page, &above);
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].grid.rows(), 2);
  EXPECT_EQ(row_of(tables[0].grid, 0), "7|某某监测站|本级");
}

TEST(ThreeLine, DecimalsThatOthersHaveAreNoRow) {
  Page page;
  page.rulings = {across(76, 72, 520), across(96, 72, 520), across(190, 72, 520)};
  add_row(page, {{"项目", 74}, {"预算数", 230}, {"执行数", 380}}, 80);
  add_row(page, {{"教育支出", 74}, {"5,780.4", 230}, {"3,094.2", 380}}, 100);
  add_row(page, {{"0", 260}, {"1", 410}}, 111);
  add_row(page, {{"卫生支出", 74}, {"135.21", 235}, {"22.84", 390}}, 126);
  add_row(page, {{"住房支出", 74}, {"35.21", 240}, {"8,122.8", 380}}, 141);
  add_row(page, {{"4", 410}}, 152);
  add_row(page, {{"其他支出", 74}, {"5.20", 245}, {"2.84", 395}}, 167);
  const auto tables = tables_of(page, nullptr);
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].grid.rows(), 5);
  EXPECT_EQ(row_of(tables[0].grid, 1), "教育支出|5,780.40|3,094.21");
  EXPECT_EQ(row_of(tables[0].grid, 3), "住房支出|35.21|8,122.84");
}

TEST(ThreeLine, IsNoneWhereRulesHoldNothing) {
  Page page;
  page.rulings = {across(76, 72, 520), across(79, 72, 520), across(90, 72, 520)};
  const Grid above = open_table();
  EXPECT_TRUE(tables_of(page, &above).empty());
  EXPECT_TRUE(tables_of(page, nullptr).empty());
}

// A list of words: three rules, names in the middle of their columns.
void add_list(Page& page, double top) {
  for (const double y : {top, top + 20, top + 86}) page.rulings.push_back(across(y, 60, 460));
  add_row(page, {{"序号", 100}, {"单位名称", 240}, {"备注", 400}}, top + 5);
  for (int row = 0; row < 4; ++row) {
    const double y = top + 24 + 15 * row;
    add_row(page, {{std::to_string(row + 1), 107.5}, {"某某服务中心", 230}}, y);
    if (row != 1) page.words.push_back(word("本级", 400, y));
  }
}

TEST(ThreeLine, HoldsRowsOfWords) {
  Page page;
  add_list(page, 100);
  const auto tables = tables_of(page, nullptr);
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].grid.rows(), 5);
  EXPECT_EQ(row_of(tables[0].grid, 0), "序号|单位名称|备注");
  EXPECT_EQ(row_of(tables[0].grid, 2), "2|某某服务中心|");
}

TEST(ThreeLine, EndsWhereACaptionFollows) {
  Page page;
  add_list(page, 100);
  page.words.push_back(word("另一张表", 240, 210));
  add_list(page, 240);
  const auto tables = tables_of(page, nullptr);
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].grid.rows(), 5);
  EXPECT_EQ(tables[1].grid.rows(), 5);
}

TEST(ThreeLine, TakesNoRunningTextForRows) {
  Page page;
  page.rulings = {across(76, 72, 520), across(79, 72, 520)};
  write(page, "本年度没有其他需要说明的事项，各项数据以批复为准。", 90, 84);
  write(page, "具体情况见附注。", 90, 100);
  const Grid above = open_table();
  EXPECT_TRUE(tables_of(page, &above).empty());
}

// A code that its name follows closely: the header names both.
TEST(ThreeLine, CodesAndNamesMayBeTwoColumns) {
  Page page;
  page.rulings = {across(76, 72, 330), across(96, 72, 330), across(150, 72, 330)};
  add_row(page, {{"编码", 80}, {"名称", 150}, {"预算", 290}}, 81);
  add_row(page, {{"2010301", 75}, {"行政运行与其他事务", 115}, {"1,310.41", 288}}, 103);
  add_row(page, {{"2010302", 75}, {"机关服务", 115}, {"233.12", 298}}, 127);
  const auto tables = tables_of(page, nullptr);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(row_of(tables[0].grid, 2), "2010302|机关服务|233.12");
}

TEST(ThreeLine, TelephonesAreOneText) {
  Page page;
  page.rulings = {across(76, 72, 400), across(96, 72, 400), across(150, 72, 400)};
  add_row(page, {{"Name", 112}, {"Phone", 219.5}, {"Mail", 336}}, 81);
  for (const double y : {103.0, 127.0})
    add_row(page, {{"Novak", 109}, {"+44", 206.5}, {"20", 224.5}, {"7946", 237.5}, {"n@example.org", 313}}, y);
  const auto tables = tables_of(page, nullptr);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(row_of(tables[0].grid, 2), "Novak|+44 20 7946|n@example.org");
}

Word centred(const std::string& text, double middle, double y) {
  const Word w = word(text, 0, y);
  return word(text, middle - w.box.x1 / 2, y);
}

// Names over several columns, and headings over the rows, lie across borders.
TEST(ThreeLine, HoldsHeadingsOverAllColumns) {
  Page page;
  for (const double y : {80., 112., 236.}) page.rulings.push_back(across(y, 60, 480));
  page.words = {centred("Seasonally", 240, 84), centred("Unadjusted", 400, 84), centred("State", 110, 92)};
  const double middles[] = {200, 280, 360, 440};
  for (const double x : middles) page.words.push_back(centred("May", x, 99));
  double y = 116;
  for (const char* heading : {"Total", "Womenagedtwentyandover"}) {
    page.words.push_back(centred(heading, 270, y));
    for (const char* name : {"Alabama", "Arizona", "Colorado"}) {
      y += 15;
      page.words.push_back(word(name, 64, y));
      for (const double x : middles) page.words.push_back(centred("244,350", x, y));
    }
    y += 15;
  }
  const auto tables = tables_of(page, nullptr);
  ASSERT_EQ(tables.size(), 1U);
  const Grid& grid = tables[0].grid;
  ASSERT_EQ(grid.columns(), 5);
  ASSERT_EQ(grid.rows(), 10);
  EXPECT_EQ(row_of(grid, 3), "Alabama|244,350|244,350|244,350|244,350");
  const CellMap cells(grid);
  EXPECT_EQ(cells.at(6, 2).text, "Womenagedtwentyandover");
  EXPECT_GT(cells.at(6, 2).col_span, 1);
}

// Years stand below the names of pairs.
TEST(ThreeLine, YearsNameColumnsOfPairs) {
  Page page;
  page.rulings = {across(76, 72, 400), across(112, 72, 400), across(180, 72, 400), across(94, 178, 284),
                  across(94, 290, 397)};
  add_row(page, {{"Industry", 75}, {"Output", 216}, {"Employment", 318}}, 81);
  add_row(page, {{"2024", 192}, {"2025", 248}, {"2024", 304}, {"2025", 360}}, 99);
  add_row(page, {{"Mining", 75}, {"90,096", 187}, {"42,072", 243}, {"1,234", 302}, {"2,345", 358}}, 120);
  add_row(page, {{"Trade", 75}, {"18,989", 187}, {"87,811", 243}, {"3,456", 302}, {"4,567", 358}}, 140);
  const auto tables = tables_of(page, nullptr);
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].grid.rows(), 4);
  EXPECT_EQ(row_of(tables[0].grid, 1), "2024|2025|2024|2025");
  EXPECT_EQ(row_of(tables[0].grid, 3), "Trade|18,989|87,811|3,456|4,567");
}

// A name that begins far below a rule, half above the line of its row, is no caption of another table.
TEST(ThreeLine, RowsBeginWithWrappedNames) {
  Page page;
  for (const double y : {76.0, 94.0, 128.0, 162.0, 196.0}) page.rulings.push_back(across(y, 72, 400));
  add_row(page, {{"序号", 75}, {"名称", 160}, {"单价", 340}}, 80);
  for (int row = 0; row < 3; ++row) {
    const double y = 107 + 34 * row;
    add_row(page, {{std::to_string(row + 1), 80}, {"128.03", 340}}, y + 6);
    page.words.push_back(word("其他社会", 150, y));
    page.words.push_back(word("保障", 150, y + 12));
  }
  const auto tables = tables_of(page, nullptr);
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].grid.rows(), 4);
  EXPECT_EQ(row_of(tables[0].grid, 3), "3|其他社会保障|128.03");
}

}  // namespace
}  // namespace yusuan::grid
