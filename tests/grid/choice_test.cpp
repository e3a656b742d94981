// Another reading takes the place of the one that came first only where it is clearly better.
#include "grid/choice.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "drawn_page.h"
#include "grid/choice_weights.h"
#include "grid/layout.h"
#include "grid/reading_signs.h"
#include "laid_out_rows.h"

namespace yusuan::grid {
namespace {

// A grid of `rows` rows and three columns of 80 pt from (160, 100), and words in it.
Page framed(int rows) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int row = 0; row <= rows; ++row) page.rulings.push_back(across(100 + 20 * row, 160, 400));
  for (int column = 0; column <= 3; ++column) page.rulings.push_back(down(160 + 80 * column, 100, 100 + 20 * rows));
  add_row(page, {{"结果", 190}, {"单位", 270}, {"参考区间", 340}}, 105);
  for (int row = 1; row < rows; ++row) add_row(page, {{"合格", 190}, {"克", 275}, {"低于上限", 340}}, 105 + 20 * row);
  return page;
}

double sign(const Grid& grid, const Page& page, ReadingSign sign) {
  return signs_of(grid, page.words)[static_cast<std::size_t>(sign)];
}

// What a table's finder leaves beside its rows a reading that takes them all adds to it.
TEST(Choice, TakesTheLabelsBesideAFrame) {
  Page page = framed(4);
  page.words.push_back(word("检测项目", 90, 105));
  page.words.push_back(word("硒", 140, 125));
  page.words.push_back(word("砷化物", 120, 145));
  page.words.push_back(word("镉", 90, 165));
  EXPECT_EQ(rows_of(page), (Rows{"检测项目|结果|单位|参考区间", "硒|合格|克|低于上限", "砷化物|合格|克|低于上限",
                                 "镉|合格|克|低于上限"}));
}

// Rulings are not given up for running text beside them.
TEST(Choice, LeavesWhatIsOutOfStep) {
  Page page = framed(4);
  for (double y = 102; y < 178; y += 14) page.words.push_back(word("此处为正文", 90, y));
  EXPECT_EQ(rows_of(page)[0], "结果|单位|参考区间");
}

TEST(Choice, SeesNoDoubtInAFullGrid) {
  const Page page = framed(4);
  const auto layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1U);
  const ReadingSigns signs = signs_of(layout.grids[0], page.words);
  EXPECT_EQ(std::count(signs.begin(), signs.end(), 0.0), static_cast<std::ptrdiff_t>(kReadingSigns));
  EXPECT_EQ(sign(layout.grids[0], page, ReadingSign::kTextsBeside), 0);
}

TEST(ReadingSigns, ShowWhatWasJoinedAndLeftOut) {
  Page page = framed(4);
  Grid grid = lay_out(page, TableSearch::kEverything).grids.at(0);
  page.words.push_back(word("12", 222, 125));  // beside 合格, as far away as a column of its own
  page.words.push_back(word("左", 130, 145));  // on the height of the third row
  add_row(page, {{"下", 190}, {"行", 270}}, 185);
  EXPECT_DOUBLE_EQ(sign(grid, page, ReadingSign::kJoinedTexts), 1.0 / 12);
  EXPECT_DOUBLE_EQ(sign(grid, page, ReadingSign::kTextsBeside), 1.0 / 4);
  EXPECT_EQ(sign(grid, page, ReadingSign::kGoesOnBelow), 1);
  EXPECT_EQ(sign(grid, page, ReadingSign::kGoesOnAbove), 0);
}

// A challenge has a value for each code, and the weights as many.
TEST(Choice, KnowsTheCodesOfItsEvidence) {
  Page page = framed(4);
  page.words.push_back(word("硒", 140, 125));
  PageLayout layout = lay_out(page, TableSearch::kConfident);
  const auto challenges = challenges_to(layout, page, table_candidates(page));
  EXPECT_EQ(kChoiceWeights.size(), evidence_codes().size());
  ASSERT_FALSE(challenges.empty());
  for (const TableChallenge& challenge : challenges) EXPECT_EQ(challenge.evidence.size(), evidence_codes().size());
}

}  // namespace
}  // namespace yusuan::grid
