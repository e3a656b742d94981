#include "patterns/selector.h"

#include <gtest/gtest.h>

namespace yusuan::patterns {
namespace {

struct Case {
  const char *text, *code, *bare;
  Numbering numbering;
};

TEST(Label, IsTakenApart) {
  for (const Case& c :
       {Case{"一、本年收入", "", "本年收入", Numbering::kChinese},
        Case{"二十一、国有资本经营预算支出", "", "国有资本经营预算支出", Numbering::kChinese},
        Case{"1、一般公共预算拨款", "", "一般公共预算拨款", Numbering::kDigit},
        Case{"5.单位资金", "", "单位资金", Numbering::kDigit},
        Case{"（一）一般公共预算", "", "一般公共预算", Numbering::kBracket},
        Case{"其中：事业收入", "", "事业收入", Numbering::kMemo},
        Case{"208 社会保障和就业支出", "208", "社会保障和就业支出", Numbering::kNone},
        Case{"一般公共预算", "", "一般公共预算", Numbering::kNone}, Case{"1.5", "", "1.5", Numbering::kNone},
        Case{"2024年预算", "", "2024年预算", Numbering::kNone}}) {
    const Label label = label_of(c.text);
    EXPECT_EQ(label.code, c.code) << c.text;
    EXPECT_EQ(label.bare, c.bare) << c.text;
    EXPECT_EQ(label.numbering, c.numbering) << c.text;
  }
}

TEST(Selector, FitsByNumberingCodeTotalNameAndBeginning) {
  EXPECT_TRUE(Selector("一、*").fits(label_of("三、其他收入"), "", false));
  EXPECT_FALSE(Selector("一、*").fits(label_of("1、其他收入"), "", false));
  EXPECT_TRUE(Selector("30231").fits(label_of("公务用车运行维护费"), "30231", false));
  EXPECT_TRUE(Selector("@total").fits(label_of("合计"), "", true));
  EXPECT_TRUE(Selector("收入总计|总计").fits(label_of("总计"), "", true));
  EXPECT_FALSE(Selector("总计").fits(label_of("收入总计"), "", true));
  EXPECT_TRUE(Selector("使用非财政拨款结余*").fits(label_of("使用非财政拨款结余（含专用结余）"), "", false));
  EXPECT_TRUE(Selector("财政拨款收入").fits(label_of("一、财政拨款收入"), "", false));
}

}  // namespace
}  // namespace yusuan::patterns
