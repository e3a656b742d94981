#include "forms/marks.h"

#include <gtest/gtest.h>

#include "forms/patterns.h"

namespace yusuan::forms {
namespace {

const Vocabulary& words() {
  static const Patterns patterns = read_patterns(patterns::PatternFiles(std::nullopt));
  return patterns.common;
}

TEST(Marks, KeepWhatIsPrintedAndSayThePlainNumber) {
  const auto expect = [](const char* text, const char* label, std::optional<int> number) {
    const auto mark = mark_in(text, words().number);
    ASSERT_TRUE(mark) << text;
    EXPECT_EQ(mark->label, label);
    EXPECT_EQ(mark->number, number) << text;
  };
  expect("表1- 1", "表1-1", std::nullopt);
  expect("表4-2", "表4-2", std::nullopt);
  expect("【表 12】", "表12", 12);
  expect("表二十五 单位：万元", "表二十五", 25);
  expect("公开07表", "公开07表", 7);
  expect("预算01表 收支总表", "预算01表", 1);
  expect("社预03表", "社预03表", 3);
  expect("部门公开02表", "部门公开02表", 2);
  expect("部门公开表1", "部门公开表1", 1);
  EXPECT_FALSE(mark_in("表2024年收支", words().number));
  EXPECT_FALSE(mark_in("2024年收支总表", words().number));
}

TEST(Marks, AreCutOffTitles) {
  const auto expect = [](std::string text, const char* rest, const char* label) {
    auto mark = cut_front_mark(text, words().number);
    if (!mark) mark = cut_front_mark(text, words().title_mark);
    if (!mark) mark = cut_end_mark(text, words().number_end);
    ASSERT_TRUE(mark) << text;
    EXPECT_EQ(text, rest);
    EXPECT_EQ(mark->label, label);
  };
  expect("预算14表-1 示例专项转移支付表", "示例专项转移支付表", "预算14表-1");
  expect("5-1全市收支决算表", "全市收支决算表", "5-1");
  expect("支出总表（预算表3）", "支出总表", "预算表3");
  expect("2024年全省收入决算表（2）", "2024年全省收入决算表", "2");
  expect("一、收支总表", "收支总表", "一");
  expect("部门公开02表示例局收入总表", "示例局收入总表", "部门公开02表");
  expect("政府性基金预算支出表（公开06表）", "政府性基金预算支出表", "公开06表");
  expect("市本级支出预算表（表二）", "市本级支出预算表", "表二");
  expect("支出总表（附件1-3）", "支出总表", "附件1-3");
  std::string months = "1-9月收支情况表", region = "34示例省2024年债务余额情况表";
  EXPECT_FALSE(cut_front_mark(months, words().title_mark));
  EXPECT_FALSE(cut_front_mark(region, words().title_mark));
}

TEST(Marks, LetterSpacedDigitsInFrontAreOneNumber) {
  EXPECT_EQ(digits_joined("4 3示例省2020年债务余额情况表"), "43示例省2020年债务余额情况表");
  EXPECT_EQ(digits_joined("1 2024年收支总表"), "1 2024年收支总表");
}

}  // namespace
}  // namespace yusuan::forms
