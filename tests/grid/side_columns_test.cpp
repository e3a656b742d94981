#include "grid/side_columns.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/three_line.h"

namespace yusuan::grid {
namespace {

using Edges = std::vector<double>;

// From x0 to x1.
Rect at(double x0, double x1) { return {x0, 0, x1, 10}; }

// Columns of 100 pt with a padding of 3 pt.
const std::vector<Rect> kAtLeft = {at(3, 43), at(103, 123), at(203, 243)};

TEST(ColumnsBesideNames, BeginAPaddingBeforeNamesAtTheLeft) {
  const std::vector<Rect> figures = {at(3, 63), at(167, 197), at(3, 83), at(157, 197), at(267, 297)};
  EXPECT_EQ(edges_beside_names(kAtLeft, kAtLeft, figures, 0, 300, Side::kLeft), (Edges{0, 100, 200, 300}));
}

TEST(ColumnsBesideNames, EndAPaddingBehindNamesAtTheRight) {
  const std::vector<Rect> names = {at(57, 97), at(177, 197), at(257, 297)};
  const std::vector<Rect> texts = {at(3, 63), at(103, 141), at(257, 297), at(3, 83), at(103, 155), at(267, 297)};
  EXPECT_EQ(edges_beside_names(names, names, texts, 0, 300, Side::kRight), (Edges{0, 100, 200, 300}));
}

// Two texts begin alike below the second name and reach below the third.
TEST(ColumnsBesideNames, AreNoneWhereTextRunsThrough) {
  const std::vector<Rect> texts = {at(3, 63), at(110, 290), at(3, 43), at(110, 280)};
  EXPECT_EQ(edges_beside_names(kAtLeft, kAtLeft, texts, 0, 300, Side::kLeft), Edges{});
}

// Names at the left over texts and at the right over figures leave the border between them open; 总计 stands in the
// middle of the two columns of texts, 支出 of those of figures.
TEST(ColumnsBesideNames, EndWhereMergedTextsStandInTheMiddle) {
  const std::vector<Rect> names = {at(3, 43), at(103, 123), at(257, 297), at(357, 397)};
  std::vector<Rect> header = names;
  header.push_back(at(290, 310));
  const std::vector<Rect> body = {at(90, 110),  at(3, 13),    at(103, 163), at(262, 297), at(3, 13),
                                  at(103, 153), at(357, 397), at(3, 13),    at(103, 133), at(270, 297)};
  EXPECT_EQ(edges_beside_names(names, header, body, 0, 400, Side::kLeft), (Edges{0, 100, 200, 300, 400}));
}

std::vector<const Word*> pointers_to(const std::vector<Word>& words) {
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  return pointers;
}

// The second page has too few figures to tell where its columns end.
TEST(ThreeLineTables, GoOnWithTheColumnsOfThePageBefore) {
  const std::vector<Word> words = {word("项目", 3, 12),     word("预算数", 167, 12), word("科目", 203, 12),
                                   word("预算数", 367, 12), word("一、收入", 3, 32), word("合计", 203, 32),
                                   word("二、结转", 3, 52), word("2.50", 377, 52)};
  const std::vector<Ruling> rules = {across(10, 0, 400), across(25, 0, 400), across(70, 0, 400)};
  Grid above{.column_edges = {0, 110, 200, 310, 400}, .row_edges = {0, 10}, .cells = {}, .ruled = false};
  const auto tables = three_line_tables(pointers_to(words), rules, 800, &above);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].grid.column_edges, above.column_edges);
}

}  // namespace
}  // namespace yusuan::grid
