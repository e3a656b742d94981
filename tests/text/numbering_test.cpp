#include "text/numbering.h"

#include <gtest/gtest.h>

#include <string>

namespace yusuan::text {
namespace {

void expect_number(const std::string& label, NumberStyle style, int number, const std::string& name) {
  const LabelNumber found = number_of_label(label);
  EXPECT_EQ(found.style, style) << label;
  EXPECT_EQ(found.number, number) << label;
  EXPECT_EQ(label.substr(found.length), name) << label;
}

TEST(Numbering, KnowsHowLabelsAreNumbered) {
  expect_number("一、税收收入", NumberStyle::kChinese, 1, "税收收入");
  expect_number("二十三、债务付息支出", NumberStyle::kChinese, 23, "债务付息支出");
  expect_number("（十一）其他", NumberStyle::kChineseBracket, 11, "其他");
  expect_number("(二)其他", NumberStyle::kChineseBracket, 2, "其他");
  expect_number("1.增值税", NumberStyle::kDigit, 1, "增值税");
  expect_number("12、增值税", NumberStyle::kDigit, 12, "增值税");
  expect_number("（1）国内增值税", NumberStyle::kDigitBracket, 1, "国内增值税");
  expect_number("3)其他", NumberStyle::kDigitBracket, 3, "其他");
  expect_number("②利息", NumberStyle::kCircled, 2, "利息");
  expect_number("第一部分 一般公共预算", NumberStyle::kPart, 1, " 一般公共预算");
}

TEST(Numbering, FiguresCodesAndWordsHaveNone) {
  for (const char* label : {"一般公共预算收入", "1.5", "301工资福利支出", "2024年预算", "（款）", "十", "", "三公经费"})
    expect_number(label, NumberStyle::kNone, 0, label);
}

TEST(Numbering, WhatStandsInFrontOfTheNumber) {
  expect_number("其中：1.个人缴费", NumberStyle::kDigit, 1, "个人缴费");
  EXPECT_EQ(number_of_label("其中:利息").lead, Lead::kMemo);
  EXPECT_EQ(number_of_label("减：上解支出").lead, Lead::kSign);
  EXPECT_EQ(number_of_label("加强基层建设").lead, Lead::kNone);
}

}  // namespace
}  // namespace yusuan::text
