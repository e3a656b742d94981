#include "grid/silent_body.h"

#include <gtest/gtest.h>

#include <vector>

#include "drawn_page.h"
#include "grid/lanes.h"

namespace yusuan {
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

}  // namespace
}  // namespace yusuan
