#include "model/decimal.h"

#include <gtest/gtest.h>

namespace yusuan {
namespace {

TEST(Decimal, KeepsPrintedDigits) {
  for (const char* text : {"0", "0.00", "62.80", "-0.01", "1103.51", "123456789012345.67", "-5"})
    EXPECT_EQ(Decimal::parse(text).value().to_string(), text);
}

TEST(Decimal, RefusesWhatIsNoPlainNumber) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1..2", "1,000", "1e3", "+1", "99999999999999999999"})
    EXPECT_EQ(Decimal::parse(text), std::nullopt) << text;
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(Decimal(6280, 2), Decimal(628, 1));
  EXPECT_LT(Decimal(-1, 2), Decimal(0, 0));
  EXPECT_LT(Decimal(INT64_MAX - 1, 18), Decimal(INT64_MAX, 0));
}

TEST(Decimal, AddsExactlyOverScales) {
  EXPECT_EQ(add(Decimal(1, 1), Decimal(2, 2))->to_string(), "0.12");
  EXPECT_EQ(subtract(Decimal(378876, 2), Decimal(378876, 2))->to_string(), "0.00");
  EXPECT_EQ(multiply(Decimal(378876, 2), Decimal(10000, 0))->to_string(), "37887600.00");
}

TEST(Decimal, OverflowIsNoNumber) {
  EXPECT_EQ(add(Decimal(INT64_MAX, 0), Decimal(1, 0)), std::nullopt);
  EXPECT_EQ(multiply(Decimal(INT64_MAX, 0), Decimal(2, 0)), std::nullopt);
}

}  // namespace
}  // namespace yusuan
