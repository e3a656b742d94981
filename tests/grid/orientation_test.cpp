#include "grid/orientation.h"

#include <gtest/gtest.h>

namespace yusuan::grid {
namespace {

// A word that runs down, right of a vertical rule, near the page's right edge: the first line of a page turned
// sideways.
Page sideways() {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.words = {{.text = "合计", .box = {580, 100, 590, 120}, .chars = {{100, 110}, {110, 120}}, .rotation = 90}};
  page.rulings = {{Axis::kVertical, 575, 100, 700, 0.5}};
  return page;
}

TEST(Orientation, MostCharactersDecide) {
  EXPECT_EQ(reading_direction(Page{}), 0);
  Page page = sideways();
  EXPECT_EQ(reading_direction(page), 90);
  page.words.push_back({.text = "a longer line across"});
  EXPECT_EQ(reading_direction(page), 0);
}

TEST(Orientation, TurnedPagesReadFromLeftToRight) {
  const Page page = turned_upright(sideways(), 90);
  EXPECT_EQ(page.width_pt, 800);
  EXPECT_EQ(page.height_pt, 600);
  EXPECT_EQ(page.words[0].rotation, 0);
  EXPECT_EQ(page.words[0].box, (Rect{100, 10, 120, 20}));
  EXPECT_EQ(page.words[0].chars[1].x0, 110);
  EXPECT_EQ(page.rulings[0].axis, Axis::kHorizontal);
  EXPECT_EQ(page.rulings[0].position, 25);
  EXPECT_EQ(page.rulings[0].from, 100);
}

TEST(Orientation, BoxesComeBack) {
  for (const int direction : {0, 90, 180, 270}) {
    Page page = sideways();
    page.words[0].rotation = direction;
    const Page turned = turned_upright(page, direction);
    EXPECT_EQ(turned_back(turned.words[0].box, direction, turned.width_pt, turned.height_pt), page.words[0].box)
        << direction;
  }
}

}  // namespace
}  // namespace yusuan::grid
