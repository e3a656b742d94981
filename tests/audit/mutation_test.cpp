// Changes one figure of a fixture at a time, up and down: nearly all must make one more check fail, both ways.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "audit/audit.h"
#include "extract.h"
#include "test_paths.h"

namespace yusuan::audit {
namespace {

int failing(const Document& document, const patterns::PatternFiles& files) {
  const auto checks = audit(document, files);
  return static_cast<int>(
      std::count_if(checks.begin(), checks.end(), [](const Check& c) { return c.status == CheckStatus::kFail; }));
}

// A tenth more or less, and at least a hundred of the last digit: far beyond rounding.
Decimal changed(const Decimal& value, int direction) {
  return {value.mantissa() + direction * std::max<std::int64_t>(value.mantissa() / 10, 100), value.scale()};
}

class Mutation : public testing::TestWithParam<const char*> {};

TEST_P(Mutation, OfAnyFigureIsCaught) {
  std::ifstream in(std::string(YUSUAN_FIXTURES) + "/" + GetParam() + "/input.pdf", std::ios::binary);
  ASSERT_TRUE(in);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const patterns::PatternFiles files(std::nullopt);
  Document document = extract(bytes, "input.pdf");
  const int before = failing(document, files);
  int all = 0, caught = 0;
  std::string missed;
  for (Table& table : document.tables)
    for (Row& row : table.rows)
      for (std::size_t col = 0; col < row.cells.size(); ++col) {
        auto& value = row.cells[col].value;
        const ColumnType type = table.columns[col].type;
        if (!value || (type != ColumnType::kMoney && type != ColumnType::kPercent)) continue;
        const Decimal printed = *value;
        bool found = true;
        for (const int direction : {1, -1}) {
          value = changed(printed, direction);
          found = failing(document, files) > before && found;
        }
        value = printed;
        ++all;
        caught += found ? 1 : 0;
        if (!found)
          missed += "  " + table.title + " / " + row.name.value_or("-") + " / " + table.columns[col].key + "\n";
      }
  RecordProperty("figures", all);
  RecordProperty("caught", caught);
  std::cout << GetParam() << ": " << caught << " of " << all << " changes caught; missed:\n" << missed;
  EXPECT_GT(caught * 10, all * 9);
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Mutation,
                         testing::Values("xinjiang-unit-budget", "shanghai-unit-budget", "shanghai-department-budget",
                                         "final-accounts", "final-accounts-gongkai", "final-accounts-details",
                                         "central-budget", "beijing-budget", "beijing-budget-2026",
                                         "jiangsu-city-budget", "sichuan-final-accounts", "guangdong-budget",
                                         "zhejiang-budget", "shaanxi-budget", "sichuan-budget"),
                         [](const auto& fixture) {
                           std::string name = fixture.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace yusuan::audit
