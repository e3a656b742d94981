#include "text/date.h"

#include "text_table.h"

namespace yusuan::text {
namespace {

TEST(FindDate, Table) {
  for (const TextCase& c : text_cases("date.txt", 3)) {
    EXPECT_EQ(find_date(c.fields[0]).value_or("none"), c.fields[1]) << "date.txt:" << c.line;
    const auto year = find_year(c.fields[0]);
    EXPECT_EQ(year ? std::to_string(*year) : "none", c.fields[2]) << "date.txt:" << c.line;
  }
}

TEST(ParseChineseNumber, Table) {
  for (const TextCase& c : text_cases("chinese_number.txt", 2)) {
    const auto number = parse_chinese_number(c.fields[0]);
    EXPECT_EQ(number ? std::to_string(*number) : "none", c.fields[1]) << "chinese_number.txt:" << c.line;
  }
}

std::string in_chinese(int number) {
  static const char* const kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const char* const kUnits[] = {"", "十", "百", "千"};
  std::string text;
  bool gap = false;
  for (int place = 3, power = 1000; place >= 0; --place, power /= 10) {
    const int digit = number / power % 10;
    if (digit == 0) {
      gap = !text.empty();
      continue;
    }
    if (gap) text += "零";
    gap = false;
    text += std::string(kDigits[digit]) + kUnits[place];
  }
  return text;
}

TEST(ParseChineseNumber, ReadsWhatIsWritten) {
  for (int number = 1; number < 10000; ++number) {
    EXPECT_EQ(parse_chinese_number(in_chinese(number)), number) << in_chinese(number);
    if (number >= 10 && number < 20) {
      EXPECT_EQ(parse_chinese_number(in_chinese(number).substr(3)), number);
    }
  }
}

}  // namespace
}  // namespace yusuan::text
