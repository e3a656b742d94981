// Performance forms in dumps of a few lines.
#include <gtest/gtest.h>

#include <algorithm>

#include "extract.h"

namespace yusuan::performance {
namespace {

const std::string kHead = "部门整体说明\n\n绩效目标情况\n项目支出绩效目标表\n（2024年度）\n";

Document read(const std::string& form) {
  // A dump is Chinese prose around its tables.
  return extract("1\n\n某中心2024年单位预算公开\n\f目录\n第一部分 单位概况\n\f" + kHead + form, "dump.txt");
}

std::string shown(const Performance& form) {
  std::string text;
  for (const Indicator& indicator : form.indicators) {
    for (const std::string& level : indicator.levels) text += level + "/";
    text += indicator.target + "|" + indicator.basis.value_or("?") + "|" + indicator.previous.value_or("?") + "|" +
            indicator.weight.value_or("?") + "\n";
  }
  return text;
}

bool says(const Document& document, const std::string& code) {
  return std::any_of(document.diagnostics.begin(), document.diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

const std::string kLines =
    "项目名称 档案整理 主管部门 某局\n项目资金\n（万元）\n年度资金总额 50.00\n其中：财政拨款 48.00\n其他资金 2.00\n";

TEST(PerformanceDump, ReadsRowsOnLines) {
  const auto document = read(kLines +
                             "一级指标 二级指标 三级指标 指标值\n产出指标\n数量指标 整理卷数 ≥1200卷\n完成率 =100%\n"
                             "效益指标 社会效益指标 公众满意 较满意\n满意度指标\n服务对象满意度\n指标\n满意度 ≥90%\n");
  ASSERT_EQ(document.performance.size(), 1U);
  const Performance& form = document.performance[0];
  EXPECT_EQ(form.project, "档案整理");
  EXPECT_EQ(form.department, "某局");
  EXPECT_EQ(form.total, Decimal::parse("50.00"));
  EXPECT_EQ(form.fiscal, Decimal::parse("48.00"));
  EXPECT_EQ(form.other, Decimal::parse("2.00"));
  EXPECT_EQ(form.money_unit, "万元");
  EXPECT_EQ(shown(form),
            "产出指标/数量指标/整理卷数/≥1200卷|?|?|?\n产出指标/数量指标/完成率/=100%|?|?|?\n"
            "效益指标/社会效益指标/公众满意/较满意|?|?|?\n满意度指标/服务对象满意度指标/满意度/≥90%|?|?|?\n");
  EXPECT_FALSE(says(document, "indicators_torn"));
}

TEST(PerformanceDump, LeavesRowsOutBesidePartsOfCells) {
  const auto document = read(kLines +
                             "一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 整理卷数 ≥1200卷\n"
                             "馆藏档案数字化加工的\n页数 ≥5页\n质量指标 完成率 =100%\n时效指标 天数 ≤9天\n");
  EXPECT_EQ(shown(document.performance.at(0)),
            "产出指标/质量指标/完成率/=100%|?|?|?\n产出指标/时效指标/天数/≤9天|?|?|?\n");
  EXPECT_TRUE(says(document, "indicators_torn"));
}

TEST(PerformanceDump, LeavesLevelsOpenThatStandInTheMiddleOfTheirRows) {
  const auto document = read(kLines +
                             "一级指标 二级指标 三级指标 指标值\n整理卷数 ≥1200卷\n产出指标 数量指标 完成率 =100%\n"
                             "天数 ≤9天\n");
  EXPECT_EQ(shown(document.performance.at(0)), "//整理卷数/≥1200卷|?|?|?\n//完成率/=100%|?|?|?\n//天数/≤9天|?|?|?\n");
}

const std::string kTornHeader =
    "一级指标 二级指标 三级指标\n指标值\n指标值设置依据 上年完成值 指标分值权重\n指标赋分规则\n佐证资料\n";

TEST(PerformanceDump, KeepsWhatIsCertainOfTornRows) {
  // 乙类指 and 丙类指: bases of both rows stand behind both, and only their weights are the same.
  const auto document =
      read(kTornHeader +
           "甲类培训次数\n\n=4次\n\n历史标准\n\n3次\n\n2\n\n乙类购置批次\n\n≥2批\n\n丙类修缮面积\n\n≥10平方\n\n"
           "计划标准\n行业标准\n\n-\n无\n\n5\n5\n");
  EXPECT_EQ(shown(document.performance.at(0)),
            "//甲类培训次数/=4次|历史标准|3次|2\n//乙类购置批次/≥2批|?|?|5\n//丙类修缮面积/≥10平方|?|?|5\n");
  EXPECT_TRUE(says(document, "indicators_torn"));
}

TEST(PerformanceDump, LeavesOutTargetsWithoutTheirUnit) {
  const auto document = read(
      kTornHeader + "甲类培训次数\n\n=4次\n\n历史标准\n\n3次\n\n2\n\n乙类购置经费\n\n≤240.3\n\n计划标准\n\n-\n\n5\n");
  EXPECT_EQ(shown(document.performance.at(0)), "//甲类培训次数/=4次|历史标准|3次|2\n");
}

}  // namespace
}  // namespace yusuan::performance
