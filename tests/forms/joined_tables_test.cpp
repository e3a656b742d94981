#include "forms/joined_tables.h"

#include <gtest/gtest.h>

#include "drawn_grid.h"

namespace yusuan::forms {
namespace {

const Vocabulary& words() {
  static const Patterns patterns = read_patterns(patterns::PatternFiles(std::nullopt));
  return patterns.common;
}

PageLayout page_of(int number, std::vector<Grid> grids) {
  return {.number = number, .width_pt = 595, .height_pt = 842, .grids = std::move(grids)};
}

// Rows as in grid_of(), each behind the page of its first cell.
std::vector<std::string> rows_of(const FoundTable& table) {
  const CellMap cells(table.grid);
  std::vector<std::string> rows;
  for (int row = 0; row < table.grid.rows(); ++row) {
    std::string text;
    for (int col = 0; col < table.grid.columns(); ++col) {
      const Cell& cell = cells.at(row, col);
      text += (col > 0 ? "|" : std::to_string(cell.page) + " ") + (cell.col < col   ? "<"
                                                                   : cell.row < row ? std::string("^")
                                                                                    : cell.text);
    }
    rows.push_back(text);
  }
  return rows;
}

TEST(JoinedTables, LeaveOutTheHeaderThatAPageRepeats) {
  const auto tables = joined_tables({page_of(3, {grid_of(3, {"项目|预算数|<", "^|本年|上年", "办公费|1.00|2.00"})}),
                                     page_of(4, {grid_of(4, {"项目|预算数|<", "^|本年|上年", "差旅费|3.00|4.00"})})},
                                    words());
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].pages, (std::vector<int>{3, 4}));
  EXPECT_EQ(rows_of(tables[0]),
            (std::vector<std::string>{"3 项目|预算数|<", "3 ^|本年|上年", "3 办公费|1.00|2.00", "4 差旅费|3.00|4.00"}));
}

TEST(JoinedTables, KeepMergedCellsOfFurtherPages) {
  const auto tables = joined_tables({page_of(1, {grid_of(1, {"项目|说明|金额", "办公费|纸|1.00"})}),
                                     page_of(2, {grid_of(2, {"项目|说明|金额", "差旅费|车|3.00", "^|船|4.00"})})},
                                    words());
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(rows_of(tables[0]),
            (std::vector<std::string>{"1 项目|说明|金额", "1 办公费|纸|1.00", "2 差旅费|车|3.00", "2 ^|船|4.00"}));
}

TEST(JoinedTables, LeaveOtherTablesAndThoseInsideCellsAlone) {
  Grid inner = grid_of(1, {"a|b", "1|2"}, 20, 125);
  const auto tables = joined_tables({page_of(1, {grid_of(1, {"项目|金额", "办公费|1.00", "差旅费|2.00"}, 200), inner}),
                                     page_of(2, {grid_of(2, {"名称|数量|单价|备注", "车|1|2.00|无"})})},
                                    words());
  ASSERT_EQ(tables.size(), 3U);
  EXPECT_EQ(tables[0].grid.columns(), 2);
  EXPECT_EQ(tables[1].grid.cells.front().text, "a");
  EXPECT_EQ(tables[2].pages, (std::vector<int>{2}));
}

TEST(JoinedTables, StandOnPagesAsAReaderSeesThem) {
  PageLayout first = page_of(1, {grid_of(1, {"项目|金额", "办公费|1.00"})});
  PageLayout second = page_of(2, {grid_of(2, {"项目|金额", "差旅费|2.00"})});
  first.turned = second.turned = 90;
  const auto tables = joined_tables({first, second}, words());
  ASSERT_EQ(tables.size(), 1U);
  for (const Cell& cell : tables[0].grid.cells) EXPECT_LT(cell.box.width(), cell.box.height()) << cell.text;
}

}  // namespace
}  // namespace yusuan::forms
