#include "grid/fill_rules.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

constexpr std::uint32_t kFaint = 0xebebeb, kDark = 0x404040;

Page blank_page() { return {.number = 1, .width_pt = 600, .height_pt = 800}; }

// A dark head and six rows, every other one painted, each 20 pt high; the last but one has a name of two lines.
Page striped_page(double top) {
  Page page = blank_page();
  page.fills.push_back({{50, top, 450, top + 20}, kDark});
  add_row(page, {{"名称", 90}, {"规格", 240}, {"备注", 390}}, top + 5);
  double y = top + 20;
  for (int row = 0; row < 6; ++row) {
    const double height = row == 4 ? 32 : 20;
    if (row % 2 == 1) page.fills.push_back({{50, y, 450, y + height}, kFaint});
    add_row(page, {{"水泵", 60}, {"大号", 210}, {row == 2 ? "本级" : "县级", 360}}, y + 5);
    if (row == 4) page.words.push_back(word("电缆", 60, y + 17));
    y += height;
  }
  return page;
}

TEST(FillRules, StripesPartRowsOfWords) {
  for (const TableSearch search : {TableSearch::kConfident, TableSearch::kEverything}) {
    Page page = striped_page(100);
    write(page, "一段不属于表格的话", 60, 300);
    const PageLayout layout = lay_out(page, search);
    ASSERT_EQ(layout.grids.size(), 1u);
    ASSERT_EQ(layout.grids[0].rows(), 7);
    EXPECT_EQ(row_of(layout.grids[0], 0), "名称|规格|备注");
    EXPECT_EQ(row_of(layout.grids[0], 3), "水泵|大号|本级");
    EXPECT_EQ(row_of(layout.grids[0], 5), "水泵电缆|大号|县级");
    EXPECT_EQ(layout.lines.size(), 1u);
  }
}

TEST(FillRules, StripesOfTwoTablesStayApart) {
  Page page = striped_page(100);
  const Page second = striped_page(400);
  page.words.push_back(word("另一张表的标题", 215, 360));
  page.words.insert(page.words.end(), second.words.begin(), second.words.end());
  page.fills.insert(page.fills.end(), second.fills.begin(), second.fills.end());
  const PageLayout layout = lay_out(page, TableSearch::kConfident);
  ASSERT_EQ(layout.grids.size(), 2u);
  EXPECT_EQ(layout.grids[0].rows(), 7);
  EXPECT_EQ(layout.grids[1].rows(), 7);
}

TEST(FillRules, GapsBetweenCellsAreRules) {
  Page page = blank_page();
  for (int row = 0; row < 3; ++row)
    for (int col = 0; col < 3; ++col) {
      const double x = 50 + 100 * col, y = 100 + 21 * row;
      // The middle row is not painted.
      if (row != 1) page.fills.push_back({{x, y, x + 98.5, y + 19.5}, kFaint});
      page.words.push_back(word(std::string(1, static_cast<char>('a' + 3 * row + col)), x + 5, y + 5));
    }
  const PageLayout layout = lay_out(page, TableSearch::kConfident);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(row_of(layout.grids[0], 0), "a|b|c");
  EXPECT_EQ(row_of(layout.grids[0], 1), "d|e|f");
  EXPECT_EQ(row_of(layout.grids[0], 2), "g|h|i");
}

TEST(FillRules, TheLastRowNeedNotBePainted) {
  Page page = blank_page();
  for (int row = 0; row < 4; ++row)
    for (int col = 0; col < 3; ++col) {
      const double x = 50 + 100 * col, y = 100 + 20 * row;
      if (row % 2 == 0) page.fills.push_back({{x, y, x + 100, y + 20}, kFaint});
      page.words.push_back(word(std::string(1, static_cast<char>('a' + 3 * row + col)), x + 5, y + 5));
    }
  write(page, "what is said below the table", 50, 200);
  const PageLayout layout = lay_out(page, TableSearch::kConfident);
  ASSERT_EQ(layout.grids.size(), 1u);
  ASSERT_EQ(layout.grids[0].rows(), 4);
  EXPECT_EQ(row_of(layout.grids[0], 3), "j|k|l");
  EXPECT_EQ(layout.lines.size(), 1u);
}

TEST(FillRules, PaintedTextIsNoTable) {
  Page page = blank_page();
  for (int line = 0; line < 6; ++line) {
    page.fills.push_back({{50, 100. + 15 * line, 450, 115. + 15 * line}, kFaint});
    write(page, "one sentence that goes on in a box", 60, 102 + 15 * line);
  }
  page.fills.push_back({{50, 300, 150, 312}, kFaint});
  page.fills.push_back({{200, 312, 260, 324}, kFaint});
  write(page, "marked words", 60, 301);
  EXPECT_TRUE(rulings_of_fills(page.fills, page.words, {}).empty());
}

TEST(FillRules, TablesThatLinesDrawNeedNone) {
  const Page page = striped_page(100);
  EXPECT_FALSE(rulings_of_fills(page.fills, page.words, {}).empty());
  EXPECT_TRUE(rulings_of_fills(page.fills, page.words, {{45, 95, 455, 260}}).empty());
}

}  // namespace
}  // namespace yusuan::grid
