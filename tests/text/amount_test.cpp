#include "text/amount.h"

#include <random>

#include "text_table.h"

namespace yusuan::text {
namespace {

std::string printed(const std::optional<Amount>& amount) {
  return amount ? amount->value.to_string() + (amount->percent ? "%" : "") : "none";
}

TEST(ParseAmount, Table) {
  for (const TextCase& c : text_cases("amount.txt", 2))
    EXPECT_EQ(printed(parse_amount(c.fields[0])), c.fields[1]) << "amount.txt:" << c.line << ": " << c.fields[0];
}

std::string in_threes(std::string plain) {
  const std::size_t start = plain.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(plain.find('.'), plain.size()); at > start + 3;) plain.insert(at -= 3, 1, ',');
  return plain;
}

std::string full_width(const std::string& ascii) {
  std::string wide;
  for (const char c : ascii) append_code_point(wide, static_cast<char32_t>(c) + 0xFEE0);
  return wide;
}

TEST(ParseAmount, ReadsWhatIsPrinted) {
  std::mt19937_64 random(20240229);
  for (int round = 0; round < 20000; ++round) {
    const int scale = static_cast<int>(random() % 5);
    const auto mantissa = static_cast<std::int64_t>(random() >> (1 + random() % 60));
    const Decimal value(round % 2 == 0 ? mantissa : -mantissa, scale);
    const std::string plain = value.to_string();
    const std::string magnitude = in_threes(value.absolute().to_string());
    for (const std::string& print : {plain, in_threes(plain), full_width(in_threes(plain))})
      ASSERT_EQ(printed(parse_amount(print)), plain) << print;
    if (value.is_negative()) {
      for (const std::string& print :
           {"(" + magnitude + ")", "（" + magnitude + "）", magnitude + "-", "△" + magnitude})
        ASSERT_EQ(printed(parse_amount(print)), plain) << print;
    }
    ASSERT_EQ(printed(parse_amount(plain + "%")), plain + "%");
  }
}

// A space may be put into grouped money with two decimals at any place but one: `1 2,345,678.90` may be two figures.
TEST(ParseAmount, SpacesNeverChangeTheValue) {
  const std::string figure = "12,345,678.90";
  for (std::size_t cut = 2; cut < figure.size(); ++cut) {
    const std::string split = figure.substr(0, cut) + " " + figure.substr(cut);
    EXPECT_EQ(printed(parse_amount(split)), "12345678.90") << split;
  }
}

TEST(IsPlaceholder, BlankZeroAndDashDiffer) {
  for (const char* text :
       {"-", "—", "--", "——", "－", "−", "– –", " - ", "…", "………", "...", "......", "/", "\\", "／", "无", "//"})
    EXPECT_TRUE(is_placeholder(text)) << text;
  for (const char* text : {"", " ", "0", "0.00", "一", ".", "..", "-5", "无此项", "///", "-…", "#####", "无/"})
    EXPECT_FALSE(is_placeholder(text)) << text;
}

TEST(IsOverflow, OnlyNumberSigns) {
  for (const char* text : {"##", "########", "# # #", "＃＃＃"}) EXPECT_TRUE(is_overflow(text)) << text;
  for (const char* text : {"", "#", "#1", "1#", "-##"}) EXPECT_FALSE(is_overflow(text)) << text;
}

TEST(IsPlaceholder, SignsForWhatDoesNotApply) {
  for (const char* text : {"×", "××", "*", "**"}) EXPECT_TRUE(is_placeholder(text)) << text;
}

TEST(IsSpreadsheetError, NamesOnly) {
  for (const char* text : {"#N/A", "#DIV/0!", "#REF!", "# VALUE!", "#NAME?"})
    EXPECT_TRUE(is_spreadsheet_error(text)) << text;
  for (const char* text : {"", "#", "###", "#1", "N/A"}) EXPECT_FALSE(is_spreadsheet_error(text)) << text;
}

TEST(YuanPerUnit, Table) {
  for (const TextCase& c : text_cases("money_unit.txt", 2)) {
    const auto yuan = yuan_per_unit(c.fields[0]);
    EXPECT_EQ(yuan ? std::to_string(*yuan) : "none", c.fields[1]) << "money_unit.txt:" << c.line;
  }
}

TEST(WithoutInnerSpaces, TakesEverySpace) { EXPECT_EQ(without_inner_spaces(" 3,7\u300088.\u00A076\n"), "3,788.76"); }

TEST(Amount, SeveralInOneCellAreJoined) {
  for (const char* text : {"4,552.01 280.24", "12.5 13.0 7", "1,200 1,300"}) EXPECT_TRUE(joins_amounts(text)) << text;
  for (const char* text : {"4,552.01", "6 ,7 3 8 .0 2", "208 05 01", "12 13", "10.5 万元", ""})
    EXPECT_FALSE(joins_amounts(text)) << text;
}

TEST(Grouped, PutsCommasInThrees) {
  EXPECT_EQ(text::grouped(*Decimal::parse("64840547.00")), "64,840,547.00");
  EXPECT_EQ(text::grouped(*Decimal::parse("-1234.5")), "-1,234.5");
  EXPECT_EQ(text::grouped(*Decimal::parse("999")), "999");
}

}  // namespace
}  // namespace yusuan::text
