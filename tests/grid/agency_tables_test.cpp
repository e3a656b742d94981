// Tables as agencies that publish statistics set them.
#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/fill_bands.h"
#include "grid/layout.h"
#include "grid/shared_heads.h"
#include "grid/text_lines.h"

namespace yusuan::grid {
namespace {

Word ending_at(const std::string& text, double right, double y) {
  return word(text, right - 5 * static_cast<double>(text.size()), y);
}

void add_figures(Page& page, const std::string& label, double x, const std::vector<std::string>& figures, double y) {
  write(page, label, x, y);
  double right = 300;
  for (const std::string& figure : figures) {
    if (!figure.empty()) page.words.push_back(ending_at(figure, right, y));
    right += 80;
  }
}

Page blank_page() { return {.number = 1, .width_pt = 600, .height_pt = 800}; }

TEST(AgencyTables, MarksStandInTheLineOfTheirTexts) {
  Word year = word("2009", 100, 100), mark = word("1", 120, 98), other = word("2008", 50, 100);
  mark.box.y1 = 104;
  const auto lines = word_lines({&other, &mark, &year});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(line_text(lines[0]), "2008 20091");
  // What stands above, apart from all texts, is a line of its own.
  Word above = word("1", 200, 90);
  above.box.y1 = 96;
  EXPECT_EQ(word_lines({&other, &above, &year}).size(), 2u);
}

TEST(AgencyTables, FiguresAreApartByTheirDigitsNotByTheBoxOfTheirFont) {
  const auto texts = [](const std::string& left, const std::string& right, double gap) {
    Word a = word(left, 100, 100), b = word(right, 0, 100);
    b = word(right, a.box.x1 + gap, 100);
    a.box.y1 = b.box.y1 = 115;
    return chunk_lines({&a, &b}).at(0).chunks.size();
  };
  EXPECT_EQ(texts("690,422", "379,526", 6), 2u);
  EXPECT_EQ(texts("n.a.", "769,736", 6), 2u);
  EXPECT_EQ(texts("1", "234", 4), 1u);
  EXPECT_EQ(texts("629.8", "166", 4), 2u) << "no space follows a point";
  EXPECT_EQ(texts("Table", "12", 6), 1u);
}

TEST(AgencyTables, RulesOfColumnsAreNoTables) {
  Page page = blank_page();
  for (const double right : {300.0, 380.0, 460.0}) {
    page.words.push_back(ending_at("FY" + std::to_string(static_cast<int>(right)), right, 100));
    for (const double y : {112.0, 168.0, 182.0}) page.rulings.push_back(across(y, right - 60, right));
  }
  add_figures(page, "Procurement", 60, {"92.8", "124.8", "130.6"}, 116);
  add_figures(page, "Construction", 60, {"16.9", "12.4", "38.0"}, 134);
  add_figures(page, "Housing", 60, {"6.0", "7.3", "0.9"}, 152);
  add_figures(page, "Total", 60, {"115.7", "144.5", "169.5"}, 170);
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  ASSERT_EQ(layout.grids[0].rows(), 5);
  EXPECT_EQ(row_of(layout.grids[0], 0), "|FY300|FY380|FY460");
  EXPECT_EQ(row_of(layout.grids[0], 4), "Total|115.7|144.5|169.5");
}

TEST(AgencyTables, PaintedHeadEndsWhereItsPaintDoes) {
  Grid grid{.column_edges = {50, 200, 350}, .row_edges = {90, 130, 150}, .cells = {}};
  grid.box = {50, 90, 350, 150};
  const std::vector<Word> words = {word("Region", 60, 95), word("Atlanta", 60, 115), word("Boston", 60, 135)};
  const std::vector<Fill> head = {{.box = {50, 90, 200, 110}, .rgb = 0x003366},
                                  {.box = {200, 90, 350, 110}, .rgb = 0x003366}};
  const auto rules = rulings_of_bands(head, grid, words);
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_DOUBLE_EQ(rules[0].position, 110);
  // The lines of one head, each painted on its own; a head that is painted in part only.
  EXPECT_TRUE(
      rulings_of_bands({{.box = {50, 90, 350, 110}, .rgb = 0x003366}, {.box = {50, 110, 350, 130}, .rgb = 0x003366}},
                       grid, words)
          .empty());
  EXPECT_TRUE(rulings_of_bands({head[0]}, grid, words).empty());
}

Placed placed(const std::string& text, double middle, int column, std::vector<Word>& words) {
  words.push_back(word(text, middle - 2.5 * static_cast<double>(text.size()), 100));
  return {.chunk = {.words = {&words.back()}, .box = words.back().box}, .first = column, .last = column};
}

TEST(AgencyTables, NamesOverRightSetFiguresStandInTheMiddleOfCells) {
  // Cells 80 wide from 120 on, figures of 25 at their right: 180-205, 260-285, …
  std::vector<TextColumn> columns = {{60, 100}};
  for (int c = 0; c < 6; ++c) columns.push_back({171.0 + 80 * c, 196.0 + 80 * c});
  const auto edges = edges_between(columns, 60, 600);
  std::vector<Word> words, below;
  words.reserve(2);
  below.reserve(6);
  std::vector<Placed> texts = {placed("Actual", 240, 2, words), placed("Projected", 480, 5, words)};
  ChunkLine names;
  for (int c = 0; c < 6; ++c) {
    below.push_back(ending_at("Total", 196.0 + 80 * c, 112));
    names.chunks.push_back({.words = {&below.back()}, .box = below.back().box});
  }
  share_columns(texts, {&names}, columns, edges, 10);
  EXPECT_EQ(texts[0].first, 1);
  EXPECT_EQ(texts[0].last, 3);
  EXPECT_EQ(texts[1].first, 4);
  EXPECT_EQ(texts[1].last, 6);
}

TEST(AgencyTables, LabelsGoOnWithSmallLettersAndHeadingsDoNot) {
  Page page = blank_page();
  add_figures(page, "Item", 60, {"Birds", "Cats", "Dogs"}, 100);
  add_figures(page, "Workers over sixteen", 60, {"1,320", "446", "77"}, 114);
  add_figures(page, "Below the poverty", 60, {}, 128);
  add_figures(page, "level", 60, {"1,115", "17", "27"}, 142);
  add_figures(page, "PERCENT OF ALL", 60, {}, 156);
  add_figures(page, "Public", 60, {"1,655", "44", "61"}, 170);
  add_figures(page, "Private", 60, {"1,319", "73", "12"}, 184);
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  ASSERT_EQ(layout.grids.size(), 1u);
  ASSERT_EQ(layout.grids[0].rows(), 6);
  EXPECT_EQ(row_of(layout.grids[0], 2), "Below the poverty level|1,115|17|27");
  EXPECT_EQ(row_of(layout.grids[0], 3), "PERCENT OF ALL|||");
  EXPECT_EQ(row_of(layout.grids[0], 4), "Public|1,655|44|61");
}

}  // namespace
}  // namespace yusuan::grid
