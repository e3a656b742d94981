#include "prose/read_prose.h"

#include <gtest/gtest.h>

namespace yusuan::prose {
namespace {

PageLayout page_of(int number, const std::vector<std::pair<double, std::string>>& lines) {
  PageLayout layout{.number = number, .width_pt = 600, .height_pt = 800};
  double y = 120;
  for (const auto& [x0, text] : lines) {
    const double width = 4.2 * static_cast<double>(text.size());
    layout.lines.push_back({text, {x0, y, std::min(540.0, x0 + width), y + 12}, number});
    y += 20;
  }
  return layout;
}

Document read(const std::vector<PageLayout>& layouts) {
  Document document;
  document.facts.entity = "某局";
  read_prose(layouts, patterns::PatternFiles(std::nullopt), document);
  return document;
}

TEST(Prose, parts_duties_of_one_paragraph) {
  const Document document =
      read({page_of(1, {{84, "一、主要职责"},
                        {84, "（一）拟定发展规划。组织实施。（二）管理1.档案和印章。（三）完成其他任务。"},
                        {84, "（四）"}})});
  ASSERT_TRUE(document.overview);
  EXPECT_EQ(document.overview->duties,
            (std::vector<std::string>{"拟定发展规划。组织实施。", "管理1.档案和印章。", "完成其他任务。"}));
}

TEST(Prose, no_number_of_people_wraps_around) {
  const Document document = read({page_of(1, {{210, "第一部分某局概况"},
                                              {84, "二、机构设置及人员情况"},
                                              {84, "某局编制数4294967308，实有人数10人，其中：在职7人；"}})});
  ASSERT_TRUE(document.staffing);
  EXPECT_EQ(document.staffing->authorised, std::nullopt);
  EXPECT_EQ(document.staffing->actual.persons, 10);
}

TEST(Prose, reads_overview_and_staffing) {
  const Document document = read({page_of(1, {{210, "第一部分某局概况"},
                                              {84, "一、主要职能"},
                                              {84, "某局是行政单位。主要职责是："},
                                              {84, "（一）拟定本区的发展规划。"},
                                              {84, "（二）完成交办的其他任务。"},
                                              {84, "二、机构设置及人员情况"},
                                              {84, "某局下设2个处室，分别是：办公室、财务处（审计处）。"},
                                              {84, "某局编制数12，实有人数10人，其中：在职7人，减少1人；"},
                                              {84, "退休3人，增加2人。"}})});
  ASSERT_TRUE(document.overview);
  EXPECT_EQ(document.overview->duties, (std::vector<std::string>{"拟定本区的发展规划。", "完成交办的其他任务。"}));
  EXPECT_EQ(document.overview->office_count, 2);
  EXPECT_EQ(document.overview->offices, (std::vector<std::string>{"办公室", "财务处（审计处）"}));
  ASSERT_TRUE(document.staffing);
  EXPECT_EQ(document.staffing->authorised, 12);
  EXPECT_EQ(document.staffing->actual.persons, 10);
  EXPECT_EQ(document.staffing->in_post.persons, 7);
  EXPECT_EQ(document.staffing->in_post.change, -1);
  EXPECT_EQ(document.staffing->retired.change, 2);
  EXPECT_FALSE(document.staffing->retired_with_honours.persons);
}

TEST(Prose, reads_projects_of_both_kinds) {
  const Document labelled = read({page_of(1, {{84, "七、项目支出情况说明"},
                                              {84, "（一）项目名称：某项工作经费"},
                                              {84, "设立的政策依据：有关文件。"},
                                              {84, "预算安排规模：484.32万元"},
                                              {84, "项目承担单位：某局"},
                                              {84, "资金执行时间：2024年1月1日-2024年12月31日"},
                                              {84, "（二）项目名称：另一项工作经费"},
                                              {84, "预算安排规模：15.00万元"}})});
  ASSERT_EQ(labelled.projects.size(), 2u);
  EXPECT_EQ(labelled.projects[0].name, "某项工作经费");
  EXPECT_EQ(labelled.projects[0].policy_basis, "有关文件。");
  EXPECT_EQ(labelled.projects[0].scale->to_string(), "484.32");
  EXPECT_EQ(labelled.projects[0].executing_unit, "某局");
  EXPECT_EQ(labelled.projects[1].scale->to_string(), "15.00");
  const Document headed = read({page_of(1, {{200, "某工作经费项目经费情况说明"},
                                            {84, "一、项目概况"},
                                            {84, "项目开展某项工作。"},
                                            {84, "二、立项依据"},
                                            {84, "有关文件。"},
                                            {84, "六、年度预算安排"},
                                            {84, "第一季度用款计划10.00万元，第二季度用款计划20.00万元。"}})});
  ASSERT_EQ(headed.projects.size(), 1u);
  EXPECT_EQ(headed.projects[0].name, "某工作经费");
  EXPECT_EQ(headed.projects[0].policy_basis, "有关文件。");
  EXPECT_EQ(headed.projects[0].scale->to_string(), "30.00");
}

TEST(Prose, reads_terms_and_no_statements_among_them) {
  const Document document = read({page_of(4, {{275, "名词解释"},
                                              {84, "（一）财政拨款收入：指从财政部门取得的拨款。"},
                                              {84, "2.基本支出是指保障机构运转的支出。"}})});
  ASSERT_EQ(document.glossary.size(), 2u);
  EXPECT_EQ(document.glossary[0].term, "财政拨款收入");
  EXPECT_EQ(document.glossary[0].definition, "指从财政部门取得的拨款");
  EXPECT_EQ(document.glossary[0].page, 4);
  EXPECT_EQ(document.glossary[1].term, "基本支出");
}

TEST(Prose, leaves_out_page_numbers_running_heads_and_captions) {
  std::vector<PageLayout> layouts = {page_of(1, {{250, "某局2024年预算"}})};
  for (int number = 2; number <= 4; ++number) {
    layouts.push_back(page_of(number, {{84, "收入预算100.00万元。"}}));
    layouts.back().lines.insert(layouts.back().lines.begin(), {"某局2024年预算", {250, 40, 350, 52}, number});
    layouts.back().lines.push_back({"- " + std::to_string(number) + " -", {290, 770, 310, 782}, number});
  }
  PageLayout table = page_of(5, {{250, "收入总表"}, {400, "单位：万元"}});
  table.grids.push_back({.page = 5, .box = {60, 200, 540, 700}});
  layouts.push_back(table);
  const Document document = read(layouts);
  ASSERT_EQ(document.sections.size(), 1u);
  ASSERT_EQ(document.sections[0].paragraphs.size(), 3u);
  for (const Paragraph& paragraph : document.sections[0].paragraphs) EXPECT_EQ(paragraph.text, "收入预算100.00万元。");
  EXPECT_EQ(document.sections[0].pages, (std::vector<int>{2, 3, 4}));
}

TEST(Prose, leaves_out_a_marked_page_number_wherever_it_ends_the_page) {
  PageLayout first =
      page_of(1, {{84, "一、收支说明"}, {84, "本部门所有收入和支出均纳入部门预算管理，2022年本部门预算收"}});
  first.lines.back().box.x1 = 540;
  first.lines.push_back({"- 13 -", {290, 600, 310, 612}, 1});
  const PageLayout second = page_of(2, {{60, "入52.00万元，另有人员共"}, {60, "12"}});
  const Document document = read({page_of(0, {{250, "某局2024年预算"}}), first, second});
  ASSERT_EQ(document.sections.size(), 1u);
  EXPECT_TRUE(document.sections[0].paragraphs.at(0).text.ends_with("2022年本部门预算收入52.00万元，另有人员共"));
}

TEST(Prose, leaves_out_the_caption_of_a_table_on_the_next_page) {
  Document document;
  document.tables.push_back({.title = "会议费明细表", .pages = {2}});
  PageLayout table = page_of(2, {{84, "二、资产说明"}, {84, "本单位有车辆1辆。"}});
  table.grids.push_back({.page = 2, .box = {60, 40, 540, 110}});
  read_prose(
      {page_of(0, {{250, "某局2024年预算"}}),
       page_of(1, {{84, "一、会议费说明"}, {84, "会议费1.00万元。"}, {250, "会议费明细表"}, {400, "单位：万元"}}),
       table},
      patterns::PatternFiles(std::nullopt), document);
  ASSERT_EQ(document.sections.size(), 2u);
  EXPECT_EQ(document.sections[1].path, (std::vector<std::string>{"二、资产说明"}));
}

TEST(Prose, knows_a_part_by_its_mark_before_a_colon) {
  const Document document = read({page_of(
      1, {{84, "一、职能"}, {84, "管理档案。"}, {240, "第二部分：其他说明"}, {84, "二、采购"}, {84, "无。"}})});
  ASSERT_EQ(document.sections.size(), 2u);
  EXPECT_EQ(document.sections[1].path, (std::vector<std::string>{"第二部分：其他说明", "二、采购"}));
}

TEST(Prose, keeps_the_heading_of_a_part_above_its_first_table) {
  PageLayout table = page_of(5, {{180, "第二部分2024年部门决算表"}, {250, "收入决算表"}, {400, "单位：万元"}});
  table.grids.push_back({.page = 5, .box = {60, 200, 540, 700}});
  const Document document = read({page_of(1, {{250, "某局2024年决算"}}), table});
  ASSERT_EQ(document.sections.size(), 1u);
  EXPECT_EQ(document.sections[0].path, (std::vector<std::string>{"第二部分2024年部门决算表"}));
  EXPECT_TRUE(document.sections[0].paragraphs.empty());
  EXPECT_EQ(document.sections[0].pages, (std::vector<int>{5}));
}

TEST(Prose, of_nothing_is_nothing) {
  const Document document = read({});
  EXPECT_TRUE(document.sections.empty());
  EXPECT_TRUE(document.statements.empty());
  EXPECT_FALSE(document.overview);
  EXPECT_FALSE(document.staffing);
}

}  // namespace
}  // namespace yusuan::prose
