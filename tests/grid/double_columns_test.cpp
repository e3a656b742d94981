#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// A grid of two columns, 50 to 200 to 350; the second holds two figures a row, `gap` apart.
Page indicators_page(double gap, const std::string& figure) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {95.0, 115.0, 135.0, 155.0, 175.0}) page.rulings.push_back(across(y, 50, 350));
  for (const double x : {50.0, 200.0, 350.0}) page.rulings.push_back(down(x, 95, 175));
  const double second = 230 + 5 * static_cast<double>(figure.size()) + gap;
  add_row(page, {{"Indicator", 60}, {"Total", 225}, {"Rural", 260}}, 100);
  add_row(page, {{"Roads", 60}, {figure, 230}, {figure, second}}, 120);
  add_row(page, {{"Schools", 60}, {figure, 230}, {figure, second}}, 140);
  add_row(page, {{"Bridges", 60}, {figure, 230}, {figure, second}}, 160);
  return page;
}

TEST(DoubleColumns, TwoFiguresInEachCellAreTwoColumns) {
  const auto grids = lay_out(indicators_page(18, "11.9"), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 3);
  EXPECT_EQ(row_of(grids[0], 0), "Indicator|Total|Rural");
  EXPECT_EQ(row_of(grids[0], 2), "Schools|11.9|11.9");
}

TEST(DoubleColumns, GroupsOfThousandsAreOneFigure) {
  const auto grids = lay_out(indicators_page(5, "119"), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].columns(), 2);
}

}  // namespace
}  // namespace yusuan::grid
