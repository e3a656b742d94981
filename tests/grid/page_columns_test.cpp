#include "grid/page_columns.h"

#include <gtest/gtest.h>

#include <sstream>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// Lines of running text, 200 pt wide.
void write_text(Page& page, double x, double y, int lines) {
  for (int i = 0; i < lines; ++i) write(page, "the office found that outlays grew by more than", x, y + 12 * i);
}

void write_row(Page& page, double x, double y, const std::string& a, const std::string& b, const std::string& c) {
  page.words.push_back(word(a, x, y));
  page.words.push_back(word(b, x + 90, y));
  page.words.push_back(word(c, x + 150, y));
}

std::size_t words_in(const std::vector<std::vector<const Word*>>& parts) {
  std::size_t n = 0;
  for (const auto& part : parts) n += part.size();
  return n;
}

std::vector<const Word*> pointers_to(const Page& page) {
  std::vector<const Word*> pointers;
  for (const Word& w : page.words) pointers.push_back(&w);
  return pointers;
}

// Two columns whose lines are half a line off each other, each with a table in the text of the other.
Page two_columns() {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  write_text(page, 60, 100, 8);
  write_row(page, 60, 200, "Year", "Cases", "Deaths");
  write_row(page, 60, 213, "First", "5,021", "409");
  write_row(page, 60, 226, "Second", "7,704", "496");
  write_row(page, 60, 239, "Third", "2,975", "77");
  write_text(page, 60, 256, 8);
  write_row(page, 320, 106, "Country", "Sold", "Bought");
  write_row(page, 320, 119, "Canada", "276", "248");
  write_row(page, 320, 132, "China", "364", "91");
  write_row(page, 320, 145, "Mexico", "229", "163");
  write_text(page, 320, 165, 15);
  return page;
}

TEST(PageColumns, AreReadEachForItself) {
  const Page page = two_columns();
  const auto parts = page_parts(pointers_to(page));
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(words_in(parts), page.words.size());
  EXPECT_TRUE(parts[0].empty());
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 2U);
  for (const Grid& grid : layout.grids) {
    EXPECT_EQ(grid.rows(), 4);
    EXPECT_EQ(grid.columns(), 3);
  }
}

// A line over both ends what is above it.
TEST(PageColumns, EndAtALineOverBoth) {
  Page page = two_columns();
  for (Word& w : page.words) w.box.y0 += 100, w.box.y1 += 100;
  write(page, "A heading that stands over both columns of the page and reaches", 180, 150);
  const auto parts = page_parts(pointers_to(page));
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].size(), 12U);
}

// Its rows stand on one baseline on both sides of the gutter.
TEST(PageColumns, AreNoneAroundATableOverBoth) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  write_text(page, 60, 100, 7);
  write_text(page, 320, 106, 7);
  for (int i = 0; i < 4; ++i) {
    write_row(page, 60, 210 + 13 * i, "Land", "276", "248");
    write_row(page, 320, 210 + 13 * i, "12", "27", "24");
  }
  write_text(page, 60, 280, 7);
  write_text(page, 320, 286, 7);
  EXPECT_EQ(page_parts(pointers_to(page)).size(), 1U);
}

}  // namespace
}  // namespace yusuan::grid
