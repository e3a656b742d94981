// Whole dumps: the published sample where it is there, and the dump of a fixture against the PDF it was made from.
#include "dump/dump.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "dump/pages.h"
#include "dump/regions.h"
#include "dump/tokens.h"
#include "extract.h"
#include "test_paths.h"

namespace yusuan::dump {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const fs::path kSeed = fs::path(YUSUAN_SHARED) / "seed/xinjiang-social-insurance-2024.txt";
const fs::path kFixtures = YUSUAN_FIXTURES;

const forms::Patterns& patterns() {
  static const forms::Patterns all = forms::read_patterns(patterns::PatternFiles(std::nullopt));
  return all;
}

// Every figure in the text of the tables, and how often.
std::map<std::string, int> printed_figures(const std::string& text) {
  std::map<std::string, int> figures;
  const DumpPages dump = read_pages(text);
  for (const TableRegion& region : find_regions(dump, patterns()).tables)
    for (const Token& token : tokenise(region.body))
      if (token.kind == TokenKind::kFigure) ++figures[token.text];
  return figures;
}

std::map<std::string, int> extracted_figures(const Document& document) {
  std::map<std::string, int> figures;
  for (const Table& table : document.tables)
    for (const Row& row : table.rows) {
      for (const TableCell& cell : row.cells)
        if (cell.value) ++figures[*cell.text];
      for (const std::string& figure : row.unplaced) ++figures[figure];
    }
  return figures;
}

std::string joined(const Row& row) {
  std::string text;
  for (const TableCell& cell : row.cells) text += cell.text.value_or("") + "|";
  for (const std::string& figure : row.unplaced) text += " ?" + figure;
  return text;
}

const Row& row_of(const Table& table, const std::string& code) {
  const auto found =
      std::find_if(table.rows.begin(), table.rows.end(), [&](const Row& row) { return row.code == code; });
  if (found == table.rows.end()) throw std::runtime_error("no row " + code);
  return *found;
}

TEST(DumpOfFixture, UsesEveryFigureOnce) {
  const std::string text = read(kFixtures / "xinjiang-dump/input.txt");
  const auto printed = printed_figures(text);
  EXPECT_GT(printed.size(), 40U);
  EXPECT_EQ(extracted_figures(extract(text, "input.txt")), printed);
}

// Cells that the dump leaves open are null, and then the figure is in `unplaced`; no cell may differ otherwise.
void expect_same_row(const Row& pdf, const Row& dump) {
  SCOPED_TRACE(joined(pdf) + "\n" + joined(dump));
  EXPECT_EQ(pdf.kind, dump.kind);
  EXPECT_EQ(pdf.code, dump.code);
  EXPECT_EQ(pdf.name, dump.name);
  EXPECT_EQ(pdf.page, dump.page);
  ASSERT_EQ(pdf.cells.size(), dump.cells.size());
  std::vector<std::string> open;
  for (std::size_t i = 0; i < pdf.cells.size(); ++i) {
    EXPECT_EQ(dump.cells[i].box, std::nullopt);
    if (pdf.cells[i].value && !dump.cells[i].text)
      open.push_back(*pdf.cells[i].text);
    else
      EXPECT_EQ(pdf.cells[i].text, dump.cells[i].text);
  }
  EXPECT_EQ(open, dump.unplaced);
}

TEST(Dump, TakesTheYearOfItsHeadingWhereTitlesTellTwo) {
  const Document document = extract(
      "示例镇人民政府2021年部门预算公开\n2021年部门支出预算情况表（表3）\n单位：万元\n科目编码\t科目名称\t合计\n"
      "201\t一般公共服务支出\t10.00\n2010301\t行政运行\t10.00\n\n2016年收支预算总表（功能分类科目）\n单位：万元\n"
      "收入项目\t预算数\t支出项目\t预算数\n一、财政拨款\t10.00\t一、一般公共服务支出\t10.00\n",
      "two-years.txt");
  EXPECT_EQ(document.tables.size(), 2U);
  EXPECT_EQ(document.facts.fiscal_year, 2021);
}

TEST(Dump, CallsNoTableBlankWhoseAmountsItCannotPlace) {
  const auto status = [](const std::string& body) {
    const Document document = extract(
        "示例市司法局2022年“三公”经费预算情况\n一、2022年一般公共预算“三公”经费支出预算表\n"
        "单位：万元\n“三公”经费合计 |\n因公出国（境）费 |\n公务接待费 |\n||\n" +
            body + "二、2022年“三公”经费预算情况说明\n示例市司法局预算为79万元。\n",
        "cells.txt");
    return document.tables.empty() ? std::nullopt : std::optional(document.tables[0].status);
  };
  EXPECT_EQ(status("79.50 |\n0 |\n79.50 |\n"), TableStatus::kFilled);
  EXPECT_EQ(status("1 |\n2 |\n3 |\n"), TableStatus::kBlank);
}

TEST(DumpOfFixture, GivesTheTablesOfThePdf) {
  const Document pdf = extract(read(kFixtures / "xinjiang-unit-budget/input.pdf"), "input.pdf");
  const Document dump = extract(read(kFixtures / "xinjiang-dump/input.txt"), "input.txt");
  EXPECT_EQ(dump.source.input, "text");
  EXPECT_EQ(dump.source.pages, pdf.source.pages);
  EXPECT_EQ(dump.facts.title, pdf.facts.title);
  EXPECT_EQ(dump.facts.entity, pdf.facts.entity);
  EXPECT_EQ(dump.facts.fiscal_year, pdf.facts.fiscal_year);
  EXPECT_EQ(dump.facts.kind, pdf.facts.kind);
  EXPECT_EQ(dump.facts.published_on, pdf.facts.published_on);
  EXPECT_EQ(dump.facts.form, pdf.facts.form);
  EXPECT_EQ(dump.contents.size(), pdf.contents.size());
  ASSERT_EQ(dump.tables.size(), pdf.tables.size());
  for (std::size_t t = 0; t < pdf.tables.size(); ++t) {
    const Table &expected = pdf.tables[t], &actual = dump.tables[t];
    SCOPED_TRACE(expected.title);
    EXPECT_EQ(actual.number, expected.number);
    EXPECT_EQ(actual.id, expected.id);
    EXPECT_EQ(actual.title, expected.title);
    EXPECT_EQ(actual.preparer, expected.preparer);
    EXPECT_EQ(actual.money_unit, expected.money_unit);
    EXPECT_EQ(actual.yuan_per_unit, expected.yuan_per_unit);
    EXPECT_EQ(actual.pages, expected.pages);
    EXPECT_EQ(actual.status, expected.status);
    EXPECT_EQ(actual.note, expected.note);
    ASSERT_EQ(actual.columns.size(), expected.columns.size());
    for (std::size_t c = 0; c < expected.columns.size(); ++c) {
      EXPECT_EQ(actual.columns[c].key, expected.columns[c].key);
      EXPECT_EQ(actual.columns[c].header, expected.columns[c].header);
      EXPECT_EQ(actual.columns[c].ordinal, expected.columns[c].ordinal);
      EXPECT_EQ(actual.columns[c].type, expected.columns[c].type);
    }
    ASSERT_EQ(actual.rows.size(), expected.rows.size());
    for (std::size_t r = 0; r < expected.rows.size(); ++r) expect_same_row(expected.rows[r], actual.rows[r]);
  }
}

class Seed : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(kSeed)) GTEST_SKIP() << "../shared/seed is not there";
    text = read(kSeed);
    document = extract(text, "seed.txt");
  }
  std::string text;
  Document document;
};

TEST_F(Seed, SaysWhatItIs) {
  EXPECT_EQ(document.source.input, "text");
  EXPECT_EQ(document.source.pages, 31);
  EXPECT_EQ(document.facts.fiscal_year, 2024);
  EXPECT_EQ(document.facts.kind, DocumentKind::kUnitBudget);
  EXPECT_EQ(document.facts.published_on, "2024-02-29");
  EXPECT_EQ(document.facts.form, "xinjiang-unit-budget");
  EXPECT_EQ(document.facts.entity, document.tables.front().preparer);
}

TEST_F(Seed, UsesEveryFigureOnce) {
  const auto printed = printed_figures(text);
  EXPECT_GT(printed.size(), 40U);
  EXPECT_EQ(extracted_figures(document), printed);
}

TEST_F(Seed, GivesElevenTablesWithTheirRows) {
  const std::vector<std::size_t> rows = {31, 18, 18, 31, 18, 27, 5, 0, 0, 6, 0};
  ASSERT_EQ(document.tables.size(), rows.size());
  for (std::size_t t = 0; t < rows.size(); ++t) {
    EXPECT_EQ(document.tables[t].number, static_cast<int>(t) + 1);
    EXPECT_EQ(document.tables[t].rows.size(), rows[t]) << document.tables[t].title;
    EXPECT_EQ(document.tables[t].status, rows[t] ? TableStatus::kFilled : TableStatus::kDeclaredEmpty);
  }
  EXPECT_EQ(document.tables[1].pages, (std::vector<int>{7, 8}));
}

TEST_F(Seed, PlacesFiguresByWhatTheFormPromises) {
  EXPECT_EQ(joined(row_of(document.tables[1], "2080505")),
            "208|05|05|机关事业单位基本养老保险缴费支出|201.91|201.91|201.91||||||||||");
  EXPECT_EQ(joined(row_of(document.tables[2], "2080109")), "208|01|09|社会保险经办机构|1,683.00||1,683.00|");
  EXPECT_EQ(joined(row_of(document.tables[5], "302")), "302||商品和服务支出|129.44||129.44|");
  EXPECT_EQ(joined(document.tables[9].rows.back()), "公务用车运行费|6.93|6.93|||");
}

TEST_F(Seed, LeavesOpenWhatNothingDecides) {
  EXPECT_EQ(joined(document.tables[6].rows.front()), "总计|||||1,683.00||||||||||| ?1,629.20 ?53.80");
  for (const Table& table : document.tables)
    for (const Row& row : table.rows) EXPECT_TRUE(row.unplaced.empty() || table.number == 7) << joined(row);
  EXPECT_EQ(std::count_if(document.diagnostics.begin(), document.diagnostics.end(),
                          [](const Diagnostic& d) { return d.code == "unplaced_figures"; }),
            5);
}

TEST_F(Seed, ReadsBothPerformanceTables) {
  ASSERT_EQ(document.performance.size(), 2U);
  const Performance &first = document.performance[0], &second = document.performance[1];
  EXPECT_EQ(first.indicators.size(), 25U);
  EXPECT_EQ(second.indicators.size(), 12U);
  EXPECT_EQ(first.pages, (std::vector<int>{26, 27}));
  EXPECT_EQ(first.total, Decimal::parse("484.32"));
  EXPECT_EQ(second.fiscal, Decimal::parse("1198.68"));
  EXPECT_EQ(second.money_unit, "万元");
  for (const Performance& form : document.performance)
    for (const Indicator& indicator : form.indicators) {
      SCOPED_TRACE(indicator.levels.back());
      EXPECT_EQ(indicator.levels.size(), 3U);
      EXPECT_EQ(indicator.value.has_value(), indicator.op.has_value());
      EXPECT_TRUE(indicator.basis && indicator.previous && indicator.weight && indicator.scoring && indicator.evidence);
    }
  // Cut by the page break, and by narrow cells.
  const Indicator &cut = first.indicators[14], &narrow = first.indicators[16];
  EXPECT_EQ(cut.levels, (std::vector<std::string>{"产出指标", "时效指标", "培训按时完成率"}));
  EXPECT_EQ(cut.scoring, "按照完成比例赋分");
  EXPECT_EQ(narrow.target, "<=200元/人/天");
  EXPECT_EQ(narrow.op, "<=");
  EXPECT_EQ(narrow.value, Decimal::parse("200"));
  EXPECT_EQ(narrow.unit, "元/人/天");
  EXPECT_EQ(narrow.previous, "200元/人/天");
  EXPECT_EQ(narrow.weight, "4");
  EXPECT_EQ(first.indicators[22].levels.back(), "正常运转率");
  EXPECT_EQ(first.indicators[22].target, "显著提升");
}

TEST_F(Seed, ReadsTheRunningText) {
  ASSERT_TRUE(document.staffing);
  EXPECT_EQ(document.staffing->authorised, 101);
  EXPECT_EQ(document.staffing->actual.persons, 153);
  EXPECT_EQ(document.staffing->in_post.persons, 96);
  EXPECT_EQ(document.staffing->retired.persons, 57);
  EXPECT_EQ(document.projects.size(), 2U);
  EXPECT_EQ(document.glossary.size(), 8U);
  const auto items = std::count_if(
      document.statements.begin(), document.statements.end(),
      [](const Statement& statement) { return statement.code && statement.code->size() == 7 && statement.change; });
  EXPECT_EQ(items, 10);
}

// Of all that is held against each other only a project that has two names does not agree.
TEST_F(Seed, ContradictsItselfInOnePlace) {
  std::vector<std::string> failing;
  for (const Check& check : document.checks)
    if (check.status == CheckStatus::kFail) failing.push_back(check.id);
  EXPECT_EQ(failing, std::vector<std::string>{"project_name"});
}

TEST_F(Seed, PartsHeadingsFromWhatFollows) {
  std::set<std::string> headed;
  for (const Section& section : document.sections)
    if (section.path.size() > 1 && section.path[1].ends_with("情况说明")) headed.insert(section.path[1]);
  EXPECT_EQ(headed.size(), 10U);
  EXPECT_TRUE(document.contents[17].title.ends_with("当年拨款情况说明"));
}

TEST_F(Seed, HasNoPlacesOnAPage) {
  for (const Section& section : document.sections)
    for (const Paragraph& paragraph : section.paragraphs) EXPECT_EQ(paragraph.box, Rect{});
  for (const Statement& statement : document.statements) EXPECT_EQ(statement.box, Rect{});
}

}  // namespace
}  // namespace yusuan::dump
