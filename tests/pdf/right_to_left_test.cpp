#include "pdf/right_to_left.h"

#include <gtest/gtest.h>

namespace yusuan::pdf {
namespace {

// As Poppler gives it: from left to right, each character 5 pt wide.
Word seen(const std::string& text, int characters, double x, double y = 100) {
  Word word{.text = text, .raw = {}, .box = {x, y, x + 5 * characters, y + 10}, .chars = {}, .right_to_left = true};
  for (int i = 0; i < characters; ++i)
    word.chars.push_back({static_cast<float>(x + 5 * i), static_cast<float>(x + 5 * i + 5)});
  return word;
}

TEST(RightToLeft, WordsAreTurnedAroundButTheirFigures) {
  std::vector<Word> words = {seen("םולש", 4, 10), seen("12.5%ب", 6, 60)};
  set_right_to_left(words);
  EXPECT_EQ(words[0].text, "שלום");
  EXPECT_EQ(words[1].text, "ب%12.5");
}

TEST(RightToLeft, MarksAloneGoBehindTheLetterBelowThem) {
  std::vector<Word> words = {seen("ً", 1, 10, 96), seen("ابحرم", 5, 10), seen("ب", 1, 60)};
  set_right_to_left(words);
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].text, "مرحباً");
}

}  // namespace
}  // namespace yusuan::pdf
