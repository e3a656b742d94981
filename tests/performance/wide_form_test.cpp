#include <gtest/gtest.h>

#include <algorithm>

#include "../forms/drawn_grid.h"
#include "form_pages.h"

namespace yusuan::performance {
namespace {

using forms::grid_of;

PageLayout page_of(Grid grid, const std::string& title = "") { return page_with(std::move(grid), title, 842, 595); }

std::string line_of(const Performance& form) {
  std::string line = form.project.value_or("~") + " " + (form.total ? form.total->to_string() : "~") + " " +
                     (form.fiscal ? form.fiscal->to_string() : "~") + " " + form.objective.value_or("~");
  for (const Indicator& indicator : form.indicators)
    line += "; " + path_text(indicator.levels) + " " + indicator.op.value_or("~") + " " + indicator.target;
  return line;
}

const std::string kTitle = "表12 项目支出绩效目标表";
const std::vector<std::string> kHead = {
    "项目名称|项目总额|其中：|<|绩效目标|一级指标|二级指标|三级指标|绩效指标性质|本年绩效指标值|绩效度量单位",
    "^|^|财政资金|其他资金|^|^|^|^|^|^|^"};

std::vector<std::string> with_head(std::vector<std::string> rows) {
  rows.insert(rows.begin(), kHead.begin(), kHead.end());
  return rows;
}

TEST(PerformanceWide, EveryProjectIsAnEntry) {
  const auto reading = read({page_of(grid_of(1, with_head({"甲项目|10.5|10.5||做好甲|产出指标|数量指标|次数|≥|1|次",
                                                           "^|^|^|^|^|效益指标|社会效益指标|影响|定性|优|",
                                                           "乙项目|7|6|1|做好乙|产出指标|质量指标|合格率|=|100|%"})),
                                     kTitle)});
  ASSERT_EQ(reading.forms.size(), 2u);
  EXPECT_EQ(reading.forms[0].number, 12);
  EXPECT_EQ(line_of(reading.forms[0]),
            "甲项目 10.5 10.5 做好甲; 产出指标/数量指标/次数 >= ≥1次; 效益指标/社会效益指标/影响 ~ 优");
  EXPECT_EQ(line_of(reading.forms[1]), "乙项目 7 6 做好乙; 产出指标/质量指标/合格率 = =100%");
  EXPECT_EQ(reading.forms[1].number, 12);
  EXPECT_EQ(reading.taken, std::vector<bool>{true});
}

// A project that the page break cuts: its cells are blank on the next page, repeat what they said, hold the rest of
// it, or hold all of it.
TEST(PerformanceWide, AProjectGoesOnOverAPageBreak) {
  const std::string indicator = "产出指标|数量指标|次数|≥|1|次";
  for (const auto& [before, behind] :
       std::vector<std::pair<std::string, std::string>>{{"乙项目|7|6|1|做好乙", "||||"},
                                                        {"乙项目|7|6|1|做好乙", "乙项目|7|6|1|做好乙"},
                                                        {"乙项|7|6|1|做好", "目||||乙"},
                                                        {"||||", "乙项目|7|6|1|做好乙"}}) {
    const auto reading = read({page_of(grid_of(1, with_head({"甲项目|10.5|10.5||做好甲|" + indicator,
                                                             "^|^|^|^|^|" + indicator, before + "|" + indicator})),
                                       kTitle),
                               page_of(grid_of(2, {behind + "|" + indicator, "丙项目|3|3||做好丙|" + indicator}))});
    ASSERT_EQ(reading.forms.size(), 3u) << before << " " << behind;
    EXPECT_EQ(line_of(reading.forms[1]),
              "乙项目 7 6 做好乙; 产出指标/数量指标/次数 >= ≥1次; 产出指标/数量指标/次数 >= ≥1次")
        << before << " " << behind;
    EXPECT_EQ(reading.forms[1].pages, (std::vector<int>{1, 2}));
    EXPECT_EQ(reading.forms[2].indicators.size(), 1u);
  }
}

// A name over two projects whose cell the page break cuts; the total of the second stands behind the break.
TEST(PerformanceWide, ANameBehindThePageBreakIsThatOfAllAbove) {
  const std::string indicator = "产出指标|数量指标|次数|≥|1|次";
  const auto reading =
      read({page_of(grid_of(1, with_head({"甲项目|10.5|10.5||做好甲|" + indicator, "^|^|^|^|^|" + indicator,
                                          "|7|7||做好一|" + indicator, "^|^|^|^|^|" + indicator,
                                          "^||||做好|" + indicator, "^|^|^|^|^|" + indicator})),
                    kTitle),
            page_of(grid_of(2, {"乙项目|8|2|6|二|" + indicator, "丙项目|3|3||做好丙|" + indicator}))});
  ASSERT_EQ(reading.forms.size(), 4u);
  EXPECT_EQ(line_of(reading.forms[1]).substr(0, line_of(reading.forms[1]).find(';')), "乙项目 7 7 做好一");
  EXPECT_EQ(line_of(reading.forms[2]).substr(0, line_of(reading.forms[2]).find(';')), "乙项目 8 2 做好二");
  EXPECT_EQ(reading.forms[2].indicators.size(), 3u);
}

// Forms that tell the whole project beside the year.
TEST(PerformanceRows, TwoSetsOfIndicatorsStandBesideEachOther) {
  const auto reading = read({page_of(
      grid_of(1, {"项目名称|甲|<|<|<|<|<|<", "绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
                  "^|产出指标|数量指标|三年家数|≥30家|数量指标|家数|≥10家"}),
      "项目支出绩效目标表")});
  ASSERT_EQ(reading.forms.size(), 1u);
  EXPECT_EQ(line_of(reading.forms[0]),
            "甲 ~ ~ ~; 产出指标/数量指标/三年家数 >= ≥30家; 产出指标/数量指标/家数 >= ≥10家");
}

// Units stand above their projects, and the header is repeated with its borders moved.
TEST(PerformanceWide, SumsOfUnitsAreNoProjects) {
  const std::vector<std::string> head = {"单位编码|单位（项目）名称|资金总额|绩效目标|绩效指标|<|<|<|<|<|<",
                                         "^|^|^|^|一级指标|二级指标|三级指标|指标值|指标值内容|指标值类型|备注"};
  std::vector<std::string> first = head, second = head;
  first.insert(first.end(), {"合计||417.41||||||||", "126|某局|417.41||||||||",
                             "126|甲专项|35.78|做好甲|成本指标|经济成本指标|总成本|35.78|不超预算|≤|20"});
  second.push_back("126|甲专项|35.78|做好甲|产出指标|数量指标|家数|10|下拨家数|≥|10");
  const auto reading = read({page_of(grid_of(1, first, 60), "项目支出绩效目标表"), page_of(grid_of(2, second, 66))});
  ASSERT_EQ(reading.forms.size(), 1u);
  const Performance& form = reading.forms[0];
  EXPECT_EQ(line_of(form),
            "甲专项 35.78 ~ 做好甲; 成本指标/经济成本指标/总成本 <= ≤35.78; 产出指标/数量指标/家数 >= ≥10");
  EXPECT_EQ(form.indicators[0].explanation, "不超预算");
  EXPECT_EQ(form.indicators[0].remark, "20");
  ASSERT_GE(form.rows.size(), 2u);
  EXPECT_EQ(form.rows[0].cells[2], "417.41");
  EXPECT_EQ(form.rows[1].cells[1], "某局");
}

TEST(PerformanceWide, ColumnNumbersAreNoProject) {
  const auto reading = read({page_of(
      grid_of(1, {"单位名称、项目名称|项目年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|指标内容",
                  "1|2|3|4|5|6|7|8|9", "某局||||||||", "甲|做好甲|产出指标|数量指标|家数|>=|6|项|开工"}),
      "项目绩效目标表")});
  ASSERT_EQ(reading.forms.size(), 1u);
  EXPECT_EQ(line_of(reading.forms[0]), "甲 ~ ~ 做好甲; 产出指标/数量指标/家数 >= >=6项");
  EXPECT_EQ(reading.forms[0].indicators[0].explanation, "开工");
}

TEST(PerformanceWide, ObjectivesAloneMakeAForm) {
  const auto reading =
      read({page_of(grid_of(1, {"单位名称|项目名称|金额|绩效目标", "某局|甲|1,097.02|做好甲", "某局|乙|887.90|做好乙"}),
                    "项目支出绩效表")});
  ASSERT_EQ(reading.forms.size(), 2u);
  EXPECT_EQ(line_of(reading.forms[1]), "乙 887.90 ~ 做好乙");
  EXPECT_EQ(reading.forms[1].department, "某局");
}

TEST(PerformanceWide, AUnitAcrossAllColumnsIsThatOfTheProjectsBelow) {
  const auto reading = read({page_of(grid_of(1, {"项目|预算数（单位：万元）|绩效目标", "某局|<|<", "甲|12.5|做好甲",
                                                 "某院|<|<", "乙|3|做好乙", "丙|4|做好丙"}))});
  ASSERT_EQ(reading.forms.size(), 3u);
  EXPECT_EQ(line_of(reading.forms[0]), "甲 12.5 ~ 做好甲");
  EXPECT_EQ(reading.forms[0].department, "某局");
  EXPECT_EQ(reading.forms[0].money_unit, "万元");
  EXPECT_EQ(reading.forms[2].department, "某院");
}

// The table of projects may tell objectives, too.
TEST(PerformanceWide, ATableOfTheBudgetStaysOne) {
  const std::vector<std::string> rows = {"项目名称|总计|绩效目标", "甲|1,097.02|做好甲"};
  const auto reading = read({page_of(grid_of(1, rows), "部门预算项目支出表"), page_of(grid_of(2, rows))});
  EXPECT_TRUE(reading.forms.empty());
  EXPECT_EQ(std::count(reading.taken.begin(), reading.taken.end(), true), 0);
}

TEST(PerformanceWide, ATitledFormThatIsNotReadIsSaid) {
  const auto reading = read({page_of(grid_of(4, {"甲|乙", "1,097.02|3.5"}), "整体支出绩效目标表")});
  EXPECT_TRUE(reading.forms.empty());
  ASSERT_EQ(reading.diagnostics.size(), 1u);
  EXPECT_EQ(reading.diagnostics[0].code, "performance_unread");
  EXPECT_EQ(reading.diagnostics[0].page, 4);
}

}  // namespace
}  // namespace yusuan::performance
