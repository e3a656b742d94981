#include "text/printed_figures.h"

#include <gtest/gtest.h>

namespace yusuan::text {
namespace {

std::string found_in(std::string_view text, std::size_t long_integers = 0) {
  std::string found;
  for (const FigureInText& figure : printed_figures(text, long_integers))
    found += (found.empty() ? "" : " ") + figure.digits;
  return found;
}

TEST(PrintedFigures, ShowAPointOrSeparators) {
  EXPECT_EQ(found_in("收入1,310.41万元，增长5.20%，共12人"), "1310.41 5.20");
  EXPECT_EQ(found_in("合计 52,800."), "52800");
  EXPECT_EQ(found_in("比上年减少-3.5"), "3.5");
  EXPECT_EQ(found_in("收入52800万元，共12人", 5), "52800");
}

TEST(PrintedFigures, MayPartTheirThousandsBySpaces) {
  EXPECT_EQ(found_in("收入4 306 690.92元，支出12 345.60元"), "4306690.92 12345.60");
  EXPECT_EQ(found_in("201 03 01 195.77"), "195.77");
  EXPECT_EQ(found_in("2024 306.50"), "306.50");
  EXPECT_EQ(found_in("176 170 259.4"), "259.4");
}

TEST(PrintedFigures, AreNoDatesNumbersOfListsAndAddresses) {
  EXPECT_EQ(found_in("表1.2026年收支预算总表"), "");
  EXPECT_EQ(found_in("2024.12.31"), "");
  EXPECT_EQ(found_in("3.2.1 总体情况"), "");
  EXPECT_EQ(found_in("www.gov.cn/2.10，GB1.1"), "");
  EXPECT_EQ(found_in("1,23"), "");
}

TEST(PrintedFigures, NumbersOfListsWithTheirYearsAreToldApart) {
  const auto found = numbered_years("表1.2026年预算，2.2025年决算，2026年，12.5年");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].digits, "1.2026");
  EXPECT_EQ(found[1].digits, "2.2025");
  EXPECT_TRUE(numbered_years("年").empty());
  EXPECT_TRUE(numbered_years(".2026年").empty());
}

bool doubtful(std::string_view text) {
  const auto figures = printed_figures(text);
  return !figures.empty() && may_be_number_of(text, figures.front());
}

TEST(PrintedFigures, MayNumberAnEntryOrAMonth) {
  EXPECT_TRUE(doubtful("1.1总体情况"));
  EXPECT_TRUE(doubtful("2024.12"));
  EXPECT_FALSE(doubtful("1.1万元"));
  EXPECT_FALSE(doubtful("1.10总体"));
  EXPECT_FALSE(doubtful("2024.13"));
  EXPECT_FALSE(doubtful("增长1.1个点"));
}

}  // namespace
}  // namespace yusuan::text
