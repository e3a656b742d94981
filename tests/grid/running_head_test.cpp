#include "grid/running_head.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

Page with_table(double top) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Country", 60}, {"Women", 235}, {"Men", 425}}, top);
  add_row(page, {{"Austria", 60}, {"112.5", 235}, {"41.3", 420}}, top + 14);
  add_row(page, {{"Belgium", 60}, {"108.0", 235}, {"97.6", 420}}, top + 28);
  add_row(page, {{"Finland", 60}, {"110.3", 235}, {"55.1", 420}}, top + 42);
  return page;
}

TEST(RunningHead, HasTheNumberOfThePageAtItsSide) {
  Page page = with_table(72);
  add_row(page, {{"Trees", 60}, {"12", 430}}, 50);
  const auto rest = without_running_head(page);
  ASSERT_TRUE(rest.has_value());
  EXPECT_EQ(rest->words.size(), page.words.size() - 2);
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(row_of(layout.grids[0], 0), "Country|Women|Men");
  EXPECT_EQ(layout.lines.size(), 2u);
}

TEST(RunningHead, IsNoRow) {
  Page in_step = with_table(64);
  add_row(in_step, {{"Albania", 60}, {"12", 430}}, 50);
  EXPECT_FALSE(without_running_head(in_step));
  Page years = with_table(72);
  add_row(years, {{"Country", 60}, {"2024", 420}}, 50);
  EXPECT_FALSE(without_running_head(years));
  Page below_rule = with_table(72);
  add_row(below_rule, {{"Trees", 60}, {"12", 430}}, 50);
  below_rule.rulings.push_back(across(48, 60, 440));
  EXPECT_FALSE(without_running_head(below_rule));
  EXPECT_FALSE(without_running_head(Page{.number = 1, .width_pt = 600, .height_pt = 800}));
}

TEST(SectionHeads, WithNumbersAreNoRows) {
  Page page = with_table(100);
  for (const auto& [text, x] : {std::pair{"2.3", 60.0}, std::pair{"Trees", 95.0}}) {
    page.words.push_back(word(text, x, 153));
    page.words.back().box.y1 += 3;
  }
  write(page, "All trees of more than ten years are counted once, where they stand, each", 60, 175);
  write(page, "with its owner, and those that nobody owns are counted for the town itself.", 60, 187);
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(layout.grids[0].rows(), 4);
}

}  // namespace
}  // namespace yusuan::grid
