#include "dump/header_words.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "dump/kept_lines.h"
#include "dump/kept_names.h"

namespace yusuan::dump {
namespace {

// Lines of a header as `pdftotext -layout` keeps them: names wrap, and ideographs take up half their room.
constexpr const char* kIncome =
    "                            财政拨款收入               其他资金收入\n"
    "                                                              附属单\n"
    "                                               事业单                   上年结\n"
    " 单位名称     合计       一般公共预 政府性基金 国有资本经        事业收              位上缴\n"
    "                                               位经营                   转结余\n"
    "                      算         预算       营预算   入               收入\n"
    "                                               收入\n";

const HeaderWords& words() {
  static const HeaderWords all{patterns::PatternFiles({})};
  return all;
}

std::vector<std::string> said(const std::vector<HeaderName>& texts, const std::vector<const KeptLine*>& header) {
  std::vector<std::string> result;
  for (const HeaderName& text : texts) {
    std::string whole;
    for (auto at = text.words.rbegin(); at != text.words.rend(); ++at)
      whole += header[at->first]->words[at->second].text;
    result.push_back(whole);
  }
  std::sort(result.begin(), result.end());
  return result;
}

TEST(HeaderWords, PutsNamesTogetherThatWrap) {
  const auto pages = read_kept_pages(kIncome);
  ASSERT_EQ(pages.size(), 1U);
  std::vector<const KeptLine*> header;
  for (const KeptLine& line : pages.front().lines) header.push_back(&line);
  EXPECT_EQ(said(texts_told_by_words(header, words()), header),
            (std::vector<std::string>{"一般公共预算", "上年结转结余", "事业单位经营收入", "事业收入",
                                      "国有资本经营预算", "政府性基金预算", "附属单位上缴收入"}));
}

TEST(HeaderWords, TakesLettersSpreadOverColumnsForOneText) {
  const auto pages = read_kept_pages("       返      还    性      支     出\n  类      款      项\n");
  ASSERT_EQ(pages.at(0).lines.at(0).words.size(), 1U);
  EXPECT_EQ(pages.at(0).lines.at(0).words.at(0).text, "返还性支出");
  EXPECT_EQ(pages.at(0).lines.at(1).words.size(), 3U);
  const auto sides = read_kept_pages("    收        入        支      出\n");
  EXPECT_EQ(sides.at(0).lines.at(0).words.size(), 2U);
}

TEST(HeaderWords, TakesLastLettersOfTwoNamesForTwo) {
  const auto pages = read_kept_pages("  固定数额补  结算转移补\n    助      金\n");
  ASSERT_EQ(pages.at(0).lines.at(1).words.size(), 2U);
  const auto one = read_kept_pages("  固定数额补  结算转移补\n  项    目\n");
  EXPECT_EQ(one.at(0).lines.at(1).words.size(), 1U);
}

// 其中： over all names of a height, wherever the dump put it.
TEST(HeaderWords, PutsOfWhichOverAllNamesOfItsHeight) {
  const char* text =
      "                                    其中：\n\n"
      " 市县别      合计\n\n"
      "                 农村综合改    普惠金融发    食品药品监\n"
      "                 革奖补资金    展专项资金    管补助资金\n";
  const auto pages = read_kept_pages(text);
  std::vector<const KeptLine*> header;
  for (const KeptLine& line : pages.at(0).lines) header.push_back(&line);
  const auto tree = read_header_names(header, words());
  ASSERT_TRUE(tree.has_value());
  ASSERT_EQ(tree->spans.size(), 1U);
  EXPECT_EQ(tree->spans[0].first, 2U);
  EXPECT_EQ(tree->spans[0].last, 4U);
}

TEST(HeaderWords, KnowsWhatStandsBelowWhat) {
  EXPECT_EQ(words().kinship("基本支出", "人员经费"), Kinship::kOwn);
  EXPECT_EQ(words().kinship("基本支出", "项目支出"), Kinship::kForeign);
  EXPECT_EQ(words().kinship("单位资金", "一般公共预算"), Kinship::kForeign);
  EXPECT_EQ(words().kinship("收入", "项目"), Kinship::kNone);
  EXPECT_FALSE(words().is_text("一般公共预"));
}

}  // namespace
}  // namespace yusuan::dump
