#include <gtest/gtest.h>

#include "account_for_figures.h"

namespace yusuan {
namespace {

Word word(const std::string& text, double x, double y) { return {.text = text, .box = {x, y, x + 40, y + 10}}; }

std::vector<FigureOnPage> figures_of(const std::vector<Word>& words) {
  std::vector<FigureOnPage> figures;
  collect_figures({.number = 5, .words = words}, figures);
  return figures;
}

TEST(FigureAccount, SaysWhereEachFigureOfAPageStands) {
  Document document;
  document.tables.push_back(
      {.rows = {{.cells = {{.text = "收入"}, {.text = "1,200.00", .box = Rect{50, 100, 95, 110}}}, .page = 5}}});
  document.performance.push_back({.funds = {{"total", "36.50", 5, {50, 150, 95, 160}}}, .pages = {5}});
  document.statements.push_back({.text = "收入12.50万元", .page = 4});
  account_for_figures(figures_of({word("1,200.00", 52, 100), word("36.50", 52, 150), word("入12.50万，", 52, 200),
                                  word("7.25", 52, 250), word("1,200.00", 300, 100)}),
                      document);
  ASSERT_EQ(document.figures.size(), 1u);
  EXPECT_EQ(document.figures[0].page, 5);
  EXPECT_EQ(document.figures[0].tables, 1);
  EXPECT_EQ(document.figures[0].performance, 1);
  EXPECT_EQ(document.figures[0].statements, 1);
  EXPECT_EQ(document.figures[0].elsewhere, 2) << "a figure is held where it stands, not by another of its value";
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].code, "figures_elsewhere");
  EXPECT_EQ(document.diagnostics[0].severity, Severity::kInfo);
  EXPECT_EQ(document.diagnostics[0].message,
            "2 figures (7.25, 1200.00) of this page stand in no cell, performance form or statement");
  EXPECT_EQ(document.diagnostics[0].page, 5);
  EXPECT_EQ(document.diagnostics[0].box->y0, 250);
}

TEST(FigureAccount, TakesPiecesOfBrokenFiguresForTheirs) {
  Document document;
  document.tables.push_back({.rows = {{.cells = {{.text = "24,995.94", .box = Rect{50, 100, 95, 122}}}, .page = 5}}});
  document.statements.push_back({.text = "收入1,310.41万元", .page = 5});
  account_for_figures(
      figures_of({word("24,995.9", 52, 100), word("4", 52, 112), word("收入1,31", 52, 200), word("0.41万元", 52, 212)}),
      document);
  ASSERT_EQ(document.figures.size(), 1u);
  EXPECT_EQ(document.figures[0].tables, 1);
  EXPECT_EQ(document.figures[0].statements, 1);
  ASSERT_EQ(document.diagnostics.size(), 2u);
  EXPECT_EQ(document.diagnostics[0].code, "figures_in_text");
  EXPECT_EQ(document.diagnostics[1].code, "figures_broken");
  EXPECT_EQ(document.diagnostics[1].message,
            "1 figure (24995.9) of this page printed in pieces, which their cells hold as one");
  EXPECT_EQ(document.diagnostics[1].box->y0, 100);
}

TEST(FigureAccount, NamesFiguresOfTextsWhoseLinesAreNoSentences) {
  Document document;
  document.statements.push_back({.text = "收入12.50万元。其中：本级完成7.25", .page = 5});
  account_for_figures(figures_of({word("收入12.50万元。", 52, 100), word("本级完成", 52, 120), word("7.25", 96, 120)}),
                      document);
  EXPECT_EQ(document.figures.at(0).statements, 2);
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].code, "figures_in_text");
  EXPECT_EQ(document.diagnostics[0].message,
            "1 figure (7.25) of this page in lines without a sentence mark, read as text");
}

TEST(FigureAccount, TakesAWordThatBeginsInsideTheOneBeforeForALineOfItsOwn) {
  const auto figures =
      figures_of({word("收入12.50万元，", 52, 100), word("增加7.25", 80, 100), word("1.20", 121, 100)});
  ASSERT_EQ(figures.size(), 3u);
  EXPECT_TRUE(figures[0].in_sentence);
  EXPECT_FALSE(figures[1].in_sentence);
  EXPECT_FALSE(figures[2].in_sentence);
}

TEST(FigureAccount, NamesNoFiguresOfAGridThatAWarningFrames) {
  Document document;
  document.diagnostics.push_back({Severity::kWarning, "table_left_out", "", 5, Rect{0, 90, 400, 130}});
  account_for_figures(figures_of({word("1,200.00", 52, 100)}), document);
  EXPECT_EQ(document.figures.at(0).elsewhere, 1);
  EXPECT_EQ(document.diagnostics.size(), 1u);
}

TEST(FigureAccount, CountsNoNumbersOfListsAndYears) {
  Document document;
  account_for_figures(figures_of({word("1.1总体情况", 52, 100), word("表1.2026", 52, 120), word("年预算", 92, 120)}),
                      document);
  EXPECT_TRUE(document.figures.empty());
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].code, "figures_in_text");
}

}  // namespace
}  // namespace yusuan
