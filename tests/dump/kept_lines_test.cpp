// Dumps that keep their lines: what stands below what, counted in characters.
#include "dump/kept_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extract.h"
#include "json/document_json.h"
#include "json/schema.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// A text and the column of characters that it begins at; below 0: that it ends at.
using Piece = std::pair<int, std::string>;

std::string line(const std::vector<Piece>& pieces) {
  std::string text;
  int column = 0;
  for (const auto& [at, piece] : pieces) {
    const int width = static_cast<int>(text::count_code_points(piece)), start = at < 0 ? -at - width : at;
    text += std::string(static_cast<std::size_t>(std::max(0, start - column)), ' ') + piece;
    column = std::max(start, column) + width;
  }
  return text + "\n";
}

std::string expenditure() {
  return line({{20, "支出总表"}}) + line({{0, "部门：某中心"}, {60, "单位：万元"}}) +
         line({{2, "科目编码"}, {20, "科目名称"}, {38, "合计"}, {48, "基本支出"}, {61, "项目支出"}, {72, "上缴支出"}}) +
         line({{18, "合计"}, {-42, "300.00"}, {-55, "200.00"}, {-68, "100.00"}}) +
         line({{0, "208"}, {16, "社会保障和就业支出"}, {-42, "300.00"}, {-55, "200.00"}, {-68, "100.00"}}) +
         line({{2, "20805"}, {16, "行政事业单位养老支出"}, {-42, "300.00"}, {-55, "200.00"}, {-68, "100.00"}}) +
         line({{4, "2080501"}, {16, "行政单位离退休"}, {-42, "200.00"}, {-55, "200.00"}}) +
         line({{4, "2080505"}, {16, "机关事业单位基本养老保险"}, {-42, "60.00"}, {-68, "60.00"}}) +
         line({{16, "缴费支出"}}) +
         line({{4, "2080506"}, {16, "机关事业单位职业年金缴费"}, {-42, "40.00"}, {-68, "40.00"}});
}

Document read(const std::string& text) {
  Document document = extract(text, "dump.txt");
  EXPECT_EQ(json::schema_violation("disclosure", json::to_json(document)), std::nullopt);
  return document;
}

std::string shown(const Table& table) {
  std::string text;
  for (const Row& row : table.rows) {
    for (const TableCell& cell : row.cells) text += cell.text.value_or("") + "|";
    text += "\n";
  }
  return text;
}

std::string in_yuan(const std::string& all, const std::string& basic, const std::string& projects) {
  return line({{20, "支出总表"}}) + line({{0, "部门：某中心"}, {60, "单位：元"}}) +
         line({{2, "科目编码"}, {20, "科目名称"}, {38, "合计"}, {54, "基本支出"}, {70, "项目支出"}}) +
         line({{18, "合计"}, {-44, all}, {-60, basic}, {-76, projects}}) +
         line({{0, "208"}, {12, "社会保障和就业支出"}, {-44, all}, {-60, basic}, {-76, projects}}) +
         line({{0, "20805"}, {12, "行政事业单位养老"}, {-44, all}, {-60, basic}, {-76, projects}});
}

TEST(KeptLines, JoinThousandsPartedBySpaces) {
  const Document document = read(in_yuan("1 300 200.50", "1 299 200.50", "1 000.00"));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(shown(document.tables[0]),
            "合计||1300200.50|1299200.50|1000.00|\n"
            "208|社会保障和就业支出|1300200.50|1299200.50|1000.00|\n"
            "20805|行政事业单位养老|1300200.50|1299200.50|1000.00|\n");
}

// Where other figures show commas, digits a space before a figure are a column of their own.
TEST(KeptLines, JoinNoCountsToAmountsWithCommas) {
  EXPECT_EQ(read_kept_pages(in_yuan("1,300,200.50", "1,299,200.50", "21 300.00"))[0].lines.back().words.size(), 6U);
  EXPECT_EQ(read_kept_pages(in_yuan("1 300 200.50", "1 299 200.50", "1 000.00"))[0].lines.back().words.size(), 5U);
}

std::string row(const std::string& code, const std::string& name, const std::string& all, const std::string& basic) {
  return line({{2, code}, {16, name}, {-44, all}, {-58, basic}});
}

// A browser prints the time and its title above the page, and its address below; a name begins above its figures.
TEST(KeptLines, GoOnBelowWhatABrowserPrints) {
  const Document document =
      read(line({{0, "2026/12/1 10:20"}, {40, "某中心2026年部门预算"}}) + line({{20, "支出总表"}}) +
           line({{0, "部门：某中心"}, {60, "单位：万元"}}) +
           line({{2, "科目编码"}, {18, "科目名称"}, {38, "合计"}, {52, "基本支出"}}) +
           row("", "合计", "900.00", "900.00") + row("208", "社会保障支出", "300.00", "300.00") +
           row("20805", "养老支出", "300.00", "300.00") + line({{0, "https://example.org/ys.html"}, {70, "1/2"}}) +
           "\f" + line({{0, "2026/12/1 10:20"}, {40, "某中心2026年部门预算"}}) + "\n" + line({{16, "卫生健康"}}) +
           row("210", "", "600.00", "600.00") + line({{16, "支出"}}) + row("21001", "管理事务", "600.00", "600.00"));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_NE(shown(document.tables[0]).find("210|卫生健康支出|600.00|600.00|\n21001|管理事务|600.00|600.00|"),
            std::string::npos)
      << shown(document.tables[0]);
}

// The page that goes on moves its columns: its third figures end where the second ones of the page before did.
TEST(KeptLines, LeaveOpenWhichPartlyBlankColumnAMovedPageFills) {
  std::string first = line({{20, "支出总表"}}) + line({{0, "部门：某中心"}, {60, "单位：万元"}}) +
                      line({{2, "科目编码"},
                            {18, "科目名称"},
                            {46, "合计"},
                            {58, "基本支出"},
                            {72, "项目支出"},
                            {86, "上缴支出"},
                            {98, "经营支出"}});
  for (int i = 0; i < 12; ++i)
    first += line(
        {{2, std::to_string(2080101 + i)}, {16, "社会保障支出"}, {-51, "300.00"}, {i % 3 == 0 ? -64 : -78, "300.00"}});
  std::string second;
  for (int i = 0; i < 12; ++i)
    second +=
        line({{0, std::to_string(2100101 + i)}, {12, "卫生健康支出"}, {-44, "200.00"}, {i == 1 ? -53 : -64, "200.00"}});
  const Document document = read(first + "\f" + second);
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables[0];
  ASSERT_EQ(table.rows.size(), 24U);
  for (std::size_t i = 12; i < 24; ++i) EXPECT_FALSE(i != 13 && table.rows[i].cells[3].value) << i;
}

// A share whose decimals found no room: on the line of the next share's first digits.
TEST(KeptLines, PutDecimalsBehindTheirPoint) {
  const std::string text =
      line({{20, "收入完成情况表"}}) + line({{50, "单位：万元"}}) +
      line({{4, "科目名称"}, {22, "年初预算"}, {32, "实际完成"}, {44, "占预算%"}, {55, "比上年增长%"}}) +
      line({{0, "税收收入"}, {-30, "3537000"}, {-40, "3599292"}, {-48, "101"}, {-60, "16.1"}}) +
      line({{1, "国内增值税"}, {-30, "1307000"}, {-40, "1282871"}, {-48, "98"}}) + line({{-48, ".2"}, {-60, "11"}}) +
      line({{-60, ".2"}}) + line({{1, "企业所得税"}, {-30, "337000"}, {-40, "334375"}, {-48, "99"}}) +
      line({{-48, ".2"}, {-60, "13"}}) + line({{-60, ".2"}}) +
      line({{1, "房产税"}, {-30, "148000"}, {-40, "156420"}, {-48, "105.7"}, {-60, "16.0"}});
  const Document document = read(text);
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_NE(shown(document.tables[0]).find("国内增值税|1307000|1282871|98.2|11.2|\n"), std::string::npos)
      << shown(document.tables[0]);
}

TEST(KeptLines, PutFiguresBelowWhatTheyStandBelow) {
  const Document document = read(expenditure());
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.source.text_kind, "places");
  EXPECT_EQ(document.tables[0].title, "支出总表");
  EXPECT_EQ(shown(document.tables[0]),
            "合计||300.00|200.00|100.00||\n208|社会保障和就业支出|300.00|200.00|100.00||\n"
            "20805|行政事业单位养老支出|300.00|200.00|100.00||\n2080501|行政单位离退休|200.00|200.00|||\n"
            "2080505|机关事业单位基本养老保险缴费支出|60.00||60.00||\n"
            "2080506|机关事业单位职业年金缴费|40.00||40.00||\n");
  const TableCell& cell = document.tables[0].rows[3].cells[2];
  ASSERT_TRUE(cell.box);
  EXPECT_EQ(cell.box->x1, 42) << "in columns of characters";
  EXPECT_EQ(static_cast<int>(cell.box->y0), 6) << "in lines";
}

TEST(KeptLines, GoOnWhereThePageBeforeEnded) {
  // The blank column and the one for basic expenditure leave no figure on the second page.
  const Document document =
      read(expenditure() + "\f" + line({{0, "210"}, {16, "卫生健康支出"}, {-40, "7.00"}, {-66, "7.00"}}) +
           line({{2, "21011"}, {16, "行政事业单位医疗"}, {-40, "7.00"}, {-66, "7.00"}}));
  ASSERT_EQ(document.tables.size(), 1U);
  ASSERT_EQ(document.tables[0].rows.size(), 8U);
  EXPECT_EQ(document.tables[0].rows[7].cells[2].text, "7.00");
  EXPECT_EQ(document.tables[0].rows[7].cells[3].text, std::nullopt);
  EXPECT_EQ(document.tables[0].rows[7].cells[4].text, "7.00");
}

// All columns moved to the left: figures stand where the names did, and nothing says which columns those are of.
TEST(KeptLines, PutNoFigureWhereTheNamesOfThePageBeforeStood) {
  const Document document =
      read(expenditure() + "\f" + line({{0, "2101101"}, {9, "住房公积金"}, {-24, "7.00"}, {-38, "7.00"}}) +
           line({{0, "2101102"}, {9, "提租补贴"}, {-24, "3.00"}, {-38, "3.00"}}) +
           line({{0, "2101103"}, {9, "购房补贴"}, {-24, "2.00"}, {-38, "2.00"}}));
  ASSERT_EQ(document.tables.size(), 1U);
  ASSERT_EQ(document.tables[0].rows.size(), 9U);
  const Row& row = document.tables[0].rows[6];
  EXPECT_EQ(row.cells[0].text, "2101101");
  EXPECT_EQ(row.cells[1].text, "住房公积金");
  EXPECT_EQ(row.unplaced.size(), 2U) << "which of the columns they are of";
}

std::string paths(const Table& table) {
  std::string text;
  for (const Column& column : table.columns) text += path_text(column.header) + "|";
  return text;
}

TEST(KeptLines, TellByTheirHeightsWhatStandsOverNames) {
  // Three heights; the place of a text over several says little, for ideographs take one column of a dump.
  const Document document = read(
      line({{20, "经费支出预算表"}}) + line({{0, "部门：某中心"}, {80, "单位：万元"}}) + line({{42, "“三公”经费"}}) +
      line({{42, "公务用车购置及运行维护费"}}) + line({{3, "合计"}, {30, "因公出国"}, {86, "会议费"}}) +
      line({{16, "小计"}, {75, "公务接待费"}}) + line({{30, "（境）费"}, {55, "公务用车购置"}, {62, "公务用车运行"}}) +
      line({{41, "小计"}}) + line({{58, "费"}, {64, "维护费"}}) +
      line({{-13, "22.00"},
            {-27, "12.00"},
            {-38, "2.00"},
            {-52, "7.00"},
            {-72, "7.00"},
            {-83, "3.00"},
            {-94, "10.00"}}) +
      line({{-13, "22.00"},
            {-27, "12.00"},
            {-38, "2.00"},
            {-52, "7.00"},
            {-72, "7.00"},
            {-83, "3.00"},
            {-94, "10.00"}}));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(paths(document.tables[0]),
            "合计|“三公”经费/小计|“三公”经费/因公出国（境）费|“三公”经费/公务用车购置及运行维护费/小计|"
            "“三公”经费/公务用车购置及运行维护费/公务用车购置费|“三公”经费/公务用车购置及运行维护费/公务用车运行维护费|"
            "“三公”经费/公务接待费|会议费|");
  EXPECT_EQ(document.tables[0].rows.at(0).cells.at(4).text, std::nullopt);
}

TEST(KeptLines, LeaveOpenWhichOfTwoNamesFiguresStandBelow) {
  // Pushed to the right by the figures before them, they may belong to either of two blank columns.
  std::string text =
      line({{20, "收入总表"}}) + line({{0, "部门：某中心"}, {60, "单位：万元"}}) +
      line({{0, "单位名称"}, {14, "合计"}, {22, "一般公共"}, {28, "政府性基金"}, {34, "国有资本"}, {50, "其他收入"}});
  for (int i = 0; i < 3; ++i)
    text += line({{0, "某中心"}, {-20, "984,760.87"}, {-32, "196,278.67"}, {-43, "143,999.00"}, {-58, "644,483.20"}});
  const Document document = read(text);
  ASSERT_EQ(document.tables.size(), 1U);
  const Row& row = document.tables[0].rows.at(0);
  EXPECT_EQ(row.unplaced, (std::vector<std::string>{"143,999.00"}));
  EXPECT_EQ(row.cells.at(2).text, "196,278.67");
  EXPECT_EQ(row.cells.at(3).text, std::nullopt);
  EXPECT_EQ(row.cells.at(4).text, std::nullopt);
  EXPECT_EQ(row.cells.at(5).text, "644,483.20");
}

TEST(KeptLines, CountIdeographsAsTheDumpDoes) {
  const std::string single = line({{0, "甲乙丙"}, {-20, "1.00"}}) + line({{0, "甲"}, {-20, "2.00"}});
  EXPECT_EQ(read_kept_pages(single).at(0).lines.at(0).words.at(1).x1, 20);
  const std::string wide = "甲乙丙          1.00\n甲              2.00\n";
  const auto pages = read_kept_pages(wide);
  EXPECT_EQ(pages.at(0).lines.at(0).words.at(1).x1, pages.at(0).lines.at(1).words.at(1).x1);
}

TEST(KeptLines, JoinWhatIsSetApart) {
  const auto pages = read_kept_pages("项    目     6 ,7 3 8 .0 2  类 款 项  2026 年\n");
  std::vector<std::string> texts;
  for (const KeptWord& word : pages.at(0).lines.at(0).words) texts.push_back(word.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"项目", "6,738.02", "类", "款", "项", "2026年"}));
}

TEST(KeptLines, TellWhetherPlacesAreKept) {
  std::string kept, lost;
  for (int i = 0; i < 8; ++i) {
    kept += line({{0, "收入"}, {-30, "1.00"}, {-45, "2.00"}});
    lost += "收入 1.00 2.00\n";
  }
  EXPECT_TRUE(keeps_places(read_kept_pages(kept)));
  EXPECT_FALSE(keeps_places(read_kept_pages(lost)));
}

// A list of projects whose texts wrap in most columns around the line of their amount.
std::string projects(const std::string& header_and_rows) {
  return line({{20, "债券使用情况表"}}) + line({{60, "单位：亿元"}}) + header_and_rows;
}
std::string project_names() {
  return line(
      {{2, "项目名称"}, {20, "项目编号"}, {40, "项目领域"}, {50, "实施单位"}, {62, "债券规模"}, {72, "发行时间"}});
}

TEST(KeptLines, PutTogetherTheRowsOfAList) {
  const std::string rows =
      line({{20, "XMWH22090000031800100071"}, {50, "甲市开发建设管理委"}}) +
      line({{0, "棚户区改造"}, {40, "棚户区"}, {-68, "25.16"}, {-79, "2015-11"}}) +
      line({{20, "60111094150"}, {50, "员会"}}) + line({{0, "某镇齐心村村部改造工"}, {50, "甲市开发建设管理委"}}) +
      line({{20, "P18220605-0048"}, {40, "农村"}, {-68, "75.49"}, {-79, "2016-06"}}) + line({{0, "程"}, {50, "员会"}}) +
      line({{-68, "33.00"}, {-79, "2015-06"}}) +
      line({{0, "中医院建设项目"}, {20, "P18220521-0025"}, {40, "公立医院"}, {50, "卫生局"}}) +
      line({{-68, "42.00"}, {-79, "2015-08"}}) +
      line({{0, "道路建设"}, {20, "P18220521-0026"}, {40, "道路"}, {50, "交通局"}, {-68, "9.00"}, {-79, "2016-01"}}) +
      line({{0, "桥梁建设"}, {20, "P18220521-0027"}, {40, "桥梁"}, {50, "交通局"}, {-68, "8.00"}, {-79, "2016-02"}});
  const Document document = read(projects(project_names() + rows));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(shown(document.tables[0]),
            "棚户区改造|XMWH2209000003180010007160111094150|棚户区|甲市开发建设管理委员会|25.16|2015-11|\n"
            "某镇齐心村村部改造工程|P18220605-0048|农村|甲市开发建设管理委员会|75.49|2016-06|\n"
            "中医院建设项目|P18220521-0025|公立医院|卫生局|33.00|2015-06|\n||||42.00|2015-08|\n"
            "道路建设|P18220521-0026|道路|交通局|9.00|2016-01|\n桥梁建设|P18220521-0027|桥梁|交通局|8.00|2016-02|\n");
}

std::string funds(const std::string& rows) {
  return line({{20, "基金支出表"}}) + line({{60, "单位：万元"}}) +
         line({{4, "项目"}, {26, "预算数"}, {40, "决算数"}, {52, "上年数"}}) + rows;
}
std::string figures(const std::string& name, int x0, int amount) {
  const auto of = [&](int more) { return std::to_string(amount + more) + ".00"; };
  return line({{x0, name}, {-32, of(0)}, {-46, of(100)}, {-58, of(200)}});
}

TEST(KeptLines, TakeAnIndentedLineThatEndsWhereLongerOnesDoForFull) {
  const Document document =
      read(funds(figures("城乡社区支出", 0, 3000) + line({{4, "国有土地收益基金安"}}) + figures("", 0, 1200) +
                 line({{4, "排的支出"}}) + line({{0, "国有土地使用权出让收入安"}}) + figures("", 0, 1100) +
                 line({{0, "排的各项支出"}}) + figures("农林水支出", 0, 500)));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(shown(document.tables[0]),
            "城乡社区支出|3000.00|3100.00|3200.00|\n国有土地收益基金安排的支出|1200.00|1300.00|1400.00|\n"
            "国有土地使用权出让收入安排的各项支出|1100.00|1200.00|1300.00|\n农林水支出|500.00|600.00|700.00|\n");
}

TEST(KeptLines, PutAroundTheirFiguresNamesThatWrapInMostRows) {
  std::string rows = figures("返还性支出", 0, 900);
  for (int i = 1; i < 5; ++i)
    rows += line({{0, "2025年学生营养"}}) + figures("改善计划自治区补", 0, i * 1000) + line({{0, "助资金预算"}});
  const Document document = read(funds(rows));
  ASSERT_EQ(document.tables.size(), 1U);
  ASSERT_EQ(document.tables[0].rows.size(), 5U);
  for (std::size_t i = 1; i < 5; ++i)
    EXPECT_EQ(document.tables[0].rows[i].cells.at(0).text, "2025年学生营养改善计划自治区补助资金预算");
}

TEST(KeptLines, KeepBracketsTogether) {
  const auto pages = read_kept_pages("增长 (% )  合计 （万元 ）\n");
  ASSERT_EQ(pages.size(), 1U);
  ASSERT_EQ(pages[0].lines[0].words.size(), 4U);
  EXPECT_EQ(pages[0].lines[0].words[1].text, "(%)");
}

std::string limits(const std::string& rows) {
  return line({{20, "债务限额及余额表"}}) + line({{60, "单位：亿元"}}) + line({{23, "债务限额"}, {55, "债务余额"}}) +
         line({{8, "地区"}}) + line({{33, "一般债务"}, {46, "专项债务"}, {72, "一般债务"}, {84, "专项债务"}}) + rows;
}
std::string six(const std::string& name, const std::string& of) {
  return line({{0, name},
               {-29, "5" + of},
               {-38, "3" + of},
               {-51, "2" + of},
               {-65, "4" + of},
               {-77, "3" + of},
               {-89, "1" + of}});
}

TEST(KeptLines, SpreadTextsOverRunsOfTheSameNames) {
  const Document document = read(limits(six("甲省", "00.00") + six("乙市", "0.00") + six("丙县", "5.00")));
  ASSERT_EQ(document.tables.size(), 1U);
  std::string headers;
  for (const Column& column : document.tables[0].columns) headers += path_text(column.header) + "|";
  EXPECT_EQ(headers, "地区|债务限额|债务限额/一般债务|债务限额/专项债务|债务余额|债务余额/一般债务|债务余额/专项债务|");
}

// Of the next page under the same header, where the figures stand farther left.
TEST(KeptLines, GiveEachFigureOfAFullLineAColumn) {
  const auto moved = [](const std::string& name, const std::string& of) {
    return line({{0, name},
                 {-29, "5" + of},
                 {-38, "3" + of},
                 {-51, "2" + of},
                 {-61, "4" + of},
                 {-68, "3" + of},
                 {-80, "1" + of}});
  };
  const Document document = read(limits(six("甲省", "00.00") + six("乙市", "0.00") + six("丙县", "5.00")) + "\f" +
                                 limits(moved("丁县", "6.00") + moved("戊县", "5.00")));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_TRUE(shown(document.tables[0])
                  .ends_with("丁县|56.00|36.00|26.00|46.00|36.00|16.00|\n"
                             "戊县|55.00|35.00|25.00|45.00|35.00|15.00|\n"));
}

TEST(KeptLines, TakeWhatAHeaderLeavesBesideARow) {
  const std::string name = line({{62, "债券规模（项"}}) + line({{2, "项目名称"},
                                                                {20, "项目编号"},
                                                                {40, "项目领域"},
                                                                {50, "实施单位"},
                                                                {62, "目对应债券"},
                                                                {72, "发行时间"}});
  std::string rows;
  for (int i = 1; i < 4; ++i)
    rows +=
        line({{0, "道路建设"}, {20, "P18220521-0026"}, {40, "道路"}, {50, "交通局"}, {-68, "9.00"}, {-79, "2016-01"}});
  const Document document =
      read(projects(name + line({{62, "发行总额）"}}) + rows) + "\f" +
           projects(name + line({{50, "乙市开发建设管理委"}, {62, "发行总额）"}}) +
                    line({{0, "桥梁建设"}, {20, "P18220521-0027"}, {40, "桥梁"}, {-68, "8.00"}, {-79, "2016-02"}}) +
                    line({{50, "员会"}}) + rows));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(path_text(document.tables[0].columns.at(4).header), "债券规模（项目对应债券发行总额）");
  ASSERT_EQ(document.tables[0].rows.size(), 7U);
  EXPECT_EQ(document.tables[0].rows[3].cells.at(3).text, "乙市开发建设管理委员会");
  EXPECT_EQ(document.tables[0].rows[3].cells.at(4).text, "8.00");
}

TEST(KeptLines, KeepSentencesBehindFiguresInTheirCells) {
  const auto figures = [](const std::string& name, const std::string& all, const std::string& text) {
    return line({{0, name}, {-24, all}, {-36, all}, {-48, "0.00"}, {52, text}});
  };
  const Document document =
      read(line({{20, "项目支出表"}}) + line({{60, "单位：万元"}}) +
           line({{2, "项目"}, {20, "合计"}, {30, "财政拨款"}, {42, "其他资金"}, {60, "绩效目标"}}) +
           figures("合计", "42.00", "") + line({{52, "通过开展隐患排查和安全评价，指导督促企业落实"}}) +
           figures("安全监管", "35.00", "规定的安全生产条件，健全风险防范化解机制；") +
           line({{52, "确保安全生产，圆满完成有关生产事故调查处置和"}}) + line({{52, "整改评估。"}}) +
           line({{0, "甲市应急管理局本级"}, {52, "提供专业化物业管理服务，配合做好物业管理运维等"}}) +
           figures("", "7.00", "外包项目的采购、监督管理工作、保安服务，确保大") +
           line({{0, "宣传教育"}, {52, "楼日常设备设施正常运行。"}}));
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables[0];
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[1].cells.at(0).text, "安全监管");
  EXPECT_EQ(table.rows[1].cells.at(1).text, "35.00");
  EXPECT_TRUE(table.rows[1].cells.at(4).text.value_or("").ends_with("整改评估。"));
  EXPECT_EQ(table.rows[2].cells.at(0).text, "甲市应急管理局本级宣传教育");
  EXPECT_EQ(table.rows[2].cells.at(1).text, "7.00");
}

}  // namespace
}  // namespace yusuan::dump
