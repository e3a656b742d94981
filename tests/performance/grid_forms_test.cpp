#include "performance/grid_forms.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "../forms/drawn_grid.h"
#include "form_pages.h"
#include "performance/target.h"

namespace yusuan::performance {
namespace {

using forms::grid_of;

PageLayout page_of(Grid grid, const std::string& title = "") { return page_with(std::move(grid), title, 595, 842); }

std::vector<Performance> forms_of(std::vector<PageLayout> layouts) { return read(std::move(layouts)).forms; }

std::string line_of(const Indicator& indicator) {
  std::string line;
  for (const std::string& level : indicator.levels) line += level + "/";
  line += " " + indicator.op.value_or("~") + " " + (indicator.value ? indicator.value->to_string() : "~") + " " +
          indicator.unit.value_or("~");
  return line;
}

std::string target_of(const std::string& text) {
  const Target target = parse_target(text, patterns().performance);
  return target.op.value_or("~") + " " + (target.value ? target.value->to_string() : "~") + " " +
         target.unit.value_or("~");
}

const std::string kTitle = "项目支出绩效目标表";
const std::vector<std::string> kHead = {"预算单位|<|某中心|<|<|<|<",
                                        "项目名称|<|工作经费|<|<|负责人|李示例",
                                        "项目资金(万元)|<|年度预算总额|484.32|其中：财政拨款|484.30|<",
                                        "^|<|其他资金|0.02|<|<|<",
                                        "项目总体目标|<|保证运转|<|<|<|<",
                                        "一级指标|二级指标|三级指标|指标值|上年完成值|指标分值权重|指标赋分规则"};

std::vector<std::string> with_head(std::vector<std::string> rows) {
  rows.insert(rows.begin(), kHead.begin(), kHead.end());
  return rows;
}

TEST(PerformanceTarget, IsReadAsWritten) {
  const std::pair<const char*, const char*> cases[] = {
      {">=1000平方", ">= 1000 平方"},
      {"> =1000 平方", ">= 1000 平方"},
      {"<=200元/人/天", "<= 200 元/人/天"},
      {"=240. 3万元", "= 240.3 万元"},
      {"≥13459.00(平方米)", ">= 13459.00 平方米"},
      {"=100.00(%)", "= 100.00 %"},
      {"≥1,200人次", ">= 1200 人次"},
      {"＞5", "~ ~ ~"},  // not normalised
      {">5", "> 5 ~"},
      {"不低于50%", ">= 50 %"},
      {"补贴对象生活改善度不低于80%", ">= 80 %"},
      {"不超过3个工作日", "<= 3 个工作日"},
      {"小于等于2%", "<= 2 %"},
      {"90%以上", ">= 90 %"},
      {"控制在20万元以内", "<= 20 万元"},
      {"90%", "~ 90 %"},
      {"满意率100%", "~ 100 %"},
      {"12次/年", "~ 12 次/年"},
      {"显著提升", "~ ~ ~"},
      {"2024年", "~ ~ ~"},
      {"90%-95%", "~ ~ ~"},
      {"不少于100人，宣传品不少于20000份", "~ ~ ~"},
      {"开展不低于5次的法治宣传活动", "~ ~ ~"},
      {"", "~ ~ ~"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(target_of(text), expected) << text;
}

TEST(Performance, ReadsWhatAReportOnTheYearReached) {
  const auto forms = forms_of(
      {page_of(grid_of(3, {"项目名称|<|工作经费|<|实施单位|某中心|<|<",                                          //
                           "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",  //
                           "产出指标|数量指标|培训次数|>=4次|5|20|18|迟了一次"}),
               "项目支出绩效自评表")});
  ASSERT_EQ(forms.size(), 1u);
  ASSERT_EQ(forms[0].indicators.size(), 1u);
  const Indicator& indicator = forms[0].indicators[0];
  EXPECT_EQ(indicator.target, ">=4次");
  EXPECT_EQ(indicator.actual, "5");
  EXPECT_EQ(indicator.weight, "20");
  EXPECT_EQ(indicator.score, "18");
  EXPECT_EQ(indicator.remark, "迟了一次");
}

TEST(Performance, ReadsFieldsAndLevels) {
  const auto forms = forms_of({page_of(grid_of(3, with_head({"产出指标|数量指标|培训次数|=4次|4次|2|按比例",  //
                                                             "^|^|天数|＞=4天|-|3|按比例",                    //
                                                             "^|质量指标|出勤率|>=90%|无|5|按比例"})),
                                       kTitle)});
  ASSERT_EQ(forms.size(), 1u);
  const Performance& form = forms[0];
  EXPECT_EQ(form.title, kTitle);
  EXPECT_EQ(form.project, "工作经费");
  EXPECT_EQ(form.department, "某中心");
  EXPECT_EQ(form.owner, "李示例");
  EXPECT_EQ(form.objective, "保证运转");
  EXPECT_EQ(form.total, Decimal(48432, 2));
  EXPECT_EQ(form.fiscal, Decimal(48430, 2));
  EXPECT_EQ(form.other, Decimal(2, 2));
  EXPECT_EQ(form.money_unit, "万元");
  EXPECT_EQ(form.pages, std::vector<int>{3});
  ASSERT_EQ(form.indicators.size(), 3u);
  EXPECT_EQ(line_of(form.indicators[0]), "产出指标/数量指标/培训次数/ = 4 次");
  EXPECT_EQ(form.indicators[1].levels, (std::vector<std::string>{"产出指标", "数量指标", "天数"}));
  EXPECT_EQ(line_of(form.indicators[2]), "产出指标/质量指标/出勤率/ >= 90 %");
  EXPECT_EQ(form.indicators[2].weight, "5");
  EXPECT_EQ(form.indicators[2].scoring, "按比例");
  EXPECT_EQ(form.indicators[2].basis, std::nullopt);
}

TEST(Performance, PartsLevelsAndNameOfOneText) {
  std::vector<std::string> rows = {"预算单位|<|某中心|<|<", "项目名称|<|工作经费|<|<",
                                   "活动|绩效指标|指标性质|指标值|度量单位", "宣传|产出指标数量指标培训班人数|≥|220|人",
                                   "宣传|数量指标增长率|≥|5|%"};
  const auto forms = forms_of({page_of(grid_of(1, rows), kTitle)});
  ASSERT_EQ(forms.size(), 1u);
  ASSERT_EQ(forms[0].indicators.size(), 2u);
  EXPECT_EQ(line_of(forms[0].indicators[0]), "宣传/产出指标/数量指标/培训班人数/ >= 220 人");
  EXPECT_EQ(line_of(forms[0].indicators[1]), "宣传/数量指标增长率/ >= 5 %");
}

TEST(Performance, RejoinsARowThatThePageBreakCuts) {
  const auto forms = forms_of({page_of(grid_of(1, with_head({"产出指标|数量指标|培训次数|=4次|4次|2|按照完成比例赋分",
                                                             "^|社会效|正常运转率|显著提升|-|10|按照完成比例"})),
                                       kTitle),
                               page_of(grid_of(2, {"|益指标|||||赋分", "满意度指标|满意度指标|满意|>=95%|-|5|打分"}))});
  ASSERT_EQ(forms.size(), 1u);
  ASSERT_EQ(forms[0].indicators.size(), 3u);
  const Indicator& cut = forms[0].indicators[1];
  EXPECT_EQ(line_of(cut), "产出指标/社会效益指标/正常运转率/ ~ ~ ~");
  EXPECT_EQ(cut.scoring, "按照完成比例赋分");
  EXPECT_EQ(cut.page, 1);
  EXPECT_EQ(line_of(forms[0].indicators[2]), "满意度指标/满意度指标/满意/ >= 95 %");
  EXPECT_EQ(forms[0].pages, (std::vector<int>{1, 2}));
}

// The merged cell of a level goes on over the break: its text is printed before it, behind it, on both sides, or
// parted.
TEST(Performance, CarriesLevelsOverAPageBreak) {
  const std::string name = "经费|<=20万元|-|4|按比例";
  for (const auto& [before, behind] : std::vector<std::pair<std::string, std::string>>{
           {"成本指标", ""}, {"", "成本指标"}, {"成本指标", "成本指标"}, {"成本", "指标"}}) {
    const auto forms =
        forms_of({page_of(grid_of(1, with_head({"产出指标|数量指标|培训次数|=4次|4次|2|按比例",
                                                before + "|" + before + "|" + name})),
                          kTitle),
                  page_of(grid_of(2, {behind + "|" + behind + "|" + name, "效益指标|社会效益指标|" + name}))});
    ASSERT_EQ(forms.size(), 1u);
    ASSERT_EQ(forms[0].indicators.size(), 4u);
    for (const int i : {1, 2})
      EXPECT_EQ(forms[0].indicators[i].levels, (std::vector<std::string>{"成本指标", "成本指标", "经费"}))
          << before << "|" << behind << " " << i;
    EXPECT_EQ(forms[0].indicators[3].levels[0], "效益指标");
  }
}

TEST(Performance, BlankLevelCellsRepeatWhatStandsAbove) {
  const auto forms = forms_of({page_of(grid_of(1, with_head({"产出指标|数量指标|甲|1次|-|2|按比例",  //
                                                             "||乙|2次|-|2|按比例",                  //
                                                             "|质量指标|丙|3次|-|2|按比例",          //
                                                             "效益指标||丁|4次|-|2|按比例"})),
                                       kTitle)});
  ASSERT_EQ(forms.at(0).indicators.size(), 4u);
  EXPECT_EQ(forms[0].indicators[1].levels, (std::vector<std::string>{"产出指标", "数量指标", "乙"}));
  EXPECT_EQ(forms[0].indicators[2].levels, (std::vector<std::string>{"产出指标", "质量指标", "丙"}));
  EXPECT_EQ(forms[0].indicators[3].levels, (std::vector<std::string>{"效益指标", "", "丁"}));
}

// Shanghai: amounts of the project beside those of the year, goals below their labels, a column before the levels.
TEST(Performance, PrefersTheYearToTheWholeProject) {
  const auto forms = forms_of({page_of(
      grid_of(1, {"项目名称|<|街道中心|<|项目类别|特定目标类", "主管部门|<|某街道|<|实施单位|某办事处",
                  "项目资金（元）|<|项目资金总额|900.00|年度资金申请总额|500.00",
                  "^|<|其中：财政资金|800.00|其中：当年财政拨款|300.00", "^|<|其他资金|100.00|上年结转资金|150.00",
                  "^|<|||其他资金|50.00", "项目绩效目标|项目总目标|<|<|年度总体目标|<", "^|全部建成|<|<|开工|<",
                  "|一级指标|二级指标|三级指标|年度(/项目)指标值|<",
                  "绩效指标|产出指标|数量指标|面积|≥13459.00(平方米)|<", "^|^|质量指标|完工||及时率"}),
      "财政项目支出绩效目标填报表")});
  ASSERT_EQ(forms.size(), 1u);
  const Performance& form = forms[0];
  EXPECT_EQ(form.project, "街道中心");
  EXPECT_EQ(form.department, "某街道");
  EXPECT_EQ(form.executing_unit, "某办事处");
  EXPECT_EQ(form.owner, std::nullopt);
  EXPECT_EQ(form.objective, "开工");
  EXPECT_EQ(form.total, Decimal(500, 0));
  EXPECT_EQ(form.fiscal, Decimal(300, 0));
  EXPECT_EQ(form.carryover, Decimal(150, 0));
  EXPECT_EQ(form.other, Decimal(50, 0));
  EXPECT_EQ(form.money_unit, "元");
  ASSERT_EQ(form.indicators.size(), 2u);
  EXPECT_EQ(line_of(form.indicators[0]), "产出指标/数量指标/面积/ >= 13459.00 平方米");
  EXPECT_EQ(form.indicators[1].target, "及时率");
}

// Forms for the whole department are filled in on the sheet of the projects.
TEST(Performance, OfTheWholeDepartmentNamesNoProject) {
  const auto forms = forms_of({page_of(
      grid_of(1, {"项目名称|某档案馆", "年度资金总额|20万元", "一级指标|三级指标|指标值", "产出指标|次数|≥3次"}),
      "部门整体支出绩效目标表")});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].project, std::nullopt);
  EXPECT_EQ(forms[0].department, "某档案馆");
}

// Funds by kind, and indicators without levels of their own.
TEST(Performance, ReadsAmountsBelowTheirLabels) {
  const auto forms = forms_of({page_of(
      grid_of(1, {"部门名称|<|某委员会|<|<", "总体资金情况（万元）|<|预算支出总额|财政拨款|其他资金", "^|<|^|合计|合计",
                  "^|<|5.50|5.00|0.50", "其他说明|<|按月发布1.5期|<|<", "活动|绩效指标|指标性质|指标值|度量单位",
                  "保障|完成办公|≥|10|项", "保障|完成采购|定性|优|"}),
      "部门整体支出绩效目标表")});
  ASSERT_EQ(forms.size(), 1u);
  const Performance& form = forms[0];
  EXPECT_EQ(form.department, "某委员会");
  EXPECT_EQ(form.total, Decimal(550, 2));
  EXPECT_EQ(form.fiscal, Decimal(500, 2));
  EXPECT_EQ(form.other, Decimal(50, 2));
  EXPECT_EQ(form.money_unit, "万元");
  ASSERT_EQ(form.funds.size(), 3u);
  EXPECT_EQ(form.funds[0].text, "5.50");
  ASSERT_EQ(form.indicators.size(), 2u);
  EXPECT_EQ(line_of(form.indicators[0]), "保障/完成办公/ >= 10 项");
  EXPECT_EQ(form.indicators[1].target, "优");
  // What no label explains is kept as printed.
  EXPECT_TRUE(std::any_of(form.rows.begin(), form.rows.end(), [](const FormRow& row) {
    return row.cells == std::vector<std::string>{"其他说明", "按月发布1.5期"};
  }));
}

// Of the tasks of a department the row of sums tells its funds; the others are kept.
TEST(Performance, SumsOfTasksAreTheFunds) {
  const auto forms =
      forms_of({page_of(grid_of(1, {"部门（单位）名称|<|某局|<|<", "年度主要任务|任务名称|预算金额（万元）|<|<",
                                    "^|^|总额|财政拨款|其他资金", "^|保运转|19.5|19.5|", "^|办事|2.5|2|0.5",
                                    "^|金额合计|22|21.5|0.5", "年度总体目标|做好|<|<|<",
                                    "年度绩效指标|一级指标|二级指标|三级指标|指标值", "^|产出指标|数量指标|次数|≥3次"}),
                        "部门整体支出绩效目标表")});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].total, Decimal(22, 0));
  EXPECT_EQ(forms[0].fiscal, Decimal(215, 1));
  EXPECT_EQ(forms[0].other, Decimal(5, 1));
  EXPECT_TRUE(std::any_of(forms[0].rows.begin(), forms[0].rows.end(), [](const FormRow& row) {
    return row.cells == std::vector<std::string>{"办事", "2.5", "2", "0.5"};
  }));
}

TEST(Performance, PartsOfAFormMayDifferInTheirColumns) {
  const auto forms =
      forms_of({page_of(grid_of(1, {"项目名称|工作经费", "年度资金总额|20万元"}, 150), kTitle),
                page_of(grid_of(
                    2, {"一级指标|二级指标|指标名称|指标性质|指标值|度量单位", "产出指标|数量指标|次数|≥|3|次"}, 50)),
                page_of(grid_of(3, {"产出指标|数量指标|人数|=|40|人"}, 50))});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].total, Decimal(20, 0));
  EXPECT_EQ(forms[0].money_unit, "万元");
  ASSERT_EQ(forms[0].indicators.size(), 2u);
  EXPECT_EQ(line_of(forms[0].indicators[0]), "产出指标/数量指标/次数/ >= 3 次");
  EXPECT_EQ(line_of(forms[0].indicators[1]), "产出指标/数量指标/人数/ = 40 人");
  EXPECT_EQ(forms[0].pages, (std::vector<int>{1, 2, 3}));
}

TEST(Performance, PartsFormsThatFollowEachOther) {
  const auto rows = with_head({"产出指标|数量指标|培训次数|=4次|4次|2|按比例"});
  auto second = rows;
  second[1] = "项目名称|<|另一经费|<|<|负责人|王示例";
  const auto forms = forms_of({page_of(grid_of(1, rows), kTitle), page_of(grid_of(2, second), kTitle)});
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(forms[0].project, "工作经费");
  EXPECT_EQ(forms[1].project, "另一经费");
  EXPECT_EQ(forms[1].owner, "王示例");
  EXPECT_EQ(forms[0].indicators.size(), 1u);
  EXPECT_EQ(forms[0].pages, std::vector<int>{1});
  EXPECT_EQ(forms[1].pages, std::vector<int>{2});
}

TEST(Performance, OtherTablesAreNone) {
  EXPECT_TRUE(forms_of({page_of(grid_of(1, {"项目名称|金额", "工作经费|20"}), "项目支出表"),
                        page_of(grid_of(2, {"项目名称|金额", "工作经费|20"}))})
                  .empty());
}

}  // namespace
}  // namespace yusuan::performance
