#include "grid/border_pieces.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// Cells with borders of their own, given by their boxes.
Page page_of_boxes(int number, const std::vector<std::vector<double>>& boxes) {
  Page page{.number = number, .width_pt = 600, .height_pt = 800};
  for (const auto& box : boxes)
    for (const Ruling& side : {across(box[1], box[0], box[2]), across(box[3], box[0], box[2]),
                               down(box[0], box[1], box[3]), down(box[2], box[1], box[3])})
      page.rulings.push_back(side);
  return page;
}

PageLayout first_page() {
  Page page = page_of_boxes(1, {{100, 100, 200, 120},
                                {200, 100, 300, 120},
                                {300, 100, 400, 120},
                                {400, 100, 500, 120},
                                {100, 120, 200, 140},
                                {200, 120, 300, 140},
                                {300, 120, 400, 140},
                                {400, 120, 500, 140}});
  add_row(page, {{"收入", 110}, {"金额", 210}, {"支出", 310}, {"金额", 410}}, 105);
  add_row(page, {{"税收", 110}, {"7.00", 210}, {"教育", 310}, {"7.00", 410}}, 125);
  return lay_out(page);
}

Page second_page() {
  return page_of_boxes(2, {{100, 80, 200, 100},
                           {300, 80, 400, 100},
                           {400, 80, 500, 100},
                           {100, 100, 200, 120},
                           {300, 100, 400, 120},
                           {400, 100, 500, 120}});
}

TEST(BorderPieces, GoOnWithTheTableOfThePageBefore) {
  const PageLayout before = first_page();
  Page page = second_page();
  add_row(page, {{"收费", 110}, {"卫生", 310}, {"3.00", 410}}, 85);
  add_row(page, {{"其他", 110}, {"农林", 310}, {"5.00", 410}}, 105);
  const PageLayout layout = lay_out(page, TableSearch::kConfident, &before);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(row_of(layout.grids[0], 0), "收费||卫生|3.00");
  EXPECT_EQ(row_of(layout.grids[0], 1), "其他||农林|5.00");
}

TEST(BorderPieces, StayApartBelowHeadersOfTheirOwn) {
  const PageLayout before = first_page();
  Page page = second_page();
  add_row(page, {{"单位", 110}, {"项目", 310}, {"金额", 410}}, 85);
  add_row(page, {{"其他", 110}, {"农林", 310}, {"5.00", 410}}, 105);
  const PageLayout layout = lay_out(page, TableSearch::kConfident, &before);
  EXPECT_EQ(layout.grids.size(), 2u);
}

}  // namespace
}  // namespace yusuan::grid
