#include "forms/left_out.h"

#include <gtest/gtest.h>

namespace yusuan {
namespace {

PageLayout page_with(const std::vector<std::string>& lines) {
  PageLayout layout{.number = 5, .width_pt = 600, .height_pt = 800};
  double y = 100;
  for (const std::string& line : lines) {
    layout.lines.push_back({line, {50, y, 400, y + 10}, 5});
    y += 16;
  }
  return layout;
}

TEST(FiguresLeftOut, AreWarnedOfWhereRowsStandInNoTable) {
  const auto warnings = figures_left_out({page_with({"部门收入总表", "201 教育支出 1,310.41 1,077.29 233.12",
                                                     "20502 310.40 77.28 233.12", "2050201 310.40 77.28 233.12"})});
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "figures_outside");
  EXPECT_EQ(warnings[0].page, 5);
  EXPECT_EQ(warnings[0].box->y0, 116);
}

TEST(FiguresLeftOut, AreNotSeenInSentencesYearsAndSingleRows) {
  EXPECT_TRUE(
      figures_left_out({page_with({"收入12.00万元，其中拨款 10.00 万元，占 83.33 %", "2023 2024 2025", "1 2 3 4 5",
                                   "合计 12.00 10.00 2.00", "收入13.00万元，其中拨款 10.00 万元，占 76.92 %"})})
          .empty());
}

}  // namespace
}  // namespace yusuan
