#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// Two rows of figures between rules, and a line above them.
Page below(const std::vector<std::pair<std::string, double>>& line) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {115.0, 135.0, 155.0}) page.rulings.push_back(across(y, 50, 410));
  for (const double x : {50.0, 170.0, 290.0, 410.0}) page.rulings.push_back(down(x, 115, 155));
  add_row(page, {{"Ash", 55}, {"1,203", 230}, {"12.5%", 350}}, 120);
  add_row(page, {{"Oak", 55}, {"88", 230}, {"3.1%", 350}}, 140);
  add_row(page, line, 102);
  return page;
}

std::vector<Grid> grids_of(const Page& page) { return lay_out(page, TableSearch::kEverything).grids; }

TEST(NamesAbove, AreThoseOfTheColumns) {
  const auto grids = grids_of(below({{"Tree", 55}, {"Number", 220}, {"%", 360}}));
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].rows(), 3);
  EXPECT_EQ(row_of(grids[0], 0), "Tree|Number|%");
  EXPECT_EQ(row_of(grids[0], 1), "Ash|1,203|12.5%");
}

TEST(NamesAbove, IsNoCaption) {
  const auto grids = grids_of(below({{"Trees", 150}, {"of", 180}, {"the", 195}, {"park", 215}}));
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].rows(), 2);
}

TEST(NamesAbove, IsNoRowOfAmounts) {
  const auto grids = grids_of(below({{"Elm", 55}, {"2.75", 220}, {"1.5%", 350}}));
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].rows(), 2);
}

}  // namespace
}  // namespace yusuan::grid
