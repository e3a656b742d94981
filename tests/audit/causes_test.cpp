// One cause is one finding, whatever shows it.
#include "audit/causes.h"

#include <gtest/gtest.h>

namespace yusuan::audit {
namespace {

Document document_of_two_tables() {
  Document document;
  for (int number = 0; number < 2; ++number) {
    Table table{.number = number + 1, .title = "支出表", .money_unit = "元", .yuan_per_unit = 1, .pages = {number + 1}};
    table.columns = {{"total", {"合计"}, {}, ColumnType::kMoney}, {"basic", {"基本支出"}, {}, ColumnType::kMoney}};
    Row row{.kind = RowKind::kItem, .code = "2040601", .name = "行政运行", .cells = {{}, {}}, .page = number + 1};
    table.rows = {row, row};
    document.tables.push_back(table);
  }
  return document;
}

Check failure(const char* actual, const char* expected, std::vector<FigureRef> refs) {
  Check check{.id = "row_sum", .status = CheckStatus::kFail};
  check.actual = Decimal::parse(actual);
  check.expected = Decimal::parse(expected);
  check.difference = subtract(*check.actual, *check.expected);
  check.tolerance = Decimal(1, 0);
  check.unit = "元";
  check.refs = std::move(refs);
  return check;
}

FigureRef cell(int table, int row, const char* column) {
  return {.table = table, .row = row, .column = column, .page = table + 1};
}

TEST(Cause, OfARowIsTheSameInEveryTableThatPrintsIt) {
  const Document document = document_of_two_tables();
  const auto told = by_cause(document, {failure("14348.34", "79189.34", {cell(0, 0, "total"), cell(0, 0, "basic")}),
                                        failure("14348.34", "79189.34", {cell(1, 1, "total"), cell(1, 1, "basic")})});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].count, 2);
  EXPECT_EQ(told[0].refs.size(), 4U);
}

TEST(Cause, IsAnotherWhereOtherFiguresContradict) {
  const Document document = document_of_two_tables();
  EXPECT_EQ(by_cause(document, {failure("14348.34", "79189.34", {cell(0, 0, "total")}),
                                failure("14348.35", "79180.34", {cell(1, 1, "total")})})
                .size(),
            2U);
}

TEST(Cause, IsOneWhereAnAmountStandsInTheWrongPlace) {
  const Document document = document_of_two_tables();
  const auto told = by_cause(document, {failure("1845880.34", "1744680", {cell(0, 0, "total"), cell(1, 0, "total")}),
                                        failure("20272981", "20374181", {cell(0, 1, "basic"), cell(1, 1, "basic")})});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].refs.size(), 4U);
}

}  // namespace
}  // namespace yusuan::audit
