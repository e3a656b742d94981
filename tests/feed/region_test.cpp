#include "feed/region.h"

#include <gtest/gtest.h>

namespace yusuan::feed {
namespace {

TEST(AdministrativeRegion, IsReadFromTheFrontOfAName) {
  const char* cases[][3] = {{"上海市普陀区财政局", "上海市普陀区", "county"},
                            {"中共上海市普陀区委社会工作部", "上海市普陀区", "county"},
                            {"上海市普陀区人民政府万里街道办事处", "上海市普陀区", "county"},
                            {"上海市医疗保险事业管理中心", "上海市", "province"},
                            {"深圳市市场监督管理局", "深圳市", "city"},
                            {"广州市城市管理局", "广州市", "city"},
                            {"江苏省昆山市水务局", "江苏省昆山市", "city"},
                            {"苏州市昆山市水务局", "苏州市昆山市", "county"},
                            {"中国共产党江苏省委员会办公厅", "江苏省", "province"},
                            {"新疆维吾尔自治区和田地区财政局", "新疆维吾尔自治区和田地区", "city"},
                            {"宁夏回族自治区", "宁夏回族自治区", "province"},
                            {"山东省菏泽市单县教育局", "山东省菏泽市单县", "county"},
                            {"某市某某区某某镇人民政府", "", ""},
                            {"甲乙市丙丁区戊己镇人民政府", "甲乙市丙丁区戊己镇", "township"},
                            {"甲乙市丙丁区城镇建设中心", "甲乙市丙丁区", "county"},
                            {"甲乙市经济技术开发区管委会", "甲乙市", "city"},
                            {"国家市场监督管理总局", "", "central"},
                            {"第一中学", "", ""},
                            {"", "", ""}};
  for (const auto& [entity, region, level] : cases) {
    const AdministrativeRegion read = region_of(entity);
    EXPECT_EQ(read.region, region) << entity;
    EXPECT_EQ(read.level, level) << entity;
  }
}

}  // namespace
}  // namespace yusuan::feed
