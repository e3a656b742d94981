#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// Two tables between rules of their own, the right one 5 pt higher, its last row of three lines.
Page tables_page() {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {79.0, 97.0, 117.0, 137.0, 157.0}) page.rulings.push_back(across(y, 50, 250));
  for (const double y : {74.0, 92.0, 112.0, 132.0, 180.0}) page.rulings.push_back(across(y, 300, 500));
  const char* left[][3] = {
      {"Animal", "Action", "Result"}, {"Cat", "Says", "Meow"}, {"Cow", "Says", "Moo"}, {"Hen", "Says", "Cluck"}};
  const char* right[][3] = {
      {"Plant", "Place", "Colour"}, {"Oak", "Wood", "Green"}, {"Rose", "Yard", "Red"}, {"Ivy", "Wall", "Green-"}};
  for (int row = 0; row < 4; ++row) {
    add_row(page, {{left[row][0], 55}, {left[row][1], 125}, {left[row][2], 195}}, 82 + 20 * row);
    add_row(page, {{right[row][0], 305}, {right[row][1], 375}, {right[row][2], 445}}, 77 + 20 * row);
  }
  page.words.push_back(word("brown-", 445, 150));
  page.words.push_back(word("red", 445, 163));
  return page;
}

TEST(TablesBeside, KeepTheirRowsApart) {
  auto grids = lay_out(tables_page(), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 2u);
  if (grids[0].box.x0 > grids[1].box.x0) std::swap(grids[0], grids[1]);
  EXPECT_EQ(row_of(grids[0], 0), "Animal|Action|Result");
  EXPECT_EQ(row_of(grids[0], 3), "Hen|Says|Cluck");
  EXPECT_EQ(row_of(grids[1], 3), "Ivy|Wall|Green-brown-red");
}

TEST(TablesBeside, ARuleOverBothIsOneTable) {
  Page page = tables_page();
  page.rulings.push_back(across(70, 50, 500));
  page.rulings.push_back(across(125, 50, 500));
  EXPECT_NE(lay_out(page, TableSearch::kEverything).grids.size(), 2u);
}

}  // namespace
}  // namespace yusuan::grid
