#include "pdf/content_scanner.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace yusuan::pdf {
namespace {

std::string operators_of(std::string_view content) {
  std::string found;
  ContentScanner in(content);
  while (in.next()) {
    for (int shift = 16; shift >= 0; shift -= 8)
      if (const char c = static_cast<char>(in.code() >> shift & 0xff)) found += c;
    found += ' ';
  }
  return found;
}

TEST(ContentScanner, StepsOverStringsNamesCommentsAndDictionaries) {
  EXPECT_EQ(operators_of("(a \\) f (S) f) Tj <66 53> Tj /f gs % S f\n/Span <</MCID 0>> BDC [(S) -3 (f)] TJ f*"),
            "Tj Tj gs BDC TJ f* ");
}

TEST(ContentScanner, StepsOverInlineImageData) {
  EXPECT_EQ(operators_of("BI /W 2 /H 2 ID \x01 EI\x02 EI f\x03 S EI\nQ f"), "BI ID Q f ");
  EXPECT_EQ(operators_of("BI ID no end"), "BI ID ");
}

TEST(ContentScanner, KeepsTheLastNumbers) {
  std::string content;
  for (int i = 0; i < 100'000; ++i) content += std::to_string(i) + " ";
  ContentScanner in(content += "re");
  ASSERT_TRUE(in.next());
  EXPECT_EQ(in.number(3, 4), 99'999);
}

TEST(ContentScanner, ReadsOddNumbersAsFiniteOnes) {
  ContentScanner in("-.5 +3. 1e999 .. - 99999999999999999999999999999999 x -12.345 4 m");
  while (in.next())
    for (int i = 0; i < in.numbers(); ++i) EXPECT_TRUE(std::isfinite(in.number(i, in.numbers())));
  ContentScanner last("-12.345 4 m");
  ASSERT_TRUE(last.next());
  EXPECT_DOUBLE_EQ(last.number(0, 2), -12.345);
}

TEST(ContentScanner, EndsOnTruncatedContent) {
  for (const char* content : {"(never closed", "<41", "[1 2", "/", "<<", "\\", "BI ID", "(\\"})
    EXPECT_LE(operators_of(content).size(), 6u) << content;
}

}  // namespace
}  // namespace yusuan::pdf
