#include "grid/column_contents.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace yusuan::grid {
namespace {

const std::vector<double> kEdges = {0, 50, 100, 200, 300};
constexpr auto kNothing = Content::kNothing, kLabels = Content::kLabels, kFigures = Content::kFigures;

std::vector<Content> contents_of(const std::vector<Word>& words) {
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  return column_contents(pointers, kEdges);
}

TEST(ColumnContents, CodesInFrontOfLabelsAreLabels) {
  EXPECT_EQ(contents_of({word("208", 5, 10), word("01", 60, 10), word("支出", 110, 10), word("1.50", 210, 10),
                         word("208", 5, 30), word("05", 60, 30), word("服务", 110, 30), word("2.00", 210, 30)}),
            (std::vector<Content>{kLabels, kLabels, kLabels, kFigures}));
  EXPECT_EQ(contents_of({word("2.08", 5, 10), word("1.00", 60, 10), word("支出", 110, 10), word("1.50", 210, 10),
                         word("2.08", 5, 30), word("5.00", 60, 30), word("服务", 110, 30), word("2.00", 210, 30)}),
            (std::vector<Content>{kFigures, kFigures, kLabels, kFigures}));
}

TEST(ColumnContents, ACodeWithEachNameLeavesThemLabels) {
  EXPECT_EQ(contents_of({word("208", 105, 10), word("支出", 125, 10), word("210", 105, 30), word("服务", 125, 30)}),
            (std::vector<Content>{kNothing, kNothing, kLabels, kLabels}));
}

// A sentence across the table, cut into words.
TEST(ColumnContents, ASingleWordSaysNothing) {
  EXPECT_EQ(contents_of({word("2024", 5, 10), word("年没有", 60, 10), word("支出", 110, 10)}),
            (std::vector<Content>(4, kNothing)));
}

}  // namespace
}  // namespace yusuan::grid
