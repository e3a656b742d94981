#include "pdf/tall_fonts.h"

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

TEST(TallFonts, AreLoweredAroundTheMiddleOfTheirWords) {
  std::vector<Word> words = {word("预算", 2, 10, 26), word("201", 3, 5, 26), word("-", 1, 3, 26)};
  lower_tall_words(words);
  for (const Word& lowered : words) {
    EXPECT_NEAR(lowered.box.height(), 12, 1e-6) << lowered.text;
    EXPECT_NEAR(lowered.box.center_y(), 100, 1e-6) << lowered.text;
  }
}

TEST(TallFonts, LeaveOtherWordsOfTheirPageAlone) {
  std::vector<Word> words = {word("预算", 2, 10, 26), word("合计", 2, 10, 14), word("1,103.51", 8, 5, 12)};
  lower_tall_words(words);
  EXPECT_NEAR(words[1].box.height(), 14, 1e-6);
  EXPECT_NEAR(words[2].box.height(), 12, 1e-6);
}

TEST(TallFonts, AreNotSeenInTextThatIsSqueezed) {
  std::vector<Word> words = {word("预算", 2, 10, 12), word("合计", 2, 10, 12), word("机关运行经费", 6, 5, 12),
                             word("1,103.51", 8, 2, 12)};
  const std::vector<Word> before = words;
  lower_tall_words(words);
  for (std::size_t i = 0; i < words.size(); ++i) EXPECT_EQ(words[i].box, before[i].box) << words[i].text;
}

TEST(TallFonts, OfTextThatRunsDownAreAsWideAsALine) {
  Word down = word("预算", 2, 10, 12);
  down.rotation = 90;
  down.box = {87, 0, 113, 20};
  std::vector<Word> words = {down};
  lower_tall_words(words);
  EXPECT_NEAR(words[0].box.width(), 12, 1e-6);
  EXPECT_NEAR(words[0].box.height(), 20, 1e-6);
}

}  // namespace
}  // namespace yusuan::pdf
