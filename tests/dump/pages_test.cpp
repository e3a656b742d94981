#include "dump/pages.h"

#include <gtest/gtest.h>

#include "dump/tokens.h"

namespace yusuan::dump {
namespace {

std::string shown(const DumpPages& dump) {
  std::string text;
  for (const text::DumpLine& line : dump.lines) text += std::to_string(line.page) + ":" + line.text + "|";
  return text + std::to_string(dump.pages);
}

TEST(DumpPages, EndAtFormFeeds) { EXPECT_EQ(shown(read_pages("封面\n\n1\n\n\f目录\n\n2\n\n\f")), "1:封面|2:目录|2"); }

TEST(DumpPages, KeepColumnNumbersBesideTheNumberOfTheirPage) {
  // The number may stand before the last block of its page; the column number of the same value comes first.
  EXPECT_EQ(shown(read_pages("封面\f※\n1\n2\n表\n2\n53.80\n\f")), "1:封面|2:※|2:1|2:2|2:表|2:53.80|2");
}

TEST(DumpPages, KeepPartsOfCodesThatLookLikeTheirNumber) {
  std::string text;
  for (int page = 1; page < 16; ++page) text += "页\n\f";
  const std::string read = shown(read_pages(text + "208\n16\n红十字事业\n\f"));
  EXPECT_TRUE(read.ends_with("|16:208|16:16|16:红十字事业|16")) << read;
}

TEST(DumpPages, KeepPartsOfCodes) {
  EXPECT_EQ(shown(read_pages("封面\f目录\f表 1\n206\n03\n5.00\n\f")), "1:封面|2:目录|3:表 1|3:206|3:03|3:5.00|3");
}

TEST(DumpPages, StartAtNumbersSetOffByBlankLines) {
  EXPECT_EQ(shown(read_pages("\n1\n\n封面\n\n\n\n2\n\n目录\n4\n\n说明\n")), "1:封面|2:目录|2:4|2:说明|2");
}

TEST(DumpPages, StartAtWhatIsLeftOfAFormFeed) {
  EXPECT_EQ(shown(read_pages("一\n二\n三\n四\n五\n 表 1\n六\n七\n\n\n\n3\n\n八")),
            "1:一|1:二|1:三|1:四|1:五|2:表 1|2:六|2:七|3:八|3");
}

TEST(DumpPages, OfIndentedTextAreOne) { EXPECT_EQ(read_pages("  一\n  二\n 三\n").pages, 1); }

std::string tokens_of(const std::vector<std::string>& lines) {
  std::vector<text::DumpLine> dumped;
  for (const std::string& line : lines) dumped.push_back({line, 1});
  std::string text;
  for (const Token& token : tokenise(dumped)) {
    constexpr std::string_view kinds = "tfdm";
    text += (text.empty() ? "" : " ") + std::string(1, kinds[static_cast<std::size_t>(token.kind)]) + ":" + token.text;
  }
  return text;
}

TEST(Tokens, TellFiguresFromCodesAndColumnNumbers) {
  EXPECT_EQ(tokens_of({"208 01 09 社会保险经办机构 1,683.00 .50 0", "※ ※ 1 2 10"}),
            "d:208 d:01 d:09 t:社会保险经办机构 f:1,683.00 f:.50 f:0 m:※ m:※ m:1 m:2 d:10");
}

TEST(Tokens, JoinFiguresThatALineEndCut) {
  EXPECT_EQ(tokens_of({"合计 1,198.", "68 484.32"}), "t:合计 f:1,198.68 f:484.32");
  EXPECT_EQ(tokens_of({"1,10", "3.51"}), "f:1,103.51");
  EXPECT_EQ(tokens_of({"15.0", "0"}), "f:15.00");
  EXPECT_EQ(tokens_of({"15.00 0", ".00"}), "f:15.00 f:0.00");
}

TEST(Tokens, LeaveWholeFiguresApart) {
  EXPECT_EQ(tokens_of({"201.91", "201.91"}), "f:201.91 f:201.91");
  EXPECT_EQ(tokens_of({"9.00", "10"}), "f:9.00 d:10");
  EXPECT_EQ(tokens_of({"9.00 0", ".50"}), "f:9.00 f:0 f:.50");
}

}  // namespace
}  // namespace yusuan::dump
