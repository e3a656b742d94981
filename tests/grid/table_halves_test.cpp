#include "grid/table_halves.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// Numbered rows in two halves beside each other; those of the right one begin with `next`.
Page numbered_page(int rows, int next) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int i = 0; i < rows; ++i) {
    const double y = 100 + 14.0 * i;
    add_row(page, {{std::to_string(i + 1), 60}, {std::to_string(100 + i * i), 100}, {"4.25", 140}}, y);
    if (i + 2 < rows)
      add_row(page, {{std::to_string(next + i), 250}, {std::to_string(200 + i * i), 290}, {"5.25", 330}}, y);
  }
  return page;
}

TEST(TableHalves, RowsGoOnAtTheTopOfTheRightOne) {
  const auto grids = lay_out(numbered_page(8, 9), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 2u);
  EXPECT_EQ(grids[0].rows(), 8);
  EXPECT_EQ(row_of(grids[0], 7), "8|149|4.25");
  EXPECT_EQ(grids[1].rows(), 6);
  EXPECT_EQ(row_of(grids[1], 0), "9|200|5.25");
}

TEST(TableHalves, OtherNumbersAreColumns) {
  const auto grids = lay_out(numbered_page(8, 31), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].columns(), 6);
}

// Three columns that count up are the axes of charts beside each other while they are short.
TEST(TableHalves, LongColumnsThatCountAreATable) {
  for (const int rows : {8, 20}) {
    Page page{.number = 1, .width_pt = 600, .height_pt = 800};
    for (int i = 0; i < rows; ++i)
      add_row(page, {{std::to_string(i + 10), 60}, {std::to_string(100 + i), 100}, {std::to_string(200 + i), 140}},
              100 + 14.0 * i);
    EXPECT_EQ(lay_out(page, TableSearch::kEverything).grids.size(), rows > 15 ? 1u : 0u) << rows;
  }
}

}  // namespace
}  // namespace yusuan::grid
