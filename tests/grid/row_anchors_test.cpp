#include "grid/row_anchors.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace yusuan::grid {
namespace {

// A line whose texts stand one in each column, at heights of their own.
BodyLine line_of(const std::vector<Word>& words) {
  BodyLine line;
  for (std::size_t c = 0; c < words.size(); ++c) {
    const int column = static_cast<int>(c);
    line.texts.push_back({.chunk = {.words = {&words[c]}, .box = words[c].box, .figure = is_figure_text(words[c].text)},
                          .first = column,
                          .last = column});
  }
  return line;
}

TEST(RowAnchors, AreCodesAndFigures) {
  const std::vector<Word> words = {word("208", 0, 12), word("支出", 50, 5), word("1.50", 100, 14)};
  EXPECT_EQ(anchor_of(line_of(words), {false, false, true}), (Rect{0, 12, 120, 24}));
  EXPECT_EQ(anchor_of(line_of(words), {false, false, false}), (Rect{0, 12, 15, 22}));
  const std::vector<Word> names = {word("支出", 0, 5), word("2.", 50, 5)};
  EXPECT_EQ(anchor_of(line_of(names), {false, false}), Rect{});
}

TEST(RowAnchors, CodesAreTenDigitsAtMost) {
  EXPECT_TRUE(is_code("01"));
  EXPECT_TRUE(is_code("2080505001"));
  for (const char* text : {"20805050012", "1.", "301人", ""}) EXPECT_FALSE(is_code(text)) << text;
  const Word code = word("208", 0, 0), name = word("支出", 20, 0);
  EXPECT_TRUE(is_code(Chunk{.words = {&code}}));
  EXPECT_FALSE(is_code(Chunk{.words = {&code, &name}}));
}

}  // namespace
}  // namespace yusuan::grid
