#include "grid/text_lines.h"

#include <gtest/gtest.h>

#include <sstream>

namespace yusuan::grid {
namespace {

// Words as they stand from left to right; those that begin with no ASCII are read from the right.
std::string read(const std::string& line) {
  std::vector<Word> words;
  std::istringstream in(line);
  for (std::string text; in >> text;) {
    const double x = 40.0 * static_cast<double>(words.size());
    words.push_back({.text = text,
                     .raw = {},
                     .box = {x, 0, x + 30, 10},
                     .chars = {},
                     .right_to_left = static_cast<unsigned char>(text[0]) >= 0x80});
  }
  WordLine pointers;
  for (const Word& word : words) pointers.push_back(&word);
  return line_text(pointers);
}

TEST(TextLines, OfWordsFromTheRightReadAsTheyDo) {
  EXPECT_EQ(read("ג ב א"), "א ב ג");
  EXPECT_EQ(read("ג 47 א"), "א 47 ג");
  EXPECT_EQ(read("ג New York א"), "א New York ג");
  EXPECT_EQ(read("It is ב א in Hebrew"), "It is א ב in Hebrew");
  EXPECT_EQ(read("ב א 2024"), "2024 א ב");
  EXPECT_EQ(read("2024 ב א"), "א ב 2024");
  EXPECT_EQ(read("one two"), "one two");
}

}  // namespace
}  // namespace yusuan::grid
