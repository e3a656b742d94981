#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan {
namespace {

// Five lines drawn cell by cell between `joints`, texts that nearly touch below each other.
Page invoice_page(const std::vector<double>& joints) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {95.0, 115.0, 135.0, 155.0, 175.0})
    for (std::size_t i = 0; i + 1 < joints.size(); ++i) page.rulings.push_back(across(y, joints[i], joints[i + 1]));
  add_row(page, {{"Item", 55}, {"Discount", 160}, {"Taxes", 203}, {"Sum", 255}}, 100);
  add_row(page, {{"---", 55}, {"Tools", 73}}, 120);
  add_row(page, {{"Hammer", 55}, {"10.00", 175}, {"15.00%", 203}, {"42.00", 255}}, 140);
  add_row(page, {{"Saw", 55}, {"0.00", 180}, {"15.00%", 203}, {"4.00", 260}}, 160);
  return page;
}

TEST(BorderJoints, AreWhereCellsMeet) {
  const auto grids = lay_out(invoice_page({50, 150, 201.5, 250, 300}), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 4);
  EXPECT_EQ(row_of(grids[0], 0), "Item|Discount|Taxes|Sum");
  EXPECT_EQ(row_of(grids[0], 2), "Hammer|10.00|15.00%|42.00");
}

TEST(BorderJoints, SayNothingWhereColumnsHaveNone) {
  const auto grids = lay_out(invoice_page({50, 150, 300}), TableSearch::kEverything).grids;
  for (const Grid& grid : grids)
    for (const Cell& cell : grid.cells) EXPECT_EQ(cell.text.find("15.00% 4"), std::string::npos) << cell.text;
}

}  // namespace
}  // namespace yusuan
