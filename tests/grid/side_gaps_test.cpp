#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// Names at 60, policies at 120, dates at 260; a name of `longest` letters comes near to the policies.
Page policies_page(int longest) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Name", 60}, {"Policy", 120}, {"Due", 260}}, 100);
  double y = 114;
  for (const char* name : {"Ines", "Olaf", "Vera", "Ida"}) {
    add_row(page, {{name, 60}, {"11", 120}, {"10977", 133}, {"01.01.2025", 260}}, y);
    y += 14;
  }
  add_row(page,
          {{std::string(static_cast<std::size_t>(longest), 'X'), 60}, {"12", 120}, {"10978", 133}, {"01.01.2025", 260}},
          y);
  return page;
}

TEST(SideGaps, OneTextThatComesNearToItsNeighbourPartsNoLess) {
  const auto grids = lay_out(policies_page(11), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 3);
  EXPECT_EQ(row_of(grids[0], 1), "Ines|11 10977|01.01.2025");
  EXPECT_EQ(row_of(grids[0], 5), "XXXXXXXXXXX|12 10978|01.01.2025");
}

TEST(SideGaps, FiguresBesideEachOtherAreTwo) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Item", 60}, {"Disc", 200}, {"Taxes", 223}, {"Amount", 300}}, 100);
  add_row(page, {{"Olive", 60}, {"10.00", 195}, {"15.00%", 223}, {"42.00", 305}}, 114);
  add_row(page, {{"Chair", 60}, {"0.00", 200}, {"15.00%", 223}, {"70.00", 305}}, 128);
  add_row(page, {{"Honey", 60}, {"0.00", 200}, {"15.00%", 223}, {"12.00", 305}}, 142);
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 4);
  EXPECT_EQ(row_of(grids[0], 0), "Item|Disc|Taxes|Amount");
  EXPECT_EQ(row_of(grids[0], 2), "Chair|0.00|15.00%|70.00");
}

// Numbers in front of names, under one name and under two.
Page numbered_page(bool named) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{named ? "No" : "Project", named ? 57 : 60}, {"Cost", 250}}, 100);
  if (named) page.words.push_back(word("Name", 70, 100));
  add_row(page, {{"7", 62}, {"Bridges", 70}, {"42.00", 245}}, 114);
  add_row(page, {{"8", 62}, {"Roads", 70}, {"70.00", 245}}, 128);
  add_row(page, {{"9", 62}, {"Schools", 70}, {"12.00", 245}}, 142);
  add_row(page, {{"10", 57}, {"Parks", 70}, {"12.00", 245}}, 156);
  return page;
}

// The name of the numbers reaches out of their narrow column.
TEST(SideGaps, NumbersPartFromNamesWhereTheHeaderDoesBesideThem) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"ITEM", 60}, {"DESCRIPTION", 83}, {"PRICE", 300}}, 100);
  const char* names[] = {"Kite", "Flyer", "Trash", "Kit"};
  for (int row = 0; row < 4; ++row)
    add_row(page, {{std::to_string(row + 1), 75}, {names[row], 83}, {"20.0" + std::to_string(row * row), 300}},
            114 + 14 * row);
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 3);
  EXPECT_EQ(row_of(grids[0], 0), "ITEM|DESCRIPTION|PRICE");
  EXPECT_EQ(row_of(grids[0], 2), "2|Flyer|20.01");
}

TEST(SideGaps, NumbersPartFromNamesWhereTheHeaderDoes) {
  const auto two = lay_out(numbered_page(true), TableSearch::kEverything).grids;
  ASSERT_EQ(two.size(), 1u);
  ASSERT_EQ(two[0].columns(), 3);
  EXPECT_EQ(row_of(two[0], 4), "10|Parks|12.00");
  const auto one = lay_out(numbered_page(false), TableSearch::kEverything).grids;
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(row_of(one[0], 4), "10 Parks|12.00");
}

}  // namespace
}  // namespace yusuan::grid
