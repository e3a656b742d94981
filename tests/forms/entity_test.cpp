#include "forms/entity.h"

#include <gtest/gtest.h>

namespace yusuan::forms {
namespace {

TEST(EntityInTitle, IsWhatIsLeftWithoutYearKindAndWordsOfPublication) {
  for (const auto& [title, entity] :
       std::vector<std::pair<std::string, std::string>>{{"示例市档案局（汇总）2026年部门预算公开说明", "示例市档案局"},
                                                        {"示例市档案局2022年部门综合预算说明", "示例市档案局"},
                                                        {"2026年示例市档案局（本级）部门预算", "示例市档案局（本级）"},
                                                        {"示例区档案局2024年度部门决算", "示例区档案局"},
                                                        {"2026年度示例市档案局部门预算公开", "示例市档案局"},
                                                        {"2022年度示例市档案局“三公”经费预算公开", "示例市档案局"},
                                                        {"示例市档案局部门预算", "示例市档案局"}})
    EXPECT_EQ(entity_in_title(title), entity) << title;
}

TEST(EntityInTitle, IsNoBareWordOfKind) {
  for (const char* title : {"2017年部门预算", "2022年度三公经费预算公开", "2019年度部门预算公开", "2022年部门综合预算",
                            "2026年省本级预算公开表", "目录"})
    EXPECT_EQ(entity_in_title(title), std::nullopt) << title;
}

TEST(PlaceInTitle, IsThePlaceOfAGovernment) {
  for (const auto& [title, place] : std::vector<std::pair<std::string, std::string>>{
           {"关于示例市2018年预算执行情况和2019年预算草案的报告", "示例市"},
           {"示例市全市与市本级2025年预算执行情况和2026年预算（草案）", "示例市"},
           {"2026年示例市本级政府预算公开", "示例市"},
           {"34示例省2024年地方政府一般债务余额情况表", "示例省"},
           {"示例回族自治区2018年预算执行情况和2019年预算草案", "示例回族自治区"},
           {"2025年度示例地区政府决算公开", "示例地区"},
           {"关于示例乡2024年地方财政预算执行情况和2025年地方财政预算草案的报告", "示例乡"},
           {"示例区人民政府关于2025年上半年预算执行情况的报告", "示例区"}})
    EXPECT_EQ(place_in_title(title), place) << title;
  for (const char* title : {"2024年全省一般公共预算收入决算表", "2026年市本级一般公共预算支出表",
                            "2026年省本级预算公开表", "收支总表", "关于乡镇财政预算执行情况的报告"})
    EXPECT_EQ(place_in_title(title), std::nullopt) << title;
}

TEST(BudgetYear, IsThatOfTheDraftWhereTheExecutionOfAnotherIsReported) {
  EXPECT_EQ(budget_year("示例市2025年预算执行情况和2026年预算草案"), 2026);
  EXPECT_EQ(budget_year("示例市档案局2024年度部门决算"), 2024);
  EXPECT_EQ(budget_year("收支总表"), std::nullopt);
}

}  // namespace
}  // namespace yusuan::forms
