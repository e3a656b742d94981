#include "text/spaced_figures.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "text/utf8.h"

namespace yusuan::text {
namespace {

constexpr double kDigit = 5;

// Words of one line, parted by `_` for a space as wide as a digit, and by `~` for the gap between two columns.
void add_line(Page& page, std::string_view line, double y) {
  double x = 50;
  Word word;
  const auto close = [&] {
    if (!word.text.empty()) page.words.push_back(word);
    word = Word();
  };
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    const double width = c == U'~' ? 6 * kDigit : is_cjk(c) ? 2 * kDigit : kDigit;
    if (c == U'_' || c == U'~') {
      close();
    } else {
      if (word.text.empty()) word.box = {x, y, x, y + 2 * kDigit};
      append_code_point(word.text, c);
      word.chars.push_back({static_cast<float>(x), static_cast<float>(x + width)});
      word.box.x1 = x + width;
    }
    x += width;
  }
  close();
}

Page page_of(std::initializer_list<std::string_view> lines) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  double y = 100;
  for (const std::string_view line : lines) add_line(page, line, y += 20);
  return page;
}

std::string words(Page page) {
  join_spaced_figures(page);
  std::string joined;
  for (const Word& word : page.words) {
    EXPECT_EQ(word.chars.size(), count_code_points(word.text));
    joined += (joined.empty() ? "" : "|") + word.text;
  }
  return joined;
}

TEST(SpacedFigures, AreOneWordEach) {
  EXPECT_EQ(words(page_of({"办公费~4_306_690.92~12_256.93", "共计支出4_306.92元，比上年增加12_256.93元"})),
            "办公费|4 306 690.92|12 256.93|共计支出4 306.92元，比上年增加12 256.93元");
}

TEST(SpacedFigures, AreIntegersTooWhereOthersShowDecimals) {
  EXPECT_EQ(words(page_of({"12_300~1_195.77"})), "12 300|1 195.77");
  EXPECT_EQ(words(page_of({"12_300~195.77"})), "12|300|195.77");
}

TEST(SpacedFigures, AreNoCodes) {
  EXPECT_EQ(words(page_of({"201_03_01~4_306.92", "201_03_02~6_256.93"})), "201|03|01|4 306.92|201|03|02|6 256.93");
}

TEST(SpacedFigures, AreNoColumnsThatStandNear) {
  EXPECT_EQ(words(page_of({"1_306.92", "2_1,256.93", "3_451.00"})), "1|306.92|2|1,256.93|3|451.00");
  EXPECT_EQ(words(page_of({"1_306.92", "2_56.93", "3_451.00"})), "1|306.92|2|56.93|3|451.00");
  EXPECT_EQ(words(page_of({"1_306.92~1256.93"})), "1|306.92|1256.93");
}

TEST(SpacedFigures, AreNotPartedByARuling) {
  Page page = page_of({"4_306.92"});
  page.rulings.push_back({.axis = Axis::kVertical, .position = 57, .from = 100, .to = 200});
  EXPECT_EQ(words(page), "4|306.92");
}

TEST(SpacedFigures, StandOnOneLine) {
  Page page = page_of({"4_306.92"});
  page.words[1].box.y0 += 5;
  page.words[1].box.y1 += 5;
  EXPECT_EQ(words(page), "4|306.92");
}

TEST(SpacedFigures, KeepWhatThePdfSays) {
  Page page = page_of({"4_306.92"});
  page.words[0].raw = "４";
  join_spaced_figures(page);
  ASSERT_EQ(page.words.size(), 1u);
  EXPECT_EQ(page.words[0].text, "4 306.92");
  EXPECT_EQ(page.words[0].raw, "４ 306.92");
}

}  // namespace
}  // namespace yusuan::text
