#include "pdf/odd_fonts.h"

#include <gtest/gtest.h>

#include "model/page.h"

namespace yusuan::pdf {
namespace {

// A word set in 10 pt from x = 0, its box `height` high around y = 100; each character `advance` wide.
Word word(const std::string& text, int characters, float advance, double height) {
  Word made{.text = text, .raw = {}, .box = {0, 100 - height / 2, characters * advance, 100 + height / 2}, .chars = {}};
  for (int i = 0; i < characters; ++i) made.chars.push_back({i * advance, (i + 1) * advance});
  return made;
}

TEST(OddFonts, AreLoweredAroundTheMiddleOfTheirWords) {
  std::vector<Word> words = {word("预算", 2, 10, 26), word("201", 3, 5, 26), word("-", 1, 3, 26)};
  lower_tall_words(words);
  for (const Word& lowered : words) {
    EXPECT_NEAR(lowered.box.height(), 12, 1e-6) << lowered.text;
    EXPECT_NEAR(lowered.box.center_y(), 100, 1e-6) << lowered.text;
  }
}

TEST(OddFonts, LeaveOtherWordsOfTheirPageAlone) {
  std::vector<Word> words = {word("预算", 2, 10, 26), word("合计", 2, 10, 14), word("1,103.51", 8, 5, 12)};
  lower_tall_words(words);
  EXPECT_NEAR(words[1].box.height(), 14, 1e-6);
  EXPECT_NEAR(words[2].box.height(), 12, 1e-6);
}

TEST(OddFonts, AreNotSeenInTextThatIsSqueezed) {
  std::vector<Word> words = {word("预算", 2, 10, 12), word("合计", 2, 10, 12), word("机关运行经费", 6, 5, 12),
                             word("1,103.51", 8, 2, 12)};
  const std::vector<Word> before = words;
  lower_tall_words(words);
  for (std::size_t i = 0; i < words.size(); ++i) EXPECT_EQ(words[i].box, before[i].box) << words[i].text;
}

TEST(OddFonts, OfTextThatRunsDownAreAsWideAsALine) {
  Word down = word("预算", 2, 10, 12);
  down.rotation = 90;
  down.box = {87, 0, 113, 20};
  std::vector<Word> words = {down};
  lower_tall_words(words);
  EXPECT_NEAR(words[0].box.width(), 12, 1e-6);
  EXPECT_NEAR(words[0].box.height(), 20, 1e-6);
}

TEST(OddFonts, AreSetOnTheLineTheyStandOn) {
  std::vector<Word> words = {word("预算", 2, 10, 7), word("合计", 2, 10, 7)};
  words[1].box = {50, 96.5, 70, 103.5};
  set_on_lines(words, {{.from = 0, .low = 96.5, .high = 103.5, .line_low = 91, .line_high = 102.5}});
  EXPECT_EQ(words[0].box, (Rect{0, 91, 20, 102.5}));
  EXPECT_EQ(words[1].box, (Rect{50, 96.5, 70, 103.5})) << "of another font";
}

TEST(OddFonts, OfTextThatRunsUpAreSetOnItsLine) {
  Word up = word("预算", 2, 10, 7);
  up.rotation = 270;
  up.box = {50, 180, 57, 200};
  std::vector<Word> words = {up};
  const OddGlyph glyph{.axis = Axis::kVertical, .from = 200, .low = 50, .high = 57, .line_low = 44.5, .line_high = 56};
  set_on_lines(words, {glyph});
  EXPECT_EQ(words[0].box, (Rect{44.5, 180, 56, 200}));
}

TEST(OddFonts, StateBoxesThatAreNoneOfALine) {
  EXPECT_FALSE((FontMetrics{.ascent = 0.86, .descent = -0.14}.is_odd()));
  EXPECT_FALSE((FontMetrics{.ascent = 1.06, .descent = -0.38}.is_odd()));
  EXPECT_TRUE((FontMetrics{.ascent = 1.9, .descent = -1.1}.is_odd())) << "too tall";
  EXPECT_TRUE((FontMetrics{.ascent = 0.35, .descent = -0.35}.is_odd())) << "too flat";
  EXPECT_TRUE((FontMetrics{.ascent = 0.6, .descent = -0.9}.is_odd())) << "below the line";
}

}  // namespace
}  // namespace yusuan::pdf
