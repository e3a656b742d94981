#include "grid/silent_body.h"

#include <gtest/gtest.h>

#include <vector>

#include "drawn_page.h"
#include "grid/lanes.h"

namespace yusuan::grid {
namespace {

std::vector<const Word*> pointers_to(const std::vector<Word>& words) {
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  return pointers;
}

Grid header() { return one_row({50, 150, 250, 350}, 80, 100); }

TEST(SilentBody, IsOneBlankRow) {
  Grid grid = header();
  ASSERT_TRUE(take_silent_body(grid, {80, 100, 120}, {}));
  EXPECT_EQ(grid.rows(), 2);
  EXPECT_EQ(grid.box.y1, 120);
}

TEST(SilentBody, HoldsTheTextBeforeTheNextRule) {
  Grid grid = header();
  const std::vector<Word> words = {word("本单位没有此项支出", 150, 104)};
  ASSERT_TRUE(take_silent_body(grid, {80, 100, 120}, pointers_to(words)));
  EXPECT_EQ(grid.cells.back().text, "本单位没有此项支出");
  EXPECT_EQ(grid.cells.back().col_span, 3);
}

// In its own column, and in the middle of those for codes and names.
TEST(SilentBody, HoldsATotalWithoutFigures) {
  for (const double x : {90.0, 140.0}) {
    Grid grid = header();
    const std::vector<Word> words = {word("合计", x, 104)};
    ASSERT_TRUE(take_silent_body(grid, {80, 100, 120}, pointers_to(words)));
    const Cell* total = nullptr;
    for (const Cell& cell : grid.cells)
      if (cell.text == "合计") total = &cell;
    ASSERT_NE(total, nullptr);
    EXPECT_EQ(total->col, 0);
    EXPECT_EQ(total->col_span, x == 90 ? 1 : 2);
  }
}

// The rule that closes the table is on the next page, and the first line is one of a wrapped name.
TEST(SilentBody, IsNoneWhereFiguresFollow) {
  Grid grid = header();
  const std::vector<Word> words = {word("一般公共", 60, 104), word("1,310.41", 180, 118), word("233.12", 290, 118),
                                   word("服务支出", 60, 132)};
  EXPECT_FALSE(take_silent_body(grid, {80, 100}, pointers_to(words)));
  EXPECT_EQ(grid.rows(), 1);
}

TEST(SilentBody, IsLeftAloneByFiguresFarBelow) {
  Grid grid = header();
  const std::vector<Word> words = {word("1,310.41", 180, 200), word("233.12", 290, 200)};
  EXPECT_TRUE(take_silent_body(grid, {80, 100}, pointers_to(words)));
}

// However many texts stand above it, a column is named by one in its middle.
TEST(NamesAll, WantsATextInEachColumn) {
  const std::vector<double> edges = header().column_edges;
  const std::vector<Word> named = {word("one", 90, 85), word("two", 190, 85), word("three", 285, 85)};
  EXPECT_TRUE(names_all(chunk_lines(pointers_to(named)), edges));
  std::vector<Word> sentence = {word("a", 60, 55), word("b", 110, 55), word("c", 60, 70), word("d", 110, 70)};
  for (const char* text : {"Having", "the", "same", "hours", "of", "sleep", "is", "a", "way", "to", "rest"})
    sentence.push_back(word(text, sentence.size() == 4 ? 60 : sentence.back().box.x1 + 3, 85));
  EXPECT_FALSE(names_all(chunk_lines(pointers_to(sentence)), edges));
}

}  // namespace
}  // namespace yusuan::grid
