#include "forms/stitch.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "drawn_grid.h"
#include "forms/furniture.h"
#include "forms/recognise.h"

namespace yusuan::forms {
namespace {

const Patterns& patterns() {
  static const Patterns read = read_patterns(patterns::PatternFiles(std::nullopt));
  return read;
}

TextLine line(const std::string& text, double y, int page, double x = 60) {
  return {text, {x, y, x + 3.0 * static_cast<double>(text.size()), y + 10}, page};
}

PageLayout page_of(int number, std::vector<Grid> grids, std::vector<TextLine> lines) {
  return {.number = number, .width_pt = 842, .height_pt = 595, .grids = std::move(grids), .lines = std::move(lines)};
}

std::string texts(const Row& row) {
  std::string text;
  for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i ? "|" : "") + row.cells[i].text.value_or("");
  return text;
}

// The rows of each table, a table a line.
std::vector<std::vector<std::string>> rows_of_tables(std::vector<PageLayout> layouts) {
  Document document;
  recognise(layouts, patterns(), document);
  std::vector<std::vector<std::string>> tables;
  for (const Table& table : document.tables) {
    tables.emplace_back();
    for (const Row& row : table.rows) tables.back().push_back(texts(row));
  }
  return tables;
}

const std::vector<std::string> kHeader = {"项目|预算数|<", "^|本年|上年"};

std::vector<std::string> with_header(std::vector<std::string> rows) {
  rows.insert(rows.begin(), kHeader.begin(), kHeader.end());
  return rows;
}

std::vector<TextLine> caption(const std::string& title, int page) {
  return {line(title, 60, page), line("单位：万元", 80, page, 400)};
}

using Tables = std::vector<std::vector<std::string>>;

TEST(Recognise, PartsTablesThatOneFrameEncloses) {
  const auto tables = rows_of_tables({page_of(
      1,
      {grid_of(1, {"政府性基金支出表 单位：万元|<|<|<", "科目编码|科目名称|合计|项目支出", "229|其他支出|8.00|8.00",
                   "“三公”经费支出表 部门：某局 单位：万元|<|<|<", "合计|<|公务接待费|<", "5.00|<|5.00|<"})},
      {})});
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0], (std::vector<std::string>{"229|其他支出|8.00|8.00"}));
  EXPECT_EQ(tables[1], (std::vector<std::string>{"5.00|5.00"}));
}

TEST(Stitch, ARepeatedHeaderMayHaveMovedBorders) {
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, with_header({"子|1|2"}))}, caption("支出表", 1)),
                            page_of(2, {grid_of(2, with_header({"丑|3|4"}), 75)}, caption("支出表", 2)),
                            page_of(3, {grid_of(3, with_header({"寅|5|6"}), 52)}, {})}),
            (Tables{{"子|1|2", "丑|3|4", "寅|5|6"}}));
}

TEST(Stitch, MovedBordersGoOnWithoutAHeaderOnlyBelowNothing) {
  Grid moved = grid_of(2, {"丑|3|4"});
  moved.column_edges[1] += 15;
  const auto first = page_of(1, {grid_of(1, with_header({"子|1|2"}))}, caption("支出表", 1));
  EXPECT_EQ(rows_of_tables({first, page_of(2, {moved}, {})}), (Tables{{"子|1|2", "丑|3|4"}}));
  EXPECT_EQ(rows_of_tables({first, page_of(2, {moved}, {line("单位：元", 80, 2)})}), (Tables{{"子|1|2"}}));
}

TEST(Stitch, AHeaderMayBeRepeatedInOtherWords) {
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, with_header({"子|1|2"}))}, caption("支出表", 1)),
                            page_of(2, {grid_of(2, {"项目|预算数|<", "^|本年度|上年", "丑|3|4"})}, {})}),
            (Tables{{"子|1|2", "丑|3|4"}}));
}

TEST(Stitch, AHeaderMayBeCutByThePagesEnd) {
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, {"项目|预算数|<"})}, caption("支出表", 1)),
                            page_of(2, {grid_of(2, {"|本年|上年", "子|1|2"})}, {})}),
            (Tables{{"子|1|2"}}));
}

TEST(Stitch, WordsWithoutTheFigureThatAllRowsHaveAreTheRestOfTheRowAbove) {
  const std::vector<std::string> first = {"子|1|2", "丑|3|4", "寅|5|6", "卯其|7|8"};
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, with_header(first))}, caption("支出表", 1)),
                            page_of(2, {grid_of(2, with_header({"他运转类||", "辰|9|10"}))}, {})}),
            (Tables{{"子|1|2", "丑|3|4", "寅|5|6", "卯其他运转类|7|8", "辰|9|10"}}));
  const std::vector<std::string> headed = {"甲||", "子|1|2", "丑|3|4", "寅|5|6", "卯其|7|8"};
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, with_header(headed))}, caption("支出表", 1)),
                            page_of(2, {grid_of(2, with_header({"乙||", "辰|9|10"}))}, {})}),
            (Tables{{"甲||", "子|1|2", "丑|3|4", "寅|5|6", "卯其|7|8", "乙||", "辰|9|10"}}));
}

TEST(Stitch, ATotalUnderEachHeaderIsOneRow) {
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, with_header({"合计|4|6", "子|1|2"}))}, caption("支出表", 1)),
                            page_of(2, {grid_of(2, with_header({"合计|4|6", "丑|3|4"}))}, caption("支出表", 2))}),
            (Tables{{"合计|4|6", "子|1|2", "丑|3|4"}}));
}

TEST(Stitch, TitlesOfAnyWordingTellTablesOfOneHeaderApart) {
  const auto page = [](int number, const std::string& title, const std::string& row) {
    return page_of(number, {grid_of(number, with_header({row, row}))}, caption(title, number));
  };
  EXPECT_EQ(rows_of_tables({page(1, "收入预算（草案）", "子|1|2"), page(2, "收入预算（草案）", "丑|3|4"),
                            page(3, "支出预算（草案）", "寅|5|6")}),
            (Tables{{"子|1|2", "子|1|2", "丑|3|4", "丑|3|4"}, {"寅|5|6", "寅|5|6"}}));
}

TEST(Stitch, ALongRunningHeadPartsNoTable) {
  const std::string head = "某某市某某区某某街道办事处某某服务中心2026年度单位预算公开说明材料";
  const auto headed = [&](int number, std::vector<std::string> rows, std::vector<TextLine> lines) {
    lines.insert(lines.begin(), line(head, 20, number));
    return page_of(number, {grid_of(number, std::move(rows))}, std::move(lines));
  };
  EXPECT_EQ(rows_of_tables({headed(1, with_header({"子|1|2"}), caption("支出表", 1)), headed(2, {"丑|3|4"}, {}),
                            headed(3, {"名称|金额|备注", "寅|5|"}, caption("收入表", 3))}),
            (Tables{{"子|1|2", "丑|3|4"}, {"寅|5|"}}));
}

TEST(Stitch, ARunningHeadMayChangeFromPageToPage) {
  const auto headed = [](int number, const std::string& head, std::vector<TextLine> lines) {
    lines.insert(lines.begin(), line(head, 30, number));
    return page_of(number, {grid_of(number, with_header({"子|1|2"}))}, std::move(lines));
  };
  const std::string head = "第二部分某某单位2026年度部门预算表及有关情况的说明材料", other = head + "和名词解释";
  EXPECT_EQ(rows_of_tables({headed(1, head, caption("支出表", 1)), headed(2, other, caption("支出表", 2))}),
            (Tables{{"子|1|2", "子|1|2"}}));
}

TEST(Stitch, ARunningHeadMayReadLikeATitle) {
  auto lines = caption("支出表", 1);
  lines.insert(lines.begin(), line("某某局公开报表", 30, 1));
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, with_header({"子|1|2"}))}, lines),
                            page_of(2, {grid_of(2, with_header({"丑|3|4"}))}, {line("某某局公开报表", 30, 2)})}),
            (Tables{{"子|1|2", "丑|3|4"}}));
}

TEST(Furniture, MayEndWithThePageNumber) {
  std::vector<PageLayout> layouts;
  for (int number = 1; number <= 2; ++number)
    layouts.push_back(
        page_of(number, {grid_of(number, {"第" + std::to_string(number) + "|金额", "子|1"})},
                {line("某某单位2026年度部门预算表及有关情况的说明" + std::to_string(number), 20, number)}));
  mark_furniture(layouts, patterns().common);
  EXPECT_TRUE(layouts[0].lines[0].furniture && layouts[1].lines[0].furniture);
}

TEST(Stitch, ACaptionMayBeOneCellOfTheFrame) {
  Document document;
  std::vector<PageLayout> layouts = {page_of(
      1, {grid_of(1, {"2024年部门收入总表部门：示例市示例局金额单位：万元|<|<", kHeader[0], kHeader[1], "子|1|2"})},
      {})};
  recognise(layouts, patterns(), document);
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].title, "2024年部门收入总表");
  EXPECT_EQ(document.tables[0].preparer, "示例市示例局");
  EXPECT_EQ(document.tables[0].money_unit, "万元");
  EXPECT_EQ(document.tables[0].columns.back().header, (std::vector<std::string>{"预算数", "上年"}));
}

TEST(Stitch, RowsWithoutBordersPartNoTable) {
  Grid totals = grid_of(1, {"总计|8|9"});
  const Grid body = grid_of(1, with_header({"子|1|2", "丑|7|7"}));
  const double down = body.box.y1 + 20 - totals.box.y0;
  for (double& edge : totals.row_edges) edge += down;
  for (Cell& cell : totals.cells)
    for (Rect* box : {&cell.box, &cell.text_box}) box->y0 += down, box->y1 += down;
  totals.box.y0 += down, totals.box.y1 += down;
  EXPECT_EQ(rows_of_tables({page_of(1, {body, totals}, caption("支出表", 1))}),
            (Tables{{"子|1|2", "丑|7|7", "总计|8|9"}}));
  EXPECT_EQ(rows_of_tables({page_of(
                1, {body, totals},
                {line("支出表", 60, 1), line("单位：万元", 80, 1, 400), line("另行说明", body.box.y1 + 5, 1)})}),
            (Tables{{"子|1|2", "丑|7|7"}}))
      << "words part them";
}

TEST(Stitch, AMarkMayStandAtTheEndOfThePageBefore) {
  Document document;
  std::vector<PageLayout> layouts = {page_of(1, {grid_of(1, with_header({"子|1|2"}))}, caption("收入表", 1)),
                                     page_of(2, {grid_of(2, with_header({"丑|3|4"}))}, caption("支出表", 2))};
  layouts[0].lines.push_back(line("公开03表", 540, 1));
  recognise(layouts, patterns(), document);
  ASSERT_EQ(document.tables.size(), 2U);
  EXPECT_EQ(document.tables[0].number, std::nullopt);
  EXPECT_EQ(document.tables[1].number, 3);
  EXPECT_EQ(document.tables[1].label, "公开03表");
}

TEST(Stitch, ABoxAboveATableLeavesNoColumn) {
  const std::vector<std::string> boxed = {"支出表|<|<|单位：万元", "项目|预算数|<|<", "^|本年|上年|<", "子|1|2|<"};
  Grid rest = grid_of(2, {"丑|3|4|<"});
  drop_unused_borders(rest);
  EXPECT_EQ(rest.columns(), 3);
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, boxed)}, {}), page_of(2, {rest}, {})}),
            (Tables{{"子|1|2", "丑|3|4"}}));
}

TEST(Stitch, AnEntryWithoutFiguresBelowTheHeaderIsARow) {
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, with_header({"本级支出||", "子|1|2"}))}, caption("支出表", 1))}),
            (Tables{{"本级支出||", "子|1|2"}}));
}

TEST(Furniture, IsWhatStandsOnPagesOfDifferentTables) {
  std::vector<PageLayout> layouts;
  for (int number = 1; number <= 3; ++number) {
    const std::string own = "第" + std::to_string(number) + "张";
    layouts.push_back(page_of(number, {grid_of(number, {own + "|金额", "子|1"})},
                              {line("某单位预算表", 20, number), line("示例局", 35 + 10 * number, number),
                               line("支出" + own + "表", 70, number)}));
  }
  mark_furniture(layouts, patterns().common);
  for (const PageLayout& layout : layouts) {
    EXPECT_TRUE(layout.lines[0].furniture) << "a title above others at one height";
    EXPECT_FALSE(layout.lines[1].furniture) << "at other heights";
    EXPECT_FALSE(layout.lines[2].furniture) << "said once";
  }
}

TEST(Furniture, IsNoTitleOfOneTable) {
  std::vector<PageLayout> layouts;
  for (int number = 1; number <= 3; ++number)
    layouts.push_back(page_of(number, {grid_of(number, with_header({"子|1|2"}))}, caption("支出预算（草案）", number)));
  mark_furniture(layouts, patterns().common);
  for (const PageLayout& layout : layouts)
    for (const TextLine& one : layout.lines) EXPECT_FALSE(one.furniture) << one.text;
}

TEST(Stitch, AHeaderAboveEachBlockIsNoRow) {
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, with_header({"收入|1|2", kHeader[0], kHeader[1], "支出|3|4"}))},
                                    caption("收支表", 1))}),
            (Tables{{"收入|1|2", "支出|3|4"}}));
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, with_header({"收入|1|2", "项目|本年|上年", "支出|3|4"}))},
                                    caption("收支表", 1))}),
            (Tables{{"收入|1|2", "支出|3|4"}}));
}

TEST(Stitch, NamesWithoutFiguresEndTheHeader) {
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, {"科目|决算数", "利润收入|", "股利收入|", "清算收入|"})},
                                    caption("国有资本经营收入决算表", 1))}),
            (Tables{{"利润收入|", "股利收入|", "清算收入|"}}));
}

const std::vector<std::string> kYears = {"项目|本年|上年|增减", "子|1|2|1"};

TEST(Stitch, ColumnsWithoutTextMayBeMissingOnAPage) {
  const auto first = page_of(1, {grid_of(1, kYears)}, caption("支出表", 1));
  EXPECT_EQ(rows_of_tables({first, page_of(2, {grid_of(2, {"项目|本年|增减", "丑|3|1"})}, {})}),
            (Tables{{"子|1|2|1", "丑|3||1"}}));
  EXPECT_EQ(rows_of_tables({first, page_of(2, {grid_of(2, {"项目|本年||上年|增减", "丑|3||4|1"})}, {})}),
            (Tables{{"子|1|2|1", "丑|3|4|1"}}));
  Grid split = grid_of(2, {"丑|3||4|1"});
  split.column_edges = {50, 110, 140, 170, 230, 290};
  EXPECT_EQ(rows_of_tables({first, page_of(2, {split}, {})}), (Tables{{"子|1|2|1", "丑|3|4|1"}})) << "by its borders";
}

TEST(Stitch, AnotherColumnMakesATableOfItsOwn) {
  std::vector<PageLayout> layouts = {
      page_of(1, {grid_of(1, kYears)}, caption("支出表", 1)),
      page_of(2, {grid_of(2, {"项目|本年|调整|上年|增减", "丑|3|5|4|1", "寅|3|5|4|1"})}, {})};
  Document document;
  recognise(layouts, patterns(), document);
  ASSERT_EQ(document.tables.size(), 2U);
  EXPECT_EQ(document.tables[1].title, "支出表");
  EXPECT_EQ(texts(document.tables[1].rows[0]), "丑|3|5|4|1");
  const auto& found = document.diagnostics;
  EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == "columns_unmatched" && diagnostic.page == 2;
  }));
}

TEST(Stitch, BordersMayMoveAnywhereWhereColumnsHoldTheSame) {
  Grid moved = grid_of(2, {"丑|3|4"});
  moved.column_edges[1] += 45;
  const auto first = page_of(1, {grid_of(1, with_header({"子|1|2"}))}, caption("支出表", 1));
  EXPECT_EQ(rows_of_tables({first, page_of(2, {moved}, {})}), (Tables{{"子|1|2", "丑|3|4"}}));
  moved = grid_of(2, {"3|丑|4"});
  moved.column_edges[1] += 45;
  EXPECT_EQ(rows_of_tables({first, page_of(2, {moved}, {})}), (Tables{{"子|1|2"}}));
}

TEST(Columns, CodesWithALeadingZeroAreNoAmounts) {
  std::vector<PageLayout> layouts = {
      page_of(1, {grid_of(1, {"目|企业|金额", "03|甲企业|5", "12|乙企业|88", "15|丙企业|9"})}, caption("收入表", 1))};
  Document document;
  recognise(layouts, patterns(), document);
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].columns[0].type, ColumnType::kCode);
}

const std::vector<std::string> kLeft = {"项目|合计|甲市", "收入|7|1", "支出|9|2", "结余|8|3"},
                               kRight = {"项目|乙市", "收入|4", "支出|5", "结余|6"},
                               kNoLabels = {"乙市", "4", "5", "6"};
const Tables kWhole = {{"收入|7|1|4", "支出|9|2|5", "结余|8|3|6"}};

TEST(Facing, FurtherColumnsRepeatTheLabels) {
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, kLeft)}, caption("各市收支表", 1)),
                            page_of(2, {grid_of(2, kRight)}, caption("各市收支表", 2))}),
            kWhole);
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, kLeft)}, caption("各市收支表", 1)),
                            page_of(2, {grid_of(2, {"项目|乙市|丙市", "收入|4|1", "支出|5|2", "结余|6|3"})}, {})}),
            (Tables{{"收入|7|1|4|1", "支出|9|2|5|2", "结余|8|3|6|3"}}))
      << "as many columns";
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, kLeft)}, caption("各市收支表", 1)),
                            page_of(2, {grid_of(2, kRight)}, caption("各县收支表", 2))})
                .size(),
            2U)
      << "another title";
  EXPECT_EQ(
      rows_of_tables({page_of(1, {grid_of(1, kLeft)}, caption("各市收支表", 1)),
                      page_of(2, {grid_of(2, {"项目|乙市", "收入|4", "成本|5", "结余|6"})}, caption("各市收支表", 2))})
          .size(),
      2U)
      << "other labels";
}

TEST(Facing, FurtherColumnsWithoutLabelsStandInStep) {
  EXPECT_EQ(rows_of_tables(
                {page_of(1, {grid_of(1, kLeft)}, caption("各市收支表", 1)), page_of(2, {grid_of(2, kNoLabels)}, {})}),
            kWhole);
  Grid moved = grid_of(2, kNoLabels);
  moved.row_edges[2] += 8;
  EXPECT_EQ(
      rows_of_tables({page_of(1, {grid_of(1, kLeft)}, caption("各市收支表", 1)), page_of(2, {moved}, {})}).front(),
      (Tables::value_type{"收入|7|1", "支出|9|2", "结余|8|3"}));
}

TEST(Facing, ASheetCutIntoPagesIsOneTable) {
  const std::vector<std::string> left = {"收入|<", "项目|金额", "税收|7", "收费|2", "总计|9"},
                                 right = {"支出|<", "项目|金额", "教育|4", "卫生|5", "总计|9"};
  EXPECT_EQ(
      rows_of_tables({page_of(1, {grid_of(1, left)}, caption("收支总表", 1)), page_of(2, {grid_of(2, right)}, {})}),
      (Tables{{"税收|7|教育|4", "收费|2|卫生|5", "总计|9|总计|9"}}))
      << "the other side";
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, kLeft)}, {line("各市收支", 60, 1), line("单位：万元", 80, 1)}),
                            page_of(2, {grid_of(2, kNoLabels)}, {line("情况表", 60, 2)})}),
            kWhole)
      << "its title is cut, too";
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, left)}, caption("收支总表", 1)),
                            page_of(2, {grid_of(2, right)}, caption("支出总表", 2))})
                .size(),
            2U)
      << "another title";
}

TEST(Stitch, WhoSignsInTheLastRowIsNoRow) {
  EXPECT_EQ(rows_of_tables(
                {page_of(1, {grid_of(1, with_header({"子|1|2", "合计|1|2", "单位负责人：　填表人：　联系电话：|<|<"}))},
                         caption("支出表", 1))}),
            (Tables{{"子|1|2", "合计|1|2"}}));
}

TEST(Facing, ASheetOfSeveralLowTablesMayBeCut) {
  const auto tables = rows_of_tables(
      {page_of(
           1, {grid_of(1, {"项目|合计", "教育|7"}, 60, 100), grid_of(1, {"科目|合计", "水利|9"}, 60, 240)},
           {line("支出表", 60, 1), line("单位：万元", 80, 1), line("基金支出表", 200, 1), line("单位：万元", 220, 1)}),
       page_of(2, {grid_of(2, {"公用", "6"}, 60, 100), grid_of(2, {"其他", "8"}, 60, 240)}, {})});
  EXPECT_EQ(tables, (Tables{{"教育|7|6"}, {"水利|9|8"}}));
}

TEST(Facing, AHeaderCutByThePagesEndIsOverBothParts) {
  std::vector<PageLayout> layouts = {
      page_of(1, {grid_of(1, {"项目|基本支出|<", "^|合计|人员", "教育|7|1", "卫生|9|2", "农林|8|3"})},
              caption("支出表", 1)),
      page_of(2, {grid_of(2, {"", "公用", "6", "7", "5"})}, {})};
  Document document;
  recognise(layouts, patterns(), document);
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].columns.back().header, (std::vector<std::string>{"基本支出", "公用"}));
}

TEST(Facing, ATextCutByThePagesEndIsPutTogether) {
  Grid left = grid_of(1, {"项目|基本支|<", "^|合计|人员", "教育|7|1", "卫生|9|2", "农林|8|3"}),
       right = grid_of(2, {"出|<", "公用|其他", "6|1", "7|1", "5|1"});
  const auto part = [&]() {
    Document document;
    std::vector<PageLayout> layouts = {page_of(1, {left}, caption("支出表", 1)), page_of(2, {right}, {})};
    recognise(layouts, patterns(), document);
    return document.tables.at(0).columns.at(3).header;
  };
  EXPECT_EQ(part(), (std::vector<std::string>{"出", "公用"})) << "in the middle of a cell";
  for (Cell& cell : left.cells)
    if (cell.text == "基本支") cell.text_box.x0 = cell.box.x1 - 30, cell.text_box.x1 = cell.box.x1 - 1;
  for (Cell& cell : right.cells)
    if (cell.text == "出") cell.text_box.x0 = cell.box.x0 + 1, cell.text_box.x1 = cell.box.x0 + 11;
  EXPECT_EQ(part(), (std::vector<std::string>{"基本支出", "公用"}));
}

std::vector<std::vector<std::string>> headers_of(std::vector<PageLayout> layouts) {
  Document document;
  recognise(layouts, patterns(), document);
  std::vector<std::vector<std::string>> headers;
  if (document.tables.size() == 1)
    for (const Column& column : document.tables[0].columns) headers.push_back(column.header);
  return headers;
}

using Headers = std::vector<std::vector<std::string>>;

TEST(Facing, HeadersMeetAtTheirHeights) {
  EXPECT_EQ(
      headers_of(
          {page_of(1, {grid_of(1, {"项目|支出|<", "^|基本|项目", "栏次|1|2", "教育|7|1", "卫生|9|2", "农林|8|3"})},
                   caption("支出表", 1)),
           page_of(2, {grid_of(2, {"其他|结转|上年", "^|^|^", "3|4|5", "6|1|1", "7|1|1", "5|1|1"})}, {})}),
      (Headers{{"项目"}, {"支出", "基本"}, {"支出", "项目"}, {"其他"}, {"结转"}, {"上年"}}))
      << "column numbers";
  EXPECT_EQ(
      headers_of({page_of(1, {grid_of(1, {"项目|金额", "^|^", "教育|7", "卫生|9", "农林|8"})}, caption("支出表", 1)),
                  page_of(2, {grid_of(2, {"支出|<", "基本|项目", "6|1", "7|1", "5|1"})}, {})}),
      (Headers{{"项目"}, {"金额"}, {"支出", "基本"}, {"支出", "项目"}}))
      << "more rows on the right";
}

TEST(Facing, OneRowMayGoOnToTheRight) {
  EXPECT_EQ(rows_of_tables(
                {page_of(1, {grid_of(1, {"2023年预算数|<", "合计|公务接待费", "5|2"})}, caption("“三公”经费支出表", 1)),
                 page_of(2, {grid_of(2, {"2024年预算数|<", "合计|公务接待费", "6|3"})}, {})}),
            (Tables{{"5|2|6|3"}}));
}

TEST(Facing, OpeningsGoOnDownwards) {
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, kLeft)}, caption("各市收支表", 1)),
                            page_of(2, {grid_of(2, kNoLabels)}, {}),
                            page_of(3, {grid_of(3, {kLeft[0], "成本|3|1", "利润|2|2"})}, {}),
                            page_of(4, {grid_of(4, {kNoLabels[0], "7", "8"})}, {})}),
            (Tables{{"收入|7|1|4", "支出|9|2|5", "结余|8|3|6", "成本|3|1|7", "利润|2|2|8"}}));
}

TEST(Facing, ACellKnowsItsPage) {
  std::vector<PageLayout> layouts = {page_of(1, {grid_of(1, kLeft)}, caption("各市收支表", 1)),
                                     page_of(2, {grid_of(2, kRight)}, caption("各市收支表", 2))};
  Document document;
  recognise(layouts, patterns(), document);
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].pages, (std::vector<int>{1, 2}));
  const Row& row = document.tables[0].rows[1];
  EXPECT_EQ(page_of(row, row.cells[2]), 1);
  EXPECT_EQ(page_of(row, row.cells[3]), 2);
}

// Texts of a column that is eight characters wide.
Grid narrow(int page, const std::vector<std::string>& rows) {
  Grid grid = grid_of(page, rows, 88);
  for (Cell& cell : grid.cells) {
    cell.text_box.x0 = cell.box.x0 + 2;
    cell.text_box.x1 = cell.text_box.x0 + 10.0 * static_cast<double>(cell.text.size()) / 3;
  }
  return grid;
}

TEST(PageBreak, ARowWithoutFiguresOrCodeIsPutTogetherWhenItEndsUnlikeOthers) {
  EXPECT_EQ(
      rows_of_tables({page_of(1, {narrow(1, with_header({"教育支出|1|2", "卫生健康支出||", "国土海洋气象等支||"}))},
                              caption("支出表", 1)),
                      page_of(2, {narrow(2, {"出||", "其他支出|3|4"})}, {})}),
      (Tables{{"教育支出|1|2", "卫生健康支出||", "国土海洋气象等支出||", "其他支出|3|4"}}));
}

// Texts that leave no room in their cells.
Grid filled(int page, const std::vector<std::string>& rows) {
  Grid grid = grid_of(page, rows);
  for (Cell& cell : grid.cells) cell.text_box = {cell.box.x0 + 2, cell.box.y0 + 2, cell.box.x1 - 2, cell.box.y1 - 2};
  return grid;
}

TEST(PageBreak, FiguresAndCodesBreakLikeWords) {
  const std::vector<std::string> header = {"科目编码|科目名称|金额"};
  EXPECT_EQ(rows_of_tables(
                {page_of(1, {filled(1, {header[0], "2010201|甲|1,234.25", "2010202|乙|5,678.50", "201020|丙|7,123.2"})},
                         caption("支出表", 1)),
                 page_of(2, {filled(2, {"4||0", "2010205|丁|8,000.00"})}, {})}),
            (Tables{{"2010201|甲|1,234.25", "2010202|乙|5,678.50", "2010204|丙|7,123.20", "2010205|丁|8,000.00"}}));
}

TEST(PageBreak, ARowThatHasRoomIsWhole) {
  EXPECT_EQ(rows_of_tables({page_of(1, {narrow(1, with_header({"教育支出|1|2", "卫生健康支出||", "预备费||"}))},
                                    caption("支出表", 1)),
                            page_of(2, {narrow(2, {"住房支出||", "其他支出|3|4"})}, {})}),
            (Tables{{"教育支出|1|2", "卫生健康支出||", "预备费||", "住房支出||", "其他支出|3|4"}}));
}

TEST(PageBreak, MergedFiguresPrintedOnBothPagesCountOnce) {
  const std::vector<std::string> header = {"项目名称|金额|发行时间"};
  EXPECT_EQ(
      rows_of_tables({page_of(1, {grid_of(1, {header[0], "甲路|5.00|2020-03", "^|^|2020-05", "乙桥|7.00|2020-03"})},
                              caption("债券表", 1)),
                      page_of(2, {grid_of(2, {header[0], "乙桥|7.00|2020-08", "丙渠|9.00|2020-08"})}, {})}),
      (Tables{{"甲路|5.00|2020-03", "||2020-05", "乙桥|7.00|2020-03", "||2020-08", "丙渠|9.00|2020-08"}}));
  EXPECT_EQ(rows_of_tables({page_of(1, {grid_of(1, {header[0], "甲路|5.00|2020-03", "^|^|2020-05", "||2020-03"})},
                                    caption("债券表", 1)),
                            page_of(2, {grid_of(2, {header[0], "乙桥|7.00|2020-08", "^|^|2020-09"})}, {})}),
            (Tables{{"甲路|5.00|2020-03", "||2020-05", "乙桥|7.00|2020-03", "||2020-08", "||2020-09"}}));
}

TEST(PageBreak, AMergedTextOnTheBorderBelongsToTheRowAbove) {
  const std::vector<std::string> header = {"项目名称|单位|金额|发行时间"};
  Grid rest = grid_of(2, {header[0], "乙桥|某局|7.00|2020-08", "丙渠|某局|9.00|2020-08"}, 60);
  for (Cell& cell : rest.cells)
    if (cell.row == 1 && cell.col < 3) cell.text_box = {cell.box.x0, cell.box.y0 - 5, cell.box.x1, cell.box.y0 + 5};
  EXPECT_EQ(rows_of_tables(
                {page_of(1, {grid_of(1, {header[0], "甲路|某局|5.00|2020-03", "|||2020-05"})}, caption("债券表", 1)),
                 page_of(2, {rest}, {})}),
            (Tables{{"甲路|某局|5.00|2020-03", "乙桥|某局|7.00|2020-05", "|||2020-08", "丙渠|某局|9.00|2020-08"}}));
}

}  // namespace
}  // namespace yusuan::forms
