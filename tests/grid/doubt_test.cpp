#include "grid/doubt.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "grid/page_area.h"

namespace yusuan::grid {
namespace {

Grid grid_of(const std::vector<std::vector<std::string>>& rows) {
  Grid grid{.page = 1, .column_edges = {0}, .row_edges = {0}};
  for (std::size_t c = 0; c < rows.front().size(); ++c) grid.column_edges.push_back(100.0 * static_cast<double>(c + 1));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double top = 20.0 * static_cast<double>(r);
    grid.row_edges.push_back(top + 20);
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const double left = 100.0 * static_cast<double>(c);
      grid.cells.push_back({.row = static_cast<int>(r),
                            .col = static_cast<int>(c),
                            .box = {left, top, left + 100, top + 20},
                            .text = rows[r][c],
                            .text_box = {left + 5, top + 5, left + 60, top + 15}});
    }
  }
  return grid;
}

bool gives(Grid grid, const std::string& reason) {
  grid.ruled = false;
  const auto reasons = doubt_of(grid).reasons;
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

const std::vector<std::vector<std::string>> kRows{{"项目", "金额"}, {"办公费", "1.00"}, {"差旅费", "2.00"}};

TEST(Doubt, IsNoneOfARuledTableOfFigures) {
  EXPECT_EQ(doubt_of(grid_of(kRows)).share, 0);
  EXPECT_TRUE(doubt_of(grid_of(kRows)).reasons.empty());
}

TEST(Doubt, GrowsWithEachReason) {
  Grid grid = grid_of(kRows);
  grid.ruled = false;
  const double one = doubt_of(grid).share;
  grid.cells[3].text = "1.00 2.00";
  EXPECT_GT(one, 0);
  EXPECT_GT(doubt_of(grid).share, one);
  EXPECT_LT(doubt_of(grid).share, 1);
}

TEST(Doubt, IsNoneOfABlankForm) {
  EXPECT_TRUE(doubt_of(grid_of({{"项目", "金额"}, {"", ""}, {"", ""}, {"总计", "0"}, {"", ""}})).reasons.empty());
}

TEST(Doubt, NamesWhatItSees) {
  Grid wide = grid_of(kRows);
  wide.cells[2].text_box.x1 = 120;
  EXPECT_TRUE(gives(wide, "text_sticks_out"));
  EXPECT_TRUE(gives(grid_of({{"一", "\xEF\xBF\xBD"}, {"二", "2"}}), "unknown_glyphs"));
  EXPECT_TRUE(gives(grid_of({{"一", "2"}}), "one_line"));
  EXPECT_TRUE(gives(grid_of({{"一", ""}, {"", "2"}, {"", ""}}), "mostly_blank"));
  EXPECT_TRUE(gives(grid_of({{"一", "二"}, {"三", "四"}}), "no_figures"));
  const std::vector<std::vector<std::string>> mixed{{"项目", "金额"}, {"a", "1"}, {"b", "2"},
                                                    {"c", "x"},       {"d", "4"}, {"e", "5"}};
  EXPECT_TRUE(gives(grid_of(mixed), "words_among_figures"));
}

TEST(PageArea, KeepsWhatLiesInIt) {
  Page page{.number = 4, .width_pt = 595, .height_pt = 842};
  page.words = {{.text = "in", .box = {100, 100, 120, 110}}, {.text = "out", .box = {300, 100, 320, 110}}};
  page.rulings = {
      {Axis::kHorizontal, 101, 50, 500}, {Axis::kHorizontal, 300, 50, 500}, {Axis::kVertical, 200.5, 0, 800}};
  page.fills = {{.box = {150, 50, 400, 120}}, {.box = {300, 300, 400, 400}}};
  const Page part = only_within(page, {90, 90, 200, 200});
  EXPECT_EQ(part.number, 4);
  ASSERT_EQ(part.words.size(), 1U);
  EXPECT_EQ(part.words[0].text, "in");
  ASSERT_EQ(part.rulings.size(), 2U);
  EXPECT_EQ(part.rulings[0].from, 90);
  EXPECT_EQ(part.rulings[0].to, 200);
  EXPECT_EQ(part.rulings[1].to, 200);
  ASSERT_EQ(part.fills.size(), 1U);
  EXPECT_EQ(part.fills[0].box, (Rect{150, 90, 200, 120}));
}

}  // namespace
}  // namespace yusuan::grid
