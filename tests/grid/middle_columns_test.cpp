#include "grid/middle_columns.h"

#include <gtest/gtest.h>

#include <vector>

#include "drawn_page.h"

namespace yusuan::grid {
namespace {

Word centred_at(const std::string& text, double middle, double y) {
  const Word w = word(text, 0, y);
  return word(text, middle - w.box.x1 / 2, y);
}

// Columns of 60, 100, 80, 60 and 80 pt from x = 50. 合计 stands between the heights of the names of pairs and those of
// their columns, 5 pt apart.
TEST(ColumnsFromMiddles, KeepAColumnNamedBesideNamesOfPairs) {
  const std::vector<Word> words = {centred_at("功能科目", 130, 100), centred_at("财政拨款", 360, 100),
                                   centred_at("合计", 250, 105),     centred_at("编码", 80, 112),
                                   centred_at("名称", 160, 112),     centred_at("小计", 320, 112),
                                   centred_at("基金", 390, 112)};
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  const RuleStack stack{.from = 50, .to = 430, .heights = {95, 125, 300}};
  const auto found = columns_from_middles(stack, 0, chunk_lines(pointers));
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().edges, (std::vector<double>{50, 110, 210, 290, 350, 430}));
  EXPECT_EQ(found.front().header_bottom, 125);
}

// Columns of 150, 60, 80 and 70 pt from x = 50.
TEST(ColumnsFromMiddles, AreReckonedFromTheRightBehindAFirstNameAtTheLeft) {
  const std::vector<Word> words = {word("支出内容", 53, 100), centred_at("合计", 230, 100),
                                   centred_at("预算", 300, 100), centred_at("基金", 375, 100)};
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  const auto found = columns_from_middles({.from = 50, .to = 410, .heights = {95, 115, 300}}, 0, chunk_lines(pointers));
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.back().edges, (std::vector<double>{50, 200, 260, 340, 410}));
  EXPECT_TRUE(found.back().by_gaps);
}

}  // namespace
}  // namespace yusuan::grid
