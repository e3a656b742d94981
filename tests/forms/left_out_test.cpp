#include "forms/left_out.h"

#include <gtest/gtest.h>

#include "drawn_grid.h"

namespace yusuan::forms {
namespace {

PageLayout page_with(const std::vector<std::string>& lines) {
  PageLayout layout{.number = 5, .width_pt = 600, .height_pt = 800};
  double y = 100;
  for (const std::string& line : lines) {
    layout.lines.push_back({line, {50, y, 400, y + 10}, 5});
    y += 16;
  }
  return layout;
}

TEST(FiguresLeftOut, AreWarnedOfWhereRowsStandInNoTable) {
  const auto warnings = figures_left_out({page_with({"部门收入总表", "201 教育支出 1,310.41 1,077.29 233.12",
                                                     "20502 310.40 77.28 233.12", "2050201 310.40 77.28 233.12"})},
                                         {}, {});
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "figures_outside");
  EXPECT_EQ(warnings[0].page, 5);
  EXPECT_EQ(warnings[0].box->y0, 116);
}

TEST(FiguresLeftOut, AreNotSeenInSentencesYearsAndSingleRows) {
  EXPECT_TRUE(
      figures_left_out({page_with({"收入12.00万元，其中拨款 10.00 万元，占 83.33 %", "2023 2024 2025", "1 2 3 4 5",
                                   "合计 12.00 10.00 2.00", "收入13.00万元，其中拨款 10.00 万元，占 76.92 %"})},
                       {}, {})
          .empty());
}

PageLayout page_with_grid() {
  PageLayout layout{.number = 5, .width_pt = 600, .height_pt = 800};
  layout.grids.push_back(grid_of(5, {"收入|1,200.00", "支出|1,100.50"}));
  return layout;
}

TEST(FiguresLeftOut, OfAGridAreNamedWithItsPlaceAndTheReason) {
  const std::vector<PageLayout> layouts = {page_with_grid()};
  const GridTable table{.grids = {&layouts[0].grids[0]}};
  const auto warnings = figures_left_out(layouts, {{&table, "it has no title"}}, {});
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "table_left_out");
  EXPECT_NE(warnings[0].message.find("2 figures (1200.00, 1100.50)"), std::string::npos) << warnings[0].message;
  EXPECT_NE(warnings[0].message.find("it has no title"), std::string::npos);
  EXPECT_EQ(warnings[0].page, 5);
  EXPECT_EQ(warnings[0].box->y0, 100);
}

TEST(FiguresLeftOut, AreThoseThatNoRowHolds) {
  Document document;
  document.tables.push_back({.rows = {{.cells = {{.text = "收入"}, {.text = "1,200.00"}}, .page = 5}}});
  const auto warnings = figures_left_out({page_with_grid()}, {}, document);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "figures_left_out");
  EXPECT_EQ(warnings[0].message, "1 figure (1100.50) of this table stand in none of its rows");
  document.tables[0].rows.push_back({.cells = {{.text = "支出"}, {.text = "1,100.50"}}, .page = 5});
  EXPECT_TRUE(figures_left_out({page_with_grid()}, {}, document).empty());
}

Document with_statement(const std::string& text) {
  Document document;
  document.statements.push_back({.text = text, .page = 5});
  return document;
}

TEST(FiguresUnsaid, OfASingleRowMayBelongToATable) {
  const auto found = rows_unsaid({page_with({"合计 1,310.41 1,077.29", "其他支出 233.12"})}, {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "figures_outside");
  EXPECT_EQ(found[0].severity, Severity::kWarning);
  EXPECT_EQ(found[0].message,
            "3 figures (1310.41, 1077.29, 233.12) stand in no table and no sentence; a row may be missing");
  EXPECT_EQ(found[0].page, 5);
  EXPECT_EQ(found[0].box->y0, 100);
}

TEST(FiguresUnsaid, OfARowMayBeIntegersLongerThanYearsBehindItsCode) {
  const auto found = rows_unsaid({page_with({"2050201 学前教育 52800", "2023 2024", "电话 0571-87001234"})}, {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "figures_outside");
  EXPECT_EQ(found[0].message, "1 figure (52800) stand in no table and no sentence; a row may be missing");
  EXPECT_TRUE(rows_unsaid({page_with({"合计 52,800"})}, with_statement("收入52800万元")).empty());
}

TEST(FiguresUnsaid, OfASentenceAreRemarkedOn) {
  const auto found =
      text_unsaid({page_with({"收入 12.50 万元，", "结余可支付能力为 3.66 个月。"})}, with_statement("收入12.50万元"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "figures_elsewhere");
  EXPECT_EQ(found[0].severity, Severity::kInfo);
  EXPECT_EQ(found[0].message, "1 figure (3.66) of the text stand in no statement");
  EXPECT_EQ(found[0].box->y0, 116);
}

TEST(FiguresUnsaid, AreNotThoseOfCellsStatementsAndYears) {
  Document document = with_statement("收入1,310.41万元，其中拨款233.12万元");
  document.tables.push_back({.rows = {{.cells = {{.text = "收入"}, {.text = "77.10"}}, .page = 5}}});
  EXPECT_TRUE(
      text_unsaid({page_with({"表1.2026年收支预算总表", "收入 1,31", "0.41 万元，其中拨款 233.12", "合计 77.10"})},
                  document)
          .empty());
}

TEST(FiguresUnsaid, MayBeSaidByASentenceFromThePageBefore) {
  Document document = with_statement("收入1,310.41万元");
  document.statements[0].page = 4;
  EXPECT_TRUE(text_unsaid({page_with({"1,310.41 万元。"})}, document).empty());
  document.statements[0].page = 3;
  EXPECT_EQ(text_unsaid({page_with({"1,310.41 万元。"})}, document).size(), 1u);
}

}  // namespace
}  // namespace yusuan::forms
