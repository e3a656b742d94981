#include "text/normalise.h"

#include "text_table.h"

namespace yusuan::text {
namespace {

TEST(Normalise, Table) {
  for (const TextCase& c : text_cases("normalise.txt", 2)) {
    EXPECT_EQ(normalise(c.fields[0]), c.fields[1]) << "normalise.txt:" << c.line;
    EXPECT_EQ(is_normal(c.fields[0]), c.fields[0] == c.fields[1]) << "normalise.txt:" << c.line;
  }
}

bool is_unified_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2EBE0);
}

// U+2E80 has no equivalent ideograph; U+2E9A and U+2EF4 to U+2EFF are unassigned.
TEST(Normalise, EveryRadicalBecomesItsIdeograph) {
  for (char32_t c = 0x2E80; c <= 0x2FD5; ++c) {
    const std::u32string folded = decoded(normalise(encoded(std::u32string(1, c))));
    ASSERT_EQ(folded.size(), 1u);
    if (c == 0x2E80 || c == 0x2E9A || (c >= 0x2EF4 && c <= 0x2EFF))
      EXPECT_EQ(folded[0], c);
    else
      EXPECT_TRUE(is_unified_ideograph(folded[0])) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Normalise, CompatibilityIdeographsBecomeUnified) {
  constexpr std::u32string_view kUnifiedThemselves = U"﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩";
  for (char32_t c = 0xF900; c <= 0xFAD9; ++c) {
    if (c == 0xFA6E || c == 0xFA6F) continue;  // unassigned
    const std::u32string folded = decoded(normalise(encoded(std::u32string(1, c))));
    if (kUnifiedThemselves.find(c) != std::u32string_view::npos)
      EXPECT_EQ(folded, std::u32string(1, c));
    else
      EXPECT_TRUE(folded.size() == 1 && is_unified_ideograph(folded[0])) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Normalise, TwiceIsOnce) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string once = normalise(encoded(std::u32string(1, c)));
    ASSERT_EQ(normalise(once), once) << std::hex << static_cast<unsigned>(c);
    ASSERT_TRUE(is_normal(once)) << std::hex << static_cast<unsigned>(c);
  }
}

Word word(std::string text) {
  Word result;
  result.text = std::move(text);
  float x = 0;
  for (std::size_t i = count_code_points(result.text); i > 0; --i, x += 10) result.chars.push_back({x, x + 10});
  return result;
}

std::string spans(const Word& of) {
  std::string text;
  for (const CharSpan& span : of.chars) text += std::to_string(int(span.x0)) + "-" + std::to_string(int(span.x1)) + " ";
  return text;
}

TEST(NormalisePage, CleanWordsStayUntouched) {
  Page page;
  page.words = {word("收入总计"), word("1,103.51"), word("（一）“三公”")};
  normalise(page);
  ASSERT_EQ(page.words.size(), 3u);
  for (const Word& each : page.words) EXPECT_EQ(each.raw, "");
  EXPECT_EQ(spans(page.words[0]), "0-10 10-20 20-30 30-40 ");
}

TEST(NormalisePage, SpansFollowTheText) {
  Page page;
  page.words = {word("⼀㎡年"), word("\uFEFF年\u200B度"), word("１２")};
  normalise(page);
  EXPECT_EQ(page.words[0].text, "一m2年");
  EXPECT_EQ(page.words[0].raw, "⼀㎡年");
  EXPECT_EQ(spans(page.words[0]), "0-10 10-15 15-20 20-30 ");
  EXPECT_EQ(page.words[1].text, "年度");
  EXPECT_EQ(spans(page.words[1]), "10-20 30-40 ");
  EXPECT_EQ(page.words[2].text, "12");
  EXPECT_EQ(spans(page.words[2]), "0-10 10-20 ");
}

TEST(NormalisePage, CommasOfFullWidthFiguresAreFoldedLikeTheirDigits) {
  Page page;
  page.words = {word("９３，９８６，"), word("－１６３．８０"), word("１，２号楼"), word("1，2")};
  normalise(page);
  EXPECT_EQ(page.words[0].text, "93,986,");
  EXPECT_EQ(page.words[0].raw, "９３，９８６，");
  EXPECT_EQ(page.words[1].text, "-163.80");
  EXPECT_EQ(page.words[2].text, "1，2号楼");
  EXPECT_EQ(page.words[3].text, "1，2");
}

TEST(NormalisePage, UnmatchedSpansAreDroppedAndEmptyWordsRemoved) {
  Page page;
  page.words = {word("１２"), word("\u00A0\u3000"), word("\u200B"), word("⼀")};
  page.words[0].chars.pop_back();
  page.words[3].raw = "kept";
  normalise(page);
  ASSERT_EQ(page.words.size(), 2u);
  EXPECT_TRUE(page.words[0].chars.empty());
  EXPECT_EQ(page.words[1].raw, "kept");
}

}  // namespace
}  // namespace yusuan::text
