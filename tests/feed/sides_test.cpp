#include "feed/sides.h"

#include <gtest/gtest.h>

#include "model/labels.h"
#include "small_document.h"

namespace yusuan::feed {
namespace {

TEST(Labels, EachSideOfATableHasItsOwn) {
  const Table table = two_sided_table();
  const auto sides = sides_of(table);
  EXPECT_EQ(sides[1], Side::kRevenue);
  EXPECT_EQ(sides[3], Side::kExpenditure);  // by its header: the key names no side
  const auto blocks = label_blocks(table);
  const FigureLabel revenue = label_of(table, table.rows[0], blocks[1]);
  EXPECT_EQ(revenue.name, "财政拨款");
  EXPECT_EQ(revenue.level, RowKind::kLine);
  const FigureLabel expenditure = label_of(table, table.rows[0], blocks[3]);
  EXPECT_EQ(expenditure.code, "201");
  EXPECT_EQ(expenditure.name, "一般公共服务支出");
  EXPECT_EQ(expenditure.level, RowKind::kClass);
  EXPECT_EQ(label_of(table, table.rows[1], blocks[3]).level, RowKind::kMemo);
  EXPECT_EQ(label_of(table, table.rows[2], blocks[3]).level, RowKind::kTotal);
}

TEST(Labels, ATableOfOneSideHasNone) {
  for (const auto& side : sides_of(classified_table())) EXPECT_EQ(side, std::nullopt);
}

TEST(Labels, AListFoldedIntoTwoHasCodesTwice) {
  Table table;
  table.columns = {{"code", {}, {}, ColumnType::kCode},    {"name", {}, {}, ColumnType::kName},
                   {"amount", {}, {}, ColumnType::kMoney}, {"code_2", {}, {}, ColumnType::kCode},
                   {"name_2", {}, {}, ColumnType::kName},  {"amount_2", {}, {}, ColumnType::kMoney}};
  const Row item{RowKind::kGroup,
                 "30101",
                 "基本工资",
                 {text_cell("30101"), text_cell("基本工资"), figure_cell("1", 1, 0), text_cell("302"),
                  text_cell("商品和服务支出"), figure_cell("2", 2, 0)},
                 1};
  const Row total{
      RowKind::kTotal,
      {},
      "人员经费合计",
      {text_cell("人员经费合计"), {}, figure_cell("1", 1, 0), text_cell("公用经费合计"), {}, figure_cell("2", 2, 0)},
      1};
  const auto blocks = label_blocks(table);
  const FigureLabel second = label_of(table, item, blocks[5]);
  EXPECT_EQ(second.code, "302");
  EXPECT_EQ(second.name, "商品和服务支出");
  EXPECT_EQ(second.level, RowKind::kClass);
  EXPECT_EQ(label_of(table, item, blocks[2]).code, "30101");
  EXPECT_EQ(label_of(table, total, blocks[5]).name, "公用经费合计");
  EXPECT_EQ(label_of(table, total, blocks[5]).level, RowKind::kTotal);
}

}  // namespace
}  // namespace yusuan::feed
