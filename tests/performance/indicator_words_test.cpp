#include "performance/indicator_words.h"

#include <gtest/gtest.h>

#include "forms/patterns.h"

namespace yusuan::performance {
namespace {

const PerformanceWords& words() {
  static const forms::Patterns read = forms::read_patterns(patterns::PatternFiles(std::nullopt));
  return read.performance;
}

bool holds(const std::string& levels) {
  const auto parted = levels.find('/');
  return may_be_parts(levels.substr(0, parted), levels.substr(parted + 1), words().pieces);
}

TEST(IndicatorWords, BranchesHoldTheirExamples) {
  ASSERT_FALSE(words().pieces.branches.empty());
  for (const LevelBranch& branch : words().pieces.branches) {
    EXPECT_FALSE(branch.examples.yes.empty());
    EXPECT_FALSE(branch.examples.no.empty());
    for (const std::string& levels : branch.examples.yes) EXPECT_TRUE(holds(levels)) << levels;
    for (const std::string& levels : branch.examples.no) EXPECT_FALSE(holds(levels)) << levels;
  }
  EXPECT_TRUE(holds("成本指标/经济成本指标"));
}

TEST(IndicatorWords, LevelsAreKnownByTheirPieces) {
  EXPECT_EQ(level_begun_by("服务对象满", words().pieces), "服务对象满意度指标");
  EXPECT_EQ(level_begun_by("满意", words().pieces), std::nullopt);
  EXPECT_EQ(level_begun_by("生态", words().pieces), std::nullopt);
  EXPECT_TRUE(ends_level("益指标", words().pieces));
  EXPECT_FALSE(ends_level("修缮", words().pieces));
  EXPECT_TRUE(may_be_level("经济效益", words()));
  EXPECT_TRUE(may_be_level("产出指标", words()));
  EXPECT_FALSE(may_be_level("经济", words()));
}

TEST(IndicatorWords, BasesAndScoringRulesAreKnownByTheirPieces) {
  EXPECT_EQ(rest_of_basis("预算支出标", words().pieces), "准");
  EXPECT_EQ(rest_of_basis("预算支出", words().pieces), std::nullopt);
  EXPECT_TRUE(ends_scoring("按完成比例赋分", words().pieces));
  EXPECT_TRUE(is_rest_of_scoring("分", words().pieces));
  EXPECT_FALSE(is_rest_of_scoring("赋", words().pieces));
}

}  // namespace
}  // namespace yusuan::performance
