#include "grid/tiling.h"

#include <gtest/gtest.h>

namespace yusuan::grid {
namespace {

TEST(Tiling, JoinsTextsThatClaimOnePlace) {
  Grid grid{.box = {0, 0, 30, 20}, .column_edges = {0, 10, 20, 30}, .row_edges = {0, 10, 20}, .cells = {}};
  std::vector<DraftCell> drafts(2);
  for (DraftCell& draft : drafts) {
    draft.col = 1;
    draft.col_span = 2;
  }
  drafts[0].lines = {"基本"};
  drafts[1].lines = {"支出"};
  const auto cells = tiled(drafts, grid);
  ASSERT_EQ(cells.size(), 5u);  // one of two columns, four blank ones
  EXPECT_EQ(cells[1].col_span, 2);
  EXPECT_EQ(cells[1].text, "基本支出");
}

}  // namespace
}  // namespace yusuan::grid
