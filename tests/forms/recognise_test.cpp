#include "forms/recognise.h"

#include <gtest/gtest.h>

#include "drawn_grid.h"

namespace yusuan::forms {
namespace {

TextLine line(const std::string& text, double y, int page = 1, double x = 60) {
  return {text, {x, y, x + 4.0 * static_cast<double>(text.size()), y + 10}, page};
}

PageLayout page_of(int number, std::vector<Grid> grids, std::vector<TextLine> lines) {
  return {.number = number, .width_pt = 842, .height_pt = 595, .grids = std::move(grids), .lines = std::move(lines)};
}

Document recognised(std::vector<PageLayout> layouts) {
  static const Patterns patterns = read_patterns(patterns::PatternFiles(std::nullopt));
  Document document;
  recognise(layouts, patterns, document);
  return document;
}

std::string texts(const Row& row) {
  std::string text;
  for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i ? "|" : "") + row.cells[i].text.value_or("");
  return text;
}

const std::vector<std::string> kHeader = {
    "项目|<|<|<|支出预算|<|<", "功能分类科目编码|<|<|功能分类科目名称|合计|基本支出|项目支出", "类|款|项|^|^|^|^"};

std::vector<std::string> with_header(std::vector<std::string> rows) {
  rows.insert(rows.begin(), kHeader.begin(), kHeader.end());
  return rows;
}

std::vector<TextLine> caption(const std::string& title) {
  return {line(title, 60), line("编制单位：示例局", 80), line("单位：元", 80, 1, 400)};
}

TEST(Recognise, NamesEachSideWhatItsOwnColumnOfWordsSays) {
  const Document document = recognised({page_of(
      1,
      {grid_of(1, {"收入|<|支出|<|<|<", "项目|预算数|支出功能分类（按大类）|预算数|部门预算支出经济科目|预算数",
                   "财政拨款|30.00|教育支出|20.00|工资福利支出|25.00", "||农林水支出|10.00|商品和服务支出|5.00",
                   "收入合计|30.00|支出合计|30.00|支出合计|30.00"})},
      caption("2026年收支预算表"))});
  ASSERT_EQ(document.tables.size(), 1u);
  const Table& table = document.tables[0];
  EXPECT_EQ(table.columns[2].key, "expenditure_item");
  EXPECT_EQ(table.columns[4].key, "department_item");
  EXPECT_EQ(table.columns[4].type, ColumnType::kName);
  EXPECT_EQ(table.rows[1].name, "农林水支出");
}

TEST(Recognise, TakesNoPartForTheTotalBesideIt) {
  const Document document = recognised({page_of(
      1, {grid_of(1, {"单位名称|“三公”经费合计|小计|公务接待费", "示例局|30.00|20.00|10.00", "示例中心|5.00||5.00"})},
      caption("2026年支出预算表"))});
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(document.tables[0].columns[2].key, "subtotal");
  EXPECT_EQ(document.tables[0].columns[1].key, "total");
}

TEST(Recognise, TakesRemarksBetweenFiguresForNoNames) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, {"项目|预算数|口径|执行数", "教育支出|30.00|不含基建|20.00", "农林水支出|10.00||10.00"})},
               caption("2026年支出预算表"))});
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(document.tables[0].columns[2].type, ColumnType::kText);
}

TEST(Recognise, TakesFromHeadingsWhatNoCoverSays) {
  const auto at = [](int page, double y, const std::string& text) { return line(text, y, page); };
  const Document document = recognised({
      page_of(1, {}, {at(1, 60, "目录"), at(1, 80, "第一部分 部门概况"), at(1, 100, "第二部分 2019年度部门预算表")}),
      page_of(2, {}, {at(2, 60, "第一部分 部门概况"), at(2, 80, "本部门2018年度部门决算另行公开。")}),
      page_of(3, {}, {at(3, 60, "附件：示例市档案局2019年度部门预算公开表")}),
  });
  EXPECT_EQ(document.facts.fiscal_year, 2019);
  EXPECT_EQ(document.facts.kind, DocumentKind::kDepartmentBudget);
  EXPECT_EQ(document.facts.entity, "示例市档案局");
}

std::vector<Grid> grid_of_rows(int page) {
  return {grid_of(page, {"项目|预算数|执行数", "专用设备购置|3.00|3.00", "系统运行维护|2.00|1.00"})};
}

TEST(Recognise, TakesNoTableOfAnAnnexedReport) {
  const auto titled = [](int page, const std::string& title) { return line(title, 60, page); };
  const Document document = recognised({
      page_of(1, grid_of_rows(1), caption("2025年项目支出决算表")),
      page_of(2, {}, {titled(2, "附件1"), line("示例局信息系统运行维护项目", 80, 2), line("绩效评价报告", 100, 2)}),
      page_of(3, grid_of_rows(3), {titled(3, "项目资金使用情况表"), line("单位：万元", 80, 3, 400)}),
      page_of(4, grid_of_rows(4),
              {titled(4, "附件2"), line("2025年项目支出决算明细表", 70, 4), line("单位：元", 85, 4, 400)}),
  });
  ASSERT_EQ(document.tables.size(), 2u);
  EXPECT_EQ(document.tables[1].pages, std::vector{4});
  const auto left = std::ranges::find(document.diagnostics, "table_left_out", &Diagnostic::code);
  ASSERT_NE(left, document.diagnostics.end());
  EXPECT_EQ(left->page, 3);
  EXPECT_NE(left->message.find("示例局信息系统运行维护项目绩效评价报告"), std::string::npos) << left->message;
}

TEST(Recognise, TakesNoSentenceThatNamesAReportForAnAnnex) {
  const Document document = recognised({
      page_of(1, grid_of_rows(1), caption("2025年项目支出决算表")),
      page_of(2, grid_of_rows(2),
              {line("本年完成1项绩效评价，见绩效评价报告", 40, 2), line("2025年项目支出决算明细表", 60, 2),
               line("单位：元", 80, 2, 400)}),
  });
  EXPECT_EQ(document.tables.size(), 2u);
}

TEST(Recognise, ReadsATableWithItsCaption) {
  const Document document = recognised(
      {page_of(1,
               {grid_of(1, with_header({"201|||一般公共服务支出|3.00|1.00|2.00", "201|03||政府办公厅|3.00|1.00|2.00",
                                        "201|03|01|行政运行|3.00|1.00|2.00", "合计|<|<|<|3.00|1.00|2.00"}))},
               caption("2026年预算单位支出预算总表"))});
  ASSERT_EQ(document.tables.size(), 1u);
  const Table& table = document.tables[0];
  EXPECT_EQ(table.title, "2026年预算单位支出预算总表");
  EXPECT_EQ(table.preparer, "示例局");
  EXPECT_EQ(table.money_unit, "元");
  EXPECT_EQ(table.id, "expenditure_summary");
  EXPECT_EQ(table.status, TableStatus::kFilled);
  EXPECT_EQ(table.columns[2].header, (std::vector<std::string>{"项目", "功能分类科目编码", "项"}));
  EXPECT_EQ(table.columns[4].key, "total");
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_EQ(table.rows[0].kind, RowKind::kClass);
  EXPECT_EQ(table.rows[2].code, "2010301");
  EXPECT_EQ(table.rows[2].name, "行政运行");
  EXPECT_EQ(table.rows[3].kind, RowKind::kTotal);
  EXPECT_EQ(table.rows[3].cells[6].value, Decimal(200, 2));
}

// Rows without figures right below the header are entries, not more of it.
TEST(Recognise, EntriesWithoutFiguresAreNoHeader) {
  for (const std::vector<std::string>& rows :
       {std::vector<std::string>{"预算科目|决算数", "科学技术支出|", "城乡社区支出|158,193", "其他支出|20"},
        std::vector<std::string>{"收入科目|决算数|支出科目|决算数", "利润收入||补助支出|", "股息收入||资本金注入|3,080",
                                 "其他收入|20|其他支出|"}}) {
    const Document document = recognised({page_of(1, {grid_of(1, rows)}, caption("2025年度政府性基金预算支出决算表"))});
    ASSERT_EQ(document.tables.size(), 1u);
    EXPECT_EQ(document.tables[0].rows.size(), 3u);
    for (const Column& column : document.tables[0].columns) EXPECT_EQ(column.header.size(), 1u) << column.header.back();
  }
}

// The frame of a spreadsheet may begin above the line with the unit.
TEST(Recognise, AUnitLineInsideTheFrameIsNoHeader) {
  const Document document = recognised({page_of(1, {grid_of(1, {"项目|预算数|单位：亿元执行数", "余额|1.00|2.00"})},
                                                {line("2021年地方政府一般债务余额情况表", 60)})});
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(document.tables[0].money_unit, "亿元");
  EXPECT_EQ(document.tables[0].columns[2].header, std::vector<std::string>{"执行数"});
}

TEST(Recognise, RowsWithoutANameAreCalledByTheirFirstWords) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, {"采购品目大类|专项名称|总计", "合计||12.00", "货物||12.00", "|办公设备购置费|12.00"})},
               caption("政府采购预算表"))});
  ASSERT_EQ(document.tables.size(), 1u);
  std::vector<std::string> names;
  for (const Row& row : document.tables[0].rows) names.push_back(row.name.value_or(""));
  EXPECT_EQ(names, (std::vector<std::string>{"合计", "货物", "办公设备购置费"}));
}

// What a performance title stands above may be a list of amounts like any other.
TEST(Recognise, PartsAreCalledWhatStandsBehindTheirAmounts) {
  const std::vector<std::string> rows = {"科目|金额|项目明细", "教育|60.00|", "|10.00|支持学前教育", "|20.00|特殊教育",
                                         "|30.00|地方高校",    "卫生|5.00|",  "|5.00|公共卫生",      "国防|2.00|"};
  const Document document = recognised({page_of(1, {grid_of(1, rows)}, caption("专项转移支付明细表"))});
  EXPECT_EQ(document.tables.at(0).rows.at(2).name, "特殊教育");
  // A remark beside a name makes remarks of all.
  std::vector<std::string> remarks = rows;
  remarks[1] = "教育|60.00|含高校";
  const Document other = recognised({page_of(1, {grid_of(1, remarks)}, caption("专项转移支付明细表"))});
  EXPECT_NE(other.tables.at(0).rows.at(2).name, "特殊教育");
}

TEST(Recognise, ListsUnderATitleOfPerformanceAreTables) {
  const std::vector<std::string> list = {"序号|项目名称|资金|评价结果", "1|示例项目|515,023|良",
                                         "2|另一项目|46,027|中"};
  const std::vector<std::string> form = {"项目名称|示例项目|资金|515,023", "目标|完成|数量|20"};
  for (const auto& [rows, tables] : {std::pair(list, 1u), std::pair(form, 0u)}) {
    const Document document = recognised({page_of(1, {grid_of(1, rows)}, caption("财政重点绩效评价结果统计表"))});
    EXPECT_EQ(document.tables.size(), tables) << rows.front();
  }
}

TEST(Recognise, GoesOnOverPagesWithAndWithoutHeader) {
  for (const bool header : {true, false}) {
    const std::vector<std::string> rest = {"201|03|01|行政运行|3|1|2", "合计|<|<|<|3|1|2"};
    const Document document = recognised(
        {page_of(1, {grid_of(1, with_header({"201|||一般公共服务支出|3|1|2"}))}, caption("2026年预算单位支出预算总表")),
         page_of(2, {grid_of(2, header ? with_header(rest) : rest)}, {line("- 2 -", 560, 2)})});
    ASSERT_EQ(document.tables.size(), 1u);
    EXPECT_EQ(document.tables[0].pages, (std::vector<int>{1, 2}));
    ASSERT_EQ(document.tables[0].rows.size(), 3u);
    EXPECT_EQ(document.tables[0].rows[1].page, 2);
  }
}

TEST(Recognise, RowCutByThePageBreakIsOneRow) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, with_header({"208|05|05|机关事业单位基本养老保险缴|3|1|2"}))}, caption("支出预算总表")),
       page_of(2, {grid_of(2, {"|||费支出|||", "合计|<|<|<|3|1|2"})}, {})});
  ASSERT_EQ(document.tables.size(), 1u);
  ASSERT_EQ(document.tables[0].rows.size(), 2u);
  EXPECT_EQ(document.tables[0].rows[0].name, "机关事业单位基本养老保险缴费支出");
}

// Narrow cells break codes and figures: their rest, on a line of its own, is no row.
TEST(Recognise, PiecesOfCodesAndFiguresAreNoRows) {
  const Document document = recognised({page_of(
      1,
      {grid_of(1, {"科目编码|科目名称|合计|增减%", "208|社会保障和就业支出|8,110.35|2.00%",
                   "2080|综合业务管理|8,100.|-", "104||25|0.31", "|||%", "208|就业管理|10.1|0.10%", "0106||0|"})},
      caption("2026年支出预算表"))});
  ASSERT_EQ(document.tables.size(), 1u);
  const Table& table = document.tables[0];
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(texts(table.rows[1]), "2080104|综合业务管理|8,100.25|-0.31%");
  EXPECT_EQ(table.rows[1].code, "2080104");
  ASSERT_TRUE(table.rows[1].cells[2].value);
  EXPECT_EQ(table.rows[1].cells[2].value->to_string(), "8100.25");
  EXPECT_EQ(table.rows[2].code, "2080106");
  EXPECT_EQ(texts(table.rows[2]), "2080106|就业管理|10.10|0.10%");
  EXPECT_TRUE(std::none_of(document.diagnostics.begin(), document.diagnostics.end(),
                           [](const Diagnostic& said) { return said.code == "figure_unread"; }));
}

// A name of several lines that found no room at the end of a page stands alone at the top of the next.
TEST(Recognise, ANameOnTheNextPageBelongsToItsRow) {
  const Document document =
      recognised({page_of(1,
                          {grid_of(1, {"科目编码|科目名称|合计", "208|社会保障和就业支出|30.00", "20801|人力资源|20.00",
                                       "2080107||20.00"})},
                          caption("2026年支出预算表")),
                  page_of(2, {grid_of(2, {"|社会保险业务管理事务|", "20805|行政事业单位养老支出|10.00"})}, {})});
  ASSERT_EQ(document.tables.size(), 1u);
  ASSERT_EQ(document.tables[0].rows.size(), 4u);
  EXPECT_EQ(texts(document.tables[0].rows[2]), "2080107|社会保险业务管理事务|20.00");
}

TEST(Recognise, CellsThatJoinFiguresAreTold) {
  const Document document =
      recognised({page_of(1, {grid_of(1, {"地区|决算数", "全省|1,200.00 1,300.00", "市县|1,200.00 1,300.00"})},
                          caption("债务余额情况表"))});
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(std::count_if(document.diagnostics.begin(), document.diagnostics.end(),
                          [](const Diagnostic& d) {
                            return (d.code == "figures_joined" || d.code == "figure_unread") && d.page == 1 && d.box;
                          }),
            2);
}

TEST(Recognise, ColumnNumbersAreNoRow) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, with_header({"※|※|※|※|1|2|3", "总计|<|<|<|3|1|2", "208|||社会保障和就业支出|3||"}))},
               caption("单位支出总体情况表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(table.columns[4].ordinal, 1);
  EXPECT_EQ(table.columns[3].ordinal, std::nullopt);
  EXPECT_EQ(table.rows.size(), 2u);
}

TEST(Recognise, HeaderCellsInTheTotalRowGoToThePaths) {
  const Document document =
      recognised({page_of(1,
                          {grid_of(1, {"项目|<|<|<|本年支出合计", "功能分类|<|<|科目名称|^", "科目编码|<|<|^|^",
                                       "类|款|项|合计|2,946.25", "201|||一般公共服务支出|2,946.25"})},
                          caption("支出决算表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(table.columns[0].header, (std::vector<std::string>{"项目", "功能分类", "科目编码", "类"}));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(texts(table.rows[0]), "|||合计|2,946.25");
  EXPECT_EQ(table.rows[0].kind, RowKind::kTotal);
}

TEST(Recognise, ACellThatReachesDownNamesRowsAndNoColumn) {
  const Document document =
      recognised({page_of(1,
                          {grid_of(1, {"债券类型|<|发行额|<", "^|<|一般|专项", "小计|金额|30.01|117.60",
                                       "^|平均利率|1.78|2.09", "5年|金额|30.01|117.60", "^|平均利率|1.78|2.09"})},
                          caption("债券发行明细表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(table.columns.at(0).header, std::vector<std::string>{"债券类型"});
  EXPECT_EQ(table.rows.at(0).name, "小计");
  EXPECT_EQ(table.rows.at(0).cells.at(1).text, "金额");
}

TEST(Recognise, EmptyTablesSayWhy) {
  const std::string sentence = "本单位2026年没有使用政府性基金预算拨款安排的支出，本表为空表。";
  const Document inside = recognised(
      {page_of(1, {grid_of(1, with_header({"※|※|※|※|1|2|3", sentence + "|<|<|<|<|<|<"}))}, caption("支出情况表"))});
  EXPECT_EQ(inside.tables.at(0).status, TableStatus::kDeclaredEmpty);
  EXPECT_EQ(inside.tables.at(0).note, sentence);
  EXPECT_TRUE(inside.tables.at(0).rows.empty());
  auto lines = caption("支出情况表");
  lines.push_back(line("注：" + sentence, 245));
  const Document below =
      recognised({page_of(1, {grid_of(1, with_header({"合计|<|<|<|||", "||||||", "||||||", "||||||"}))}, lines)});
  EXPECT_EQ(below.tables.at(0).status, TableStatus::kDeclaredEmpty);
  EXPECT_EQ(below.tables.at(0).rows.size(), 1u);
  EXPECT_EQ(
      recognised({page_of(1, {grid_of(1, with_header({"合计|<|<|<|||"}))}, caption("支出情况表"))}).tables.at(0).status,
      TableStatus::kBlank);
}

TEST(Recognise, AnIndexSaysWhichTablesAreEmpty) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, {"序号|表名|是否空表", "表1|支出预算表|是", "表2|收入预算表|"})}, {line("报表目录", 60)}),
       page_of(2, {grid_of(2, with_header({"合计|<|<|<|||"}))},
               {line("表1", 40, 2), line("支出预算表", 60, 2), line("单位：元", 80, 2, 400)}),
       page_of(3, {grid_of(3, with_header({"合计|<|<|<|||"}))},
               {line("表2", 40, 3), line("收入预算表", 60, 3), line("单位：元", 80, 3, 400)})});
  ASSERT_EQ(document.tables.size(), 2u);
  EXPECT_EQ(document.tables[0].status, TableStatus::kDeclaredEmpty);
  EXPECT_EQ(document.tables[1].status, TableStatus::kBlank);
}

TEST(Recognise, ZerosFillATableUnlessANoteSaysThatThereIsNothing) {
  auto lines = caption("支出情况表");
  const auto grid = grid_of(1, with_header({"合计|<|<|<|0.00|0.00|0.00"}));
  EXPECT_EQ(recognised({page_of(1, {grid}, lines)}).tables.at(0).status, TableStatus::kFilled);
  lines.push_back(line("注：本表本年无发生额。", 185));
  EXPECT_EQ(recognised({page_of(1, {grid}, lines)}).tables.at(0).status, TableStatus::kDeclaredEmpty);
}

TEST(Recognise, AListOfOtherThingsIsNoTableOfTheDisclosure) {
  const Document document = recognised({page_of(
      1, {grid_of(1, {"序号|抽查项目|结果", "1|示例大楼|合格", "2|示例医院|合格"})}, {line("示例市抽查情况表", 60)})});
  EXPECT_TRUE(document.tables.empty());
}

TEST(Recognise, BlankZeroAndDashStayDifferent) {
  const Document document =
      recognised({page_of(1, {grid_of(1, with_header({"201|||一般公共服务支出||0.00|-"}))}, caption("支出情况表"))});
  const Row& row = document.tables.at(0).rows.at(0);
  EXPECT_EQ(row.cells[4].text, std::nullopt);
  EXPECT_EQ(row.cells[5].value, Decimal(0, 2));
  EXPECT_EQ(row.cells[6].text, "-");
  EXPECT_EQ(row.cells[6].value, std::nullopt);
}

TEST(Recognise, TablesAreNumberedByTheListOfContents) {
  const Document document =
      recognised({page_of(1, {},
                          {line("目录", 50), line("第二部分 决算表", 70), line("一、收入支出决算总表", 90),
                           line("二、收入决算表", 110), line("三、支出决算表", 130)}),
                  page_of(2, {grid_of(2, with_header({"合计|<|<|<|3|1|2"}))}, caption("支出决算表"))});
  ASSERT_EQ(document.contents.size(), 3u);
  EXPECT_EQ(document.tables.at(0).number, 3);
}

TEST(Recognise, UnknownTablesKeepTheirHeaderPaths) {
  const Document document =
      recognised({page_of(1, {grid_of(1, {"名目|规模", "甲|1.00", "乙|2.00"})}, caption("从未见过的表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(table.id, std::nullopt);
  EXPECT_EQ(table.columns[1].header, std::vector<std::string>{"规模"});
  EXPECT_EQ(table.columns[1].type, ColumnType::kMoney);
  EXPECT_TRUE(table.columns[1].inferred);
}

TEST(Recognise, ACellThatSaysOnlyAmongThemIsOverTheBlankOnesBesideIt) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, {"科目|建议数|其中：||备注", "^|^|基本支出|项目支出|^", "甲|3.00|1.00|2.00|"})},
               caption("从未见过的表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(table.columns[2].header, (std::vector<std::string>{"其中：", "基本支出"}));
  EXPECT_EQ(table.columns[3].header, (std::vector<std::string>{"其中：", "项目支出"}));
  EXPECT_EQ(table.columns[4].header, std::vector<std::string>{"备注"});
}

TEST(Recognise, TablesWithoutATitleOrWithAnotherComeOut) {
  const std::vector<std::string> rows = {"名目|规模|余额", "甲|1.00|2.00", "乙|2.00|3.00"};
  const auto table_of = [&](std::vector<TextLine> above) {
    return recognised({page_of(1, {grid_of(1, rows)}, std::move(above))}).tables;
  };
  auto tables = table_of({line("单位：万元", 80, 1, 400)});
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].title, "");
  EXPECT_EQ(tables[0].money_unit, "万元");
  EXPECT_EQ(tables[0].rows.size(), 2U);
  const Rect box = grid_of(1, rows).box;
  TextLine title = line("资金规模一览", 60);
  title.box.x0 = box.center_x() - 36;
  title.box.x1 = box.center_x() + 36;
  tables = table_of({title, line("单位：万元", 80, 1, 400)});
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].title, "资金规模一览");
  EXPECT_TRUE(table_of({line("本单位设三个科室", 60)}).empty());
}

std::vector<std::string> keys(const Table& table) {
  std::vector<std::string> keys;
  for (const Column& column : table.columns) keys.push_back(column.key);
  return keys;
}

TEST(Recognise, NamesColumnsOfUnknownFormsFromTheirHeaders) {
  const Document document = recognised(
      {page_of(1,
               {grid_of(1, {"科目编码|科目名称|2023年执行数|2024年预算数|<|2024年预算数比2023年执行数|<",
                            "^|^|^|小计|项目支出|增减额|增减%", "201|一般公共服务支出|4.00|3.00|1.00|-1.00|-25.00"})},
               caption("从未见过的表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(document.facts.form, std::nullopt);
  EXPECT_EQ(keys(table), (std::vector<std::string>{"code", "name", "prior_actual", "total", "project", "change_amount",
                                                   "change_percent"}));
  EXPECT_EQ(table.columns[6].type, ColumnType::kPercent);
  EXPECT_EQ(table.rows.at(0).cells[5].value, Decimal(-100, 2));
  EXPECT_TRUE(table.columns[0].inferred);
}

TEST(Recognise, WhatAPercentIsOfAndWhatIsNoMoney) {
  const Document document = recognised(
      {page_of(1,
               {grid_of(1, {"地区|平均年限（年）|<|评价分数（分）|债务期限|决算数|<|<|<|利率(%)",
                            "^|合计|一般债务|^|3年期|占预算(%)|为上年决算数的%|比上年增长%|占一般公共预算收入%|^",
                            "某县|14.9|12.8|90.5|3.00|97.1|96.2|-3.8|40.1|2.9"})},
               caption("从未见过的表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(keys(table),
            (std::vector<std::string>{"item", "years", "years_2", "score", "column_5", "completion_percent",
                                      "prior_share_percent", "change_percent", "share_percent", "share_percent_2"}));
  EXPECT_EQ(table.columns[1].type, ColumnType::kNumber);
  EXPECT_EQ(table.columns[3].type, ColumnType::kNumber);
  EXPECT_EQ(table.columns[4].type, ColumnType::kMoney);
}

TEST(Recognise, TellsColumnsOfOneMeaningApart) {
  const Document document = recognised({page_of(
      1, {grid_of(1, {"财政拨款|<|非财政拨款|<", "基本支出|项目支出|基本支出|项目支出", "1.00|2.00|3.00|4.00"})},
      caption("从未见过的表"))});
  EXPECT_EQ(keys(document.tables.at(0)),
            (std::vector<std::string>{"fiscal_basic", "fiscal_project", "non_fiscal_basic", "non_fiscal_project"}));
}

TEST(Recognise, CodesOfUnitsAndProjectsAreNoCodesOfARow) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, {"单位代码|科目编码|单位名称（科目）|合计", "217001|2080501|行政单位离退休|3.00"})},
               caption("从未见过的表"))});
  const Row& row = document.tables.at(0).rows.at(0);
  EXPECT_EQ(row.code, "2080501");
  EXPECT_EQ(row.name, "行政单位离退休");
}

TEST(Recognise, TheFormThatNamesMoreColumnsWinsATie) {
  const Document document = recognised(
      {page_of(1,
               {grid_of(1, {"项目|<|<|<|支出预算|<|<", "功能分类科目编码|<|<|功能分类科目名称|合计|人员经费|公用经费",
                            "类|款|项|^|^|^|^", "201|||一般公共服务支出|3|1|2"})},
               caption("政府性基金预算支出情况表"))});
  EXPECT_EQ(document.facts.form, "xinjiang-unit-budget");
}

TEST(Recognise, AFormThatKnowsFewOfTheTitlesIsNotTheForm) {
  std::vector<PageLayout> pages;
  for (const char* title : {"部门收支总表", "甲表", "乙表"})
    pages.push_back(page_of(static_cast<int>(pages.size()) + 1,
                            {grid_of(static_cast<int>(pages.size()) + 1, with_header({"合计|<|<|<|3|1|2"}))},
                            {line(title, 60, static_cast<int>(pages.size()) + 1)}));
  EXPECT_EQ(recognised(std::move(pages)).facts.form, std::nullopt);
}

TEST(Recognise, TheTitleStandsOnTheCoverOrAboveTheText) {
  const auto large = [](const std::string& text, double y) {
    TextLine title = line(text, y, 1);
    title.box.y1 = title.box.y0 + 24;
    return title;
  };
  const auto facts_of = [](std::vector<TextLine> lines) {
    return recognised({page_of(1, {}, std::move(lines))}).facts;
  };
  EXPECT_EQ(facts_of({large("某县档案局", 100), large("2024年部门预算", 140)}).title, "某县档案局2024年部门预算");
  // In two sizes, or with a year above; what else stands apart above a title is none of it.
  EXPECT_EQ(facts_of({line("某县人民检察院", 100), large("2024年部门预算", 300)}).title, "2024年部门预算");
  TextLine name = large("某县人民检察院", 100);
  name.box.y1 = name.box.y0 + 17;
  EXPECT_EQ(facts_of({name, large("2024年部门预算", 300)}).title, "某县人民检察院2024年部门预算");
  EXPECT_EQ(facts_of({large("2024年", 100), large("某县档案局部门预算", 140)}).title, "2024年某县档案局部门预算");
  EXPECT_EQ(facts_of({large("会议文件(16)", 40), large("某县档案局2024年部门预算", 240)}).title,
            "某县档案局2024年部门预算");
  // A heading, a list of contents and the caption of a table are no title.
  EXPECT_EQ(facts_of({large("某县档案局2024年部门预算", 100), large("一、基本情况", 140)}).title,
            "某县档案局2024年部门预算");
  EXPECT_EQ(facts_of({large("目  录", 100), line("一、收支总表", 140, 1)}).title, std::nullopt);
  std::vector<TextLine> lines = {large("某县档案局2024年部门预算", 60)};
  for (int i = 0; i < 20; ++i) lines.push_back(line("本单位负责全县档案的收集和保管", 100 + 20 * i, 1));
  EXPECT_EQ(facts_of(lines).title, "某县档案局2024年部门预算");
  EXPECT_EQ(facts_of(lines).entity, "某县档案局");
  lines[0].text = "机构设置";
  EXPECT_EQ(facts_of(lines).title, std::nullopt);
}

TEST(Recognise, CaptionsOfManyKinds) {
  const auto read = [](std::vector<TextLine> lines) {
    return recognised({page_of(1, {grid_of(1, with_header({"合计|<|<|<|3|1|2"}))}, std::move(lines))}).tables.at(0);
  };
  const Table touching = read({line("表3支出总表", 40), line("单位：万元（保留两位小数）", 80, 1, 400)});
  EXPECT_EQ(touching.number, 3);
  EXPECT_EQ(touching.title, "支出总表");
  EXPECT_EQ(touching.money_unit, "万元");
  const Table part = read({line("公开01-1表", 20), line("支出总表（单位：元）", 40)});
  EXPECT_EQ(part.number, std::nullopt);
  EXPECT_EQ(part.title, "支出总表");
  EXPECT_EQ(part.money_unit, "元");
  EXPECT_EQ(read({line("表一般公共预算支出表", 40)}).title, "表一般公共预算支出表");
  EXPECT_EQ(read({line("（三）支出总表", 40)}).number, 3);
  const Table noted =
      read({line("支出总表", 20), line("注：本表反映本年度全部支出预算的总体情况，金额一律四舍五入。", 40),
            line("金额单位：人民币万元", 60)});
  EXPECT_EQ(noted.title, "支出总表");
  EXPECT_EQ(noted.money_unit, "万元");
}

TEST(Recognise, TheUnitMayStandInTheHeader) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, {"科目名称|金额（万元）", "一般公共服务支出|3.00"})}, {line("支出总表", 60)})});
  EXPECT_EQ(document.tables.at(0).money_unit, "万元");
  EXPECT_EQ(document.tables.at(0).yuan_per_unit, 10000);
}

TEST(Recognise, FormulasNumberColumnsToo) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, with_header({"栏次|<|<|<|1=2+3|2|3", "合计|<|<|<|3|1|2"}))}, caption("支出总表"))});
  EXPECT_EQ(document.tables.at(0).columns[4].ordinal, 1);
  EXPECT_EQ(document.tables.at(0).rows.size(), 1u);
}

TEST(Recognise, ATitleOnThePageBeforeBelongsToTheTable) {
  const Document document =
      recognised({page_of(1, {}, {line("支出总表", 500)}),
                  page_of(2, {grid_of(2, with_header({"合计|<|<|<|3|1|2"}))}, {line("单位：元", 60, 2)})});
  EXPECT_EQ(document.tables.at(0).title, "支出总表");
  EXPECT_EQ(document.tables.at(0).pages, std::vector<int>{2});
}

TEST(Recognise, TablesSideBySideKeepTheirOwnCaptions) {
  Grid left = grid_of(1, {"科目名称|金额", "甲|1.00"}), right = grid_of(1, {"科目名称|金额", "乙|2.00"});
  for (double& edge : right.column_edges) edge += 200;
  for (Cell& cell : right.cells) cell.box.x0 += 200, cell.box.x1 += 200;
  right.box.x0 += 200, right.box.x1 += 200;
  const Document document = recognised({page_of(1, {left, right}, {line("收入表", 60), line("支出表", 60, 1, 280)})});
  ASSERT_EQ(document.tables.size(), 2u);
  EXPECT_EQ(document.tables[0].title, "收入表");
  EXPECT_EQ(document.tables[1].title, "支出表");
}

TEST(Recognise, AListOfTheTablesIsNone) {
  const Document document =
      recognised({page_of(1, {grid_of(1, {"序号|报表名称|是否空表|空表理由", "1|收支总表|否|", "2|收入总表|否|"})},
                          {line("公开报表", 60)})});
  EXPECT_TRUE(document.tables.empty());
}

TEST(Recognise, TakesAFormOnlyWithItsHeaders) {
  const Document document =
      recognised({page_of(1,
                          {grid_of(1, {"项目|<|资金来源|<|<|<", "编码|名称|合计|甲类资金|乙类资金|丙类资金",
                                       "20101|政府办公厅|6.00|1.00|2.00|3.00", "20102|议事|3.00|1.00|1.00|1.00"})},
                          caption("2026年预算单位支出预算总表"))});
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(document.facts.form, std::nullopt);
  EXPECT_EQ(document.tables[0].id, std::nullopt);
  EXPECT_TRUE(document.tables[0].columns[2].inferred);
}

TEST(Recognise, TakesAFormOnlyWhereItsSumsHold) {
  const auto form_with = [](const std::string& last) {
    return recognised({page_of(1,
                               {grid_of(1, with_header({"201|||一般公共服务支出|9.00|1.00|2.00",
                                                        "201|03||政府办公厅|9.00|1.00|2.00", last}))},
                               caption("2026年预算单位支出预算总表"))})
        .facts.form;
  };
  EXPECT_EQ(form_with("201|03|01|行政运行|9.00|1.00|2.00"), std::nullopt);
  // One row that does not add up is a finding, not another form.
  const Document one = recognised(
      {page_of(1,
               {grid_of(1, with_header({"201|||一般公共服务支出|3.00|1.00|2.00", "201|03||政府办公厅|3.00|1.00|2.00",
                                        "201|03|01|行政运行|9.00|1.00|2.00"}))},
               caption("2026年预算单位支出预算总表"))});
  EXPECT_EQ(one.tables[0].id, "expenditure_summary");
}

TEST(Recognise, SubtotalOfAGroupIsNoTotal) {
  const Document document = recognised({page_of(
      1,
      {grid_of(1, {"项目|<|<|<|支出预算|<|<|<", "功能分类科目编码|<|<|功能分类科目名称|合计|基本支出|<|项目支出",
                   "类|款|项|^|^|小计|人员经费|^", "201|||一般公共服务支出|3.00|1.00|1.00|2.00",
                   "201|03||政府办公厅|3.00|1.00|1.00|2.00"})},
      caption("2026年预算单位支出预算总表"))});
  ASSERT_EQ(document.tables.size(), 1u);
  for (const Column& column : document.tables[0].columns) {
    if (column.key == "total") {
      EXPECT_EQ(column.header.back(), "合计");
    }
  }
}

// The column numbers of a table with the given row of them below its header.
std::vector<int> ordinals_of_row(const std::string& row) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, {"项目|预算数|执行数|完成%", row, "税收|10.00|9.00|90.0"})}, caption("收入执行情况表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(table.rows.size(), 1U) << row;
  EXPECT_EQ(table.columns[3].header, (std::vector<std::string>{"完成%"})) << row;
  std::vector<int> ordinals;
  for (const Column& column : table.columns) ordinals.push_back(column.ordinal.value_or(0));
  return ordinals;
}

TEST(Recognise, FormulasNumberColumns) {
  EXPECT_EQ(ordinals_of_row("|1|2|3=2/1*100"), (std::vector<int>{0, 1, 2, 3}));
  EXPECT_EQ(ordinals_of_row("栏次|（1）|（2）|（3）=（2）/（1）"), (std::vector<int>{0, 1, 2, 3}));
  EXPECT_EQ(ordinals_of_row("**|A|B|C=B÷A×100%"), (std::vector<int>{0, 1, 2, 3}));
  EXPECT_EQ(ordinals_of_row("—|1|3|4=3/1"), (std::vector<int>{0, 1, 3, 4}));
}

TEST(Recognise, FormulasInsideAHeaderAreNoNames) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, {"地区|债务限额|<|<", "^||一般债务|专项债务", "^|A=B+C|B|C", "甲市|5.00|3.00|2.00"})},
               caption("债务限额情况表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(table.columns[1].header, (std::vector<std::string>{"债务限额"}));
  EXPECT_EQ(table.columns[2].header, (std::vector<std::string>{"债务限额", "一般债务"}));
  EXPECT_EQ(table.columns[3].ordinal, 3);
  EXPECT_EQ(table.rows.size(), 1U);
}

TEST(Recognise, SaysWhatItReadsInSpiteOfASlip) {
  const Document document = recognised(
      {page_of(1, {grid_of(1, {"项目|预算数|执行数", "税收|120258,600|#DIV/0!", "非税|4 ,0 5 2 .2 4|2,310 ②"})},
               caption("收入执行情况表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(table.rows.at(0).cells[1].value, Decimal(120258600, 0));
  EXPECT_EQ(table.rows.at(0).cells[2].value, std::nullopt);
  EXPECT_EQ(texts(table.rows.at(1)), "非税|4,052.24|2,310②");
  EXPECT_EQ(table.rows.at(1).cells[2].value, Decimal(2310, 0));
  ASSERT_GE(document.diagnostics.size(), 2U);
  EXPECT_EQ(document.diagnostics[0].code, "separator_missing");
  EXPECT_EQ(document.diagnostics[1].code, "spreadsheet_error");
}

TEST(Recognise, CompletesCodesFromTheRowAbove) {
  const Document document =
      recognised({page_of(1,
                          {grid_of(1, with_header({"201|||一般公共服务支出|3.00|1.00|2.00",
                                                   "|3||政府办公厅|3.00|1.00|2.00", "||01|行政运行|3.00|1.00|2.00"}))},
                          caption("2026年预算单位支出预算总表"))});
  const Table& table = document.tables.at(0);
  EXPECT_EQ(table.rows.at(1).code, "20103");
  EXPECT_EQ(table.rows.at(2).code, "2010301");
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].code, "code_misprinted");
}

TEST(Recognise, PartsCodeAndNameAtAHyphen) {
  const Document document =
      recognised({page_of(1, {grid_of(1, {"功能分类科目|合计", "2040201-行政运行|5.00"})}, caption("支出总表"))});
  EXPECT_EQ(document.tables.at(0).rows.at(0).code, "2040201");
  EXPECT_EQ(document.tables.at(0).rows.at(0).name, "行政运行");
}

}  // namespace
}  // namespace yusuan::forms
