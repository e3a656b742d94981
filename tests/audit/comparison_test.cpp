#include "audit/comparison.h"

#include <gtest/gtest.h>

#include "audit/percent.h"
#include "audit/wording.h"

namespace yusuan::audit {
namespace {

Operand figure(const char* text, std::int64_t yuan = 10'000) {
  return {.value = *Decimal::parse(text), .yuan_per_unit = yuan, .table = 0, .row = 0, .column = 0};
}

bool equal(const std::vector<Operand>& left, const std::vector<Operand>& right) {
  return compare(left, right, Relation::kEqual)->holds;
}

TEST(Compare, TakesWhatHonestRoundingGivesAndNoMore) {
  const std::vector<Operand> three = {figure("0.33"), figure("0.33"), figure("0.33")};
  EXPECT_TRUE(equal({figure("1.00")}, three));
  EXPECT_TRUE(equal({figure("1.01")}, three));  // 4 half digits
  EXPECT_FALSE(equal({figure("1.02")}, three));
  EXPECT_TRUE(equal({figure("326.71")}, {figure("326.72")}));
  EXPECT_FALSE(equal({figure("326.71")}, {figure("326.73")}));
}

TEST(Compare, CountsEachFigureByItsOwnLastDigit) {
  EXPECT_TRUE(equal({figure("79189400.34", 1)}, {figure("12604173", 1), figure("1744680", 1), figure("64840547", 1)}));
  EXPECT_FALSE(equal({figure("79189402.34", 1)}, {figure("12604173", 1), figure("1744680", 1), figure("64840547", 1)}));
  // A bare 0 is not taken for anything up to half a unit.
  EXPECT_FALSE(equal({figure("10.40")}, {figure("10.00"), figure("0")}));
}

TEST(Compare, HoldsUnitsAgainstEachOtherExactly) {
  EXPECT_TRUE(equal({figure("9.98")}, {figure("99750.00", 1)}));
  EXPECT_FALSE(equal({figure("9.98")}, {figure("99700.00", 1)}));
  EXPECT_FALSE(compare({figure("9.98")}, {figure("99750", 0)}, Relation::kEqual).has_value());
  const auto outcome = compare({figure("9.98")}, {figure("99700.00", 1)}, Relation::kEqual);
  EXPECT_EQ(outcome->unit, "元");
  EXPECT_EQ(outcome->difference, Decimal(100, 0));
}

TEST(Compare, AtLeastAllowsMore) {
  EXPECT_TRUE(compare({figure("28.50")}, {figure("185000", 1)}, Relation::kAtLeast)->holds);
  EXPECT_FALSE(compare({figure("8.50")}, {figure("185000", 1)}, Relation::kAtLeast)->holds);
}

TEST(Percent, IsHeldAgainstEveryValueThatRoundsToWhatIsPrinted) {
  const auto fits = [](const char* percent, const char* part, const char* whole) {
    return *is_percent_of(printed_percent(*Decimal::parse(percent)), printed(*Decimal::parse(part)),
                          printed(*Decimal::parse(whole)));
  };
  EXPECT_TRUE(fits("34.32", "281.96", "821.55"));
  EXPECT_TRUE(fits("9.55", "29.42", "307.82"));
  EXPECT_FALSE(fits("71.73", "2106.66", "2940.05"));
  EXPECT_EQ(percent_text(*Decimal::parse("2106.66"), *Decimal::parse("2940.05"), 2), "71.65");
}

}  // namespace
}  // namespace yusuan::audit
