#include "text/pattern.h"

#include <gtest/gtest.h>

#include <thread>

#include "model/error.h"
#include "text/plain_texts.h"
#include "text/required_texts.h"

namespace yusuan::text {
namespace {

TEST(Pattern, MatchesSomewhereOrWhole) {
  const Pattern pattern("收入(支出)?总体?情况表");
  EXPECT_TRUE(pattern.matches("表2：收入总体情况表（公开）"));
  EXPECT_TRUE(pattern.matches_whole("收入支出总情况表"));
  EXPECT_FALSE(pattern.matches_whole("部门收入支出总情况表"));
  EXPECT_FALSE(pattern.matches("支出表"));
}

TEST(Pattern, LiteralsBehaveLikeExpressions) {
  for (const auto& [plain, grouped] :
       {std::pair{"总计", "(?:总计)"}, {"^总计", "^(?:总计)"}, {"总计$", "(?:总计)$"}, {"^总计$", "^(?:总计)$"}}) {
    const Pattern literal(plain), same(grouped);
    for (const char* text : {"总计", "收入总计", "总计：", "合计", "", "总", "计总计总计"}) {
      EXPECT_EQ(literal.matches(text), same.matches(text)) << plain << " " << text;
      EXPECT_EQ(literal.matches_whole(text), same.matches_whole(text)) << plain << " " << text;
      EXPECT_EQ(literal.captures(text), same.captures(text)) << plain << " " << text;
    }
  }
  EXPECT_TRUE(Pattern("").matches("x"));
}

// The plain words of a pattern are looked at before the rest: with the same answers.
TEST(Pattern, PlainWordsRejectOnlyWhatDoesNotFit) {
  for (const char* source : {"(?:收入|支出)总表$",
                             "收入|支出总表$",
                             "支出(?:总)?表$",
                             "(?m)支出表$",
                             "[支收]+入?表$",
                             "表[（(]续$",
                             "支出.表$",
                             "支出\\d表$",
                             "(?:a|b$)表$",
                             "支出总?$",
                             "支出表\\$",
                             "^(?:支出)表$",
                             "支出{0}表",
                             "支出*.表",
                             "支+出",
                             "支出[]表]",
                             "\\x41表",
                             "\\Q支.出\\E表",
                             "支出{|}表",
                             "\\p{Han}1",
                             "表.*支出",
                             "收(?P<n>入)?(?i)A",
                             "支?出??表",
                             "支出[^\\]]表",
                             "支出{表",
                             "^(?:支出|收入)[总表]",
                             "(?:支|收)(?:出|入)+?表",
                             "(?:支出|收入){0,1}表",
                             "(?:支出){2}",
                             "(?P<a>支|收)入?表",
                             "(支出|)表",
                             "(?:[支收]出|总)表",
                             "((?:支|收)(?:出|入))?总",
                             "(?:支出|收(?:入|支))表"})
    for (const char* text : {"收入总表", "支出总表", "收入",    "支出表", "支出表\n", "收表",    "收入表", "支出1表",
                             "支出d表",  "表（续",   "支出表$", "支出",   "支出总",   "支.出表", "支支出", "A表",
                             "支{",      "表支出",   "收a",     "支出]",  "支出{表",  "支总表",  ""}) {
      // The same expression, of which nothing is told beforehand.
      const Pattern pattern(source), whole("(?-i:" + std::string(source) + ")");
      EXPECT_EQ(pattern.matches(text), whole.matches(text)) << source << " " << text;
      EXPECT_EQ(pattern.matches_whole(text), whole.matches_whole(text)) << source << " " << text;
      EXPECT_EQ(pattern.captures(text).has_value(), whole.captures(text).has_value()) << source << " " << text;
    }
}

TEST(RequiredTexts, AreOneOfEachGroup) {
  using Sets = std::vector<std::vector<std::string_view>>;
  EXPECT_EQ(required_texts("^(?:比|较)(.*)(?:增加|减少)了?$"), (Sets{{"比", "较"}, {"增加", "减少"}}));
  EXPECT_EQ(required_texts("预算(?:数)?[:：]\\d+万?元"), (Sets{{"预算"}, {"元"}}));
  EXPECT_EQ(required_texts("(?P<a>(?:上|去)年预算|年初数)"), (Sets{{"年预算", "年初数"}}));
  EXPECT_EQ(required_texts("(?:支出|收入)+总*"), (Sets{{"支出", "收入"}}));
  for (const char* source : {"", "\\d+", "(?:a|\\d)", "(?i)a", "a{1", "(a", "a)", "[[:alpha:]]a", "\\x41", "\\", "["})
    EXPECT_TRUE(required_texts(source).empty()) << source;
}

TEST(PlainTexts, AreFewOrNone) {
  EXPECT_EQ(plain_texts("(?:^|/)(?:合计|总计)$").value().size(), 4U);
  for (const char* source : {"\\d", "a+", "(a|b)", "[^a]", "[ab][ab][ab][ab][ab][ab]", "a|.", "(?i)a", "a)", "(?:a"})
    EXPECT_FALSE(plain_texts(source)) << source;
}

// So are the texts that a pattern stands for.
TEST(Pattern, PlainTextsAreWhatFits) {
  for (const char* source : {"(?:^|/)(?:合计|总计)$", "[%％]$", "^附?表$", "(?:编码|科目)/类$", "^(?:甲|乙[丙丁]?)?戊$",
                             "a|b$|^c", "(?:|甲)乙", "甲^乙|丙", "(?:甲$|乙)(?:丙)?", "^$", "(?:甲|乙)(?:)$", "甲?乙?",
                             "[甲乙]{2}", "[丙-甲]", "[^甲]$", "甲??乙", "[]甲]", "(甲|乙)$"})
    for (const char* text :
         {"合计", "小/合计", "本年合计", "90%",  "％",    "附表", "表",   "附附表", "编码/类", "科目/类",
          "甲",   "乙丙",    "乙丙戊",   "甲戊", "戊",    "a",    "xb",   "bx",     "c",       "xc",
          "甲乙", "乙",      "丙",       "甲丙", "乙丙x", "",     "乙甲", "]甲"}) {
      // The same expression, with a group that is more than a text.
      const Pattern pattern(source), compiled("(?:" + std::string(source) + ")(?:x{0})");
      EXPECT_EQ(pattern.matches(text), compiled.matches(text)) << source << " " << text;
      EXPECT_EQ(pattern.matches_whole(text), compiled.matches_whole(text)) << source << " " << text;
    }
}

TEST(Pattern, GivesGroups) {
  const std::string text = "附：公开02表 单位：万元";
  const Pattern pattern("公开(?P<number>\\d+)表(?P<letter>[A-Z])?.*单位：(?P<unit>.+)$");
  const auto groups = pattern.captures(text);
  ASSERT_TRUE(groups);
  ASSERT_EQ(groups->size(), 4u);
  EXPECT_EQ((*groups)[1], "02");
  EXPECT_EQ((*groups)[2].data(), nullptr);
  const auto named = pattern.named_captures(text);
  ASSERT_TRUE(named);
  EXPECT_EQ(named->size(), 2u);
  EXPECT_EQ(named->at("unit"), "万元");
  EXPECT_GE((*groups)[1].data(), text.data());
  EXPECT_FALSE(pattern.captures("公开表"));
  EXPECT_FALSE(pattern.named_captures("公开表"));
}

TEST(Pattern, CountsCharactersNotBytes) {
  EXPECT_TRUE(Pattern("^.{4}$").matches("收入总计"));
  EXPECT_TRUE(Pattern("^\\p{Han}+$").matches("收入总计"));
  EXPECT_TRUE(Pattern("财政[拨拔]款").matches("财政拔款"));
}

TEST(Pattern, InvalidOneSaysWhatIsWrong) {
  const Pattern pattern("表(\\d+");  // made without complaint, compiled by nobody yet
  EXPECT_EQ(pattern.source(), "表(\\d+");
  for (int round = 0; round < 2; ++round) {
    try {
      pattern.matches("表2");
      ADD_FAILURE();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kBadPattern);
      EXPECT_NE(std::string(error.what()).find("missing )"), std::string::npos) << error.what();
    }
  }
  EXPECT_THROW(pattern.check(), Error);
  EXPECT_NO_THROW(Pattern("表").check());
}

TEST(Pattern, SharedByThreads) {
  const Pattern pattern("\\d+表");
  std::vector<std::thread> threads;
  std::vector<int> found(4);
  for (int& count : found)
    threads.emplace_back([&count, copy = pattern] {
      for (int i = 0; i < 100; ++i) count += copy.matches("公开02表");
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, std::vector<int>(4, 100));
}

}  // namespace
}  // namespace yusuan::text
