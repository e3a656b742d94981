#include "text/utf8.h"

#include <gtest/gtest.h>

namespace yusuan::text {
namespace {

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_code_point(text, c);
    std::size_t at = 0;
    ASSERT_EQ(next_code_point(text, at), c);
    ASSERT_EQ(at, text.size());
    ASSERT_EQ(code_point_before("年" + text, text.size() + 3), c);
  }
}

TEST(Utf8, RepairsWhatIsIllFormed) {
  EXPECT_EQ(repaired("年度"), "年度");
  EXPECT_EQ(repaired("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(repaired("\xE5\xB9"), "\uFFFD");                            // cut off
  EXPECT_EQ(repaired("\xE5\xB9年"), "\uFFFD年");                        // cut off, then whole
  EXPECT_EQ(repaired("\xED\xA0\x80").find("\xED"), std::string::npos);  // surrogate
  EXPECT_EQ(repaired("\xC0\x80").find('\0'), std::string::npos);        // overlong
  EXPECT_EQ(count_code_points("a年\xFF𠀀"), 4u);
  EXPECT_EQ(encoded(decoded("收入 1.00𠀀")), "收入 1.00𠀀");
}

TEST(Utf8, TrimsEverySpace) {
  EXPECT_EQ(trimmed("\u3000 \u00A0收 入\t\u2003\n"), "收 入");
  EXPECT_EQ(trimmed(" \u3000"), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(Utf8, KnowsChineseWriting) {
  for (const char32_t c : std::u32string_view(U"年一〇々、。（）：；“㐀𠀀カひ％⼀⺟％豈㈠"))
    EXPECT_EQ(is_cjk(c), c != U'“') << static_cast<unsigned>(c);
  for (const char32_t c : std::u32string_view(U"aZ0-—…· (:%±é°①")) EXPECT_FALSE(is_cjk(c)) << static_cast<unsigned>(c);
}

TEST(Utf8, AllDigits) {
  EXPECT_TRUE(all_digits("208"));
  EXPECT_TRUE(all_digits("0"));
  for (const char* text : {"", "2.08", "20 8", "2080505人", "２０８", "-1"}) EXPECT_FALSE(all_digits(text)) << text;
}

}  // namespace
}  // namespace yusuan::text
