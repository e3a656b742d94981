#include "grid/panels.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

Page blank_page() { return {.number = 1, .width_pt = 600, .height_pt = 800}; }

void draw_box(Page& page, const Rect& box) {
  page.rulings.insert(page.rulings.end(), {across(box.y0, box.x0, box.x1), across(box.y1, box.x0, box.x1),
                                           down(box.x0, box.y0, box.y1), down(box.x1, box.y0, box.y1)});
}

// A frame around a price list with a rule below each section, and beside it a box for a chart.
Page framed_list() {
  Page page = blank_page();
  draw_box(page, {40, 40, 340, 400});
  draw_box(page, {340, 40, 560, 400});
  page.words = {word("Today", 150, 45), word("Before", 220, 45), word("Site", 290, 45)};
  const char* names[] = {"Corn", "Oats", "Rye", "Wheat", "Barley", "Soya"};
  page.rulings.push_back(across(57, 40, 340));
  double y = 60;
  for (int section = 0; section < 3; ++section) {
    page.words.push_back(word("Grain", 45, y));
    for (int i = 0; i < 6; ++i) {
      y += 15;
      const std::string figure = std::to_string(section + 1) + "." + std::to_string(10 + i);
      page.words.push_back(word(names[i], 55, y));
      page.words.push_back(word(figure, 150, y));
      page.words.push_back(word("9" + figure, 220, y));
      page.words.push_back(word("North", 290, y));
    }
    y += 15;
    page.rulings.push_back(across(y - 2, 40, 340));
  }
  for (int i = 0; i < 6; ++i) page.words.push_back(word(std::to_string(60 - 10 * i), 350, 100 + 40 * i));
  return page;
}

TEST(Panels, HoldTablesOfTheirOwn) {
  const PageLayout layout = lay_out(framed_list(), TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  const Grid& grid = layout.grids[0];
  EXPECT_EQ(grid.columns(), 4);
  EXPECT_EQ(row_of(grid, 0), "|Today|Before|Site");
  EXPECT_EQ(row_of(grid, 2), "Corn|1.10|91.10|North");
  // What stands in the other panel is still read.
  EXPECT_TRUE(std::any_of(layout.lines.begin(), layout.lines.end(),
                          [](const TextLine& line) { return line.text.find("60") != std::string::npos; }));
}

// Rules make rows of labels and what they name, each set at another height in its cells.
TEST(Panels, OfTheSameRowsAreOneTable) {
  Page page = blank_page();
  for (int row = 0; row <= 5; ++row) page.rulings.push_back(across(100 + 30 * row, 50, 450));
  for (const double x : {50.0, 150.0, 450.0}) page.rulings.push_back(down(x, 100, 250));
  const char* names[] = {"ASH", "OAK", "ELM", "FIR", "YEW"};
  for (int row = 0; row < 5; ++row) {
    page.words.push_back(word(names[row], 55, 118 + 30 * row));
    write(page, std::to_string(row + 1) + " - Kind of wood that is tough", 160, 103 + 30 * row);
  }
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  EXPECT_EQ(layout.grids[0].rows(), 5);
  EXPECT_EQ(layout.grids[0].columns(), 2);
}

// A frame with one rule between labels and what they name; the labels are set in lines of their own size.
TEST(Panels, InStepWithEachOtherAreOneTable) {
  Page page = blank_page();
  draw_box(page, {20, 80, 330, 200});
  page.rulings.insert(page.rulings.end(), {down(90, 80, 200), across(110, 20, 330)});
  for (int i = 0; i < 4; ++i) page.words.push_back(word("Set" + std::to_string(i), 105 + 60 * i, 90));
  const char* labels[] = {"Rate", "Interval", "Share", "Value"};
  for (int row = 0; row < 4; ++row) {
    page.words.push_back(word(labels[row], 30, 120.0 + 20 * row));
    for (int i = 0; i < 4; ++i)
      page.words.push_back(word("0." + std::to_string(10 + 7 * i + row * row), 105 + 60 * i, 120 + 20 * row));
  }
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].rows(), 5);
  EXPECT_EQ(row_of(grids[0], 0), "|Set0|Set1|Set2|Set3");
  EXPECT_EQ(row_of(grids[0], 2), "Interval|0.11|0.18|0.25|0.32");
}

// The marks of an axis in equal steps, and the axis's name: the lines of a chart. Uneven figures are a form's.
TEST(DrawnShape, OneAxisInManyCellsIsAChart) {
  for (const bool even : {true, false}) {
    Page page = blank_page();
    for (int i = 0; i <= 7; ++i) page.rulings.push_back(across(100 + 30 * i, 100, 350));
    for (int i = 0; i <= 5; ++i) page.rulings.push_back(down(100 + 50 * i, 100, 310));
    for (int i = 0; i < 5; ++i)
      page.words.push_back(word(even ? "0." + std::to_string(2 * i) : "3." + std::to_string(i * i), 110 + 50 * i, 290));
    page.words.push_back(word("rate", 110, 200));
    page.words.push_back(word("Noise", 160, 110));
    EXPECT_EQ(lay_out(page, TableSearch::kEverything).grids.size(), even ? 0u : 1u) << even;
  }
}

TEST(DrawnShape, OneLabelInManyCellsIsAChart) {
  Page page = blank_page();
  for (int i = 0; i <= 6; ++i) {
    page.rulings.push_back(across(100 + 30 * i, 100, 400));
    page.rulings.push_back(down(100 + 50 * i, 100, 280));
  }
  page.words = {word("p=0.46", 110, 110)};
  EXPECT_TRUE(lay_out(page, TableSearch::kEverything).grids.empty());
}

TEST(Panels, AreNotTheCellsOfATable) {
  Page page = blank_page();
  for (int row = 0; row <= 6; ++row) page.rulings.push_back(across(100 + 20 * row, 40, 400));
  for (const double x : {40.0, 200.0, 400.0}) page.rulings.push_back(down(x, 100, 220));
  for (int row = 0; row < 6; ++row) {
    page.words.push_back(word("name of a thing", 45, 105 + 20 * row));
    page.words.push_back(word("1.25", 220, 105 + 20 * row));
    page.words.push_back(word("2.50", 300, 105 + 20 * row));
  }
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_TRUE(grids[0].ruled);
  EXPECT_EQ(grids[0].rows(), 6);
}

TEST(DrawnShape, GridsThatHardlyHoldTextAreTablesWhenTheirTextsKeepToCells) {
  Page page = blank_page();
  for (int i = 0; i <= 6; ++i) {
    page.rulings.push_back(across(100 + 30 * i, 100, 400));
    page.rulings.push_back(down(100 + 50 * i, 100, 280));
  }
  page.words = {word("1", 120, 140), word("22", 220, 200)};
  EXPECT_EQ(lay_out(page, TableSearch::kEverything).grids.size(), 1u);
  page.words.push_back(word("31.5", 240, 230));  // a label above a bar, across its border
  EXPECT_TRUE(lay_out(page, TableSearch::kEverything).grids.empty());
}

TEST(DrawnShape, ARowAloneEndsTheTableOfThePageBefore) {
  Page first = blank_page();
  draw_box(first, {100, 100, 400, 760});
  first.rulings.insert(first.rulings.end(), {down(250, 100, 760), across(400, 100, 400)});
  first.words = {word("a", 110, 110), word("b", 260, 110), word("c", 110, 420), word("d", 260, 420)};
  Page second = blank_page();
  draw_box(second, {100, 60, 400, 90});
  second.rulings.push_back(down(250, 60, 90));
  second.words = {word("e", 110, 70), word("f", 260, 70)};
  EXPECT_TRUE(lay_out(second, TableSearch::kEverything).grids.empty());
  const PageLayout before = lay_out(first, TableSearch::kEverything);
  const auto grids = lay_out(second, TableSearch::kEverything, &before).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(row_of(grids[0], 0), "e|f");
}

TEST(NestedTables, AreListedAndStayInTheirCell) {
  Page page = blank_page();
  draw_box(page, {100, 100, 400, 220});
  page.rulings.insert(page.rulings.end(), {down(180, 100, 220), across(130, 100, 400)});
  draw_box(page, {200, 150, 360, 200});
  page.rulings.insert(page.rulings.end(), {down(280, 150, 200), across(175, 200, 360)});
  draw_box(page, {186, 205, 194, 213});  // a box to tick
  page.words = {word("x", 110, 110), word("y", 190, 110), word("z", 110, 160), word("5", 210, 157),
                word("6", 290, 157), word("7", 210, 182), word("8", 290, 182)};
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 2u);
  EXPECT_EQ(row_of(grids[0], 1), "z|5 6 7 8");
  EXPECT_EQ(row_of(grids[1], 1), "7|8");
}

}  // namespace
}  // namespace yusuan::grid
