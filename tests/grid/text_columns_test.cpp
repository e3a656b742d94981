#include "grid/text_columns.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

// A date and a time behind it, a typewriter's space apart; the time may have a name of its own.
Page visits_page(bool named) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Guest", 60}, {"Gate", 160}, {"Entered", 240}}, 100);
  page.rulings = {across(112, 58, 345)};
  if (named) page.words.push_back(word("Hour", 303, 100));
  add_row(page, {{"Ines", 60}, {"North", 160}, {"29-Apr-2016", 240}, {"10:02", 303}}, 116);
  add_row(page, {{"Olaf", 60}, {"South", 160}, {"30-Apr-2016", 240}, {"20:19", 303}}, 130);
  add_row(page, {{"Vera", 60}, {"North", 160}, {"30-Apr-2016", 240}, {"21:40", 303}}, 144);
  return page;
}

TEST(TextColumns, TextsBehindASpaceGoOnBelowOneName) {
  const auto grids = lay_out(visits_page(false), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 3);
  EXPECT_EQ(row_of(grids[0], 1), "Ines|North|29-Apr-2016 10:02");
}

TEST(TextColumns, TextsBelowTheirOwnNameAreAColumn) {
  const auto grids = lay_out(visits_page(true), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 4);
  EXPECT_EQ(row_of(grids[0], 2), "Olaf|South|30-Apr-2016|20:19");
}

// Labels of sums run over the gap between two columns of words; an address and a note stand around the table.
TEST(TextColumns, LabelsOfSumsRunOverGapsAndSurroundingsAreNone) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"SOIL:", 20}, {"loam", 180}, {"30-inch", 420}}, 80);
  add_row(page, {{"Brand", 60}, {"Resist", 150}, {"Seed", 195}, {"Yield", 250}, {"Moisture", 320}}, 104);
  for (int row = 0; row < 30; ++row)
    add_row(page,
            {{row % 2 == 0 ? "Stine" : "Asgrow", 60},
             {row % 3 == 0 ? "MR" : "R", 150},
             {row % 2 == 0 ? "CMB" : "Ac", 195},
             {std::to_string(50 + row * row % 7) + ".5", 250},
             {std::to_string(7 + row * row % 11) + ".6", 320}},
            118 + 14 * row);
  for (int row = 0; row < 3; ++row)
    add_row(page, {{"Sum", 166 + 4.0 * row}, {"4" + std::to_string(row) + ".6", 250}, {"7.7", 320}}, 540 + 14 * row);
  add_row(page, {{"COMMENTS:", 20}, {"good", 180}, {"0.020", 420}}, 592);
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 5);
  ASSERT_EQ(grids[0].rows(), 34);
  EXPECT_EQ(row_of(grids[0], 0), "Brand|Resist|Seed|Yield|Moisture");
  EXPECT_EQ(row_of(grids[0], 2), "Asgrow|R|Ac|51.5|8.6");
}

// The name is set at the left of its column, the years at the right.
TEST(TextColumns, NamesAtTheLeftStandOverFiguresAtTheRight) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Year", 60}, {"Freshwater", 150}, {"Sea", 230}}, 100);
  for (int row = 0; row < 4; ++row)
    add_row(page, {{"202" + std::to_string(row), 100}, {"1" + std::to_string(row * row + 7), 170}, {"35", 235}},
            114 + 14 * row);
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 3);
  EXPECT_EQ(row_of(grids[0], 0), "Year|Freshwater|Sea");
  EXPECT_EQ(row_of(grids[0], 2), "2021|18|35");
}

// A typewriter's spaces are as wide as gaps between tight columns of figures.
TEST(TextColumns, ASpaceOfTheLongestLabelIsNone) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Commodity", 60}, {"1998", 220}, {"1999", 290}}, 100);
  const char* names[] = {"Beef", "Pork", "Turkey"};
  for (int i = 0; i < 3; ++i)
    add_row(page, {{names[i], 60}, {"6" + std::to_string(i * i + 1) + ".9", 220}, {"65.8", 290}}, 112 + 12 * i);
  add_row(page, {{"Fish", 60}, {"and", 85.3}, {"shellfish", 105.6}, {"14.5", 220}, {"14.8", 290}}, 148);
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(row_of(grids[0], 4), "Fish and shellfish|14.5|14.8");
}

// A label of words alone, nearer to its figure than the middle between the two columns.
TEST(TextColumns, ALongLabelPartsFromItsFigureWhereBothLeaveRoom) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Rate", 60}, {"0.50", 142}, {"0.81", 200}}, 100);
  add_row(page, {{"Interval", 60}, {"or", 103}, {"so", 116}, {"0.18", 142}, {"to", 165}, {"0.61", 200}}, 114);
  page.words[6].box.x0 = 133;
  page.words[6].chars.clear();
  add_row(page, {{"Value", 60}, {"0.24", 142}, {"0.05", 200}}, 128);
  add_row(page, {{"Share", 60}, {"0.25", 142}, {"0.06", 200}}, 142);
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(row_of(grids[0], 1), "Interval or so|0.18 to|0.61");
}

// Two rows of words below names; `rule` below these.
Page members_page(bool rule) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Given", 60}, {"Family", 160}, {"Role", 260}, {"Notes", 340}}, 100);
  add_row(page, {{"Ines", 60}, {"Okafor", 160}, {"Owner", 260}}, 116);
  add_row(page, {{"Olaf", 60}, {"Okafor", 160}, {"Owner", 260}}, 130);
  if (rule) page.rulings = {across(112, 58, 500)};
  return page;
}

TEST(TextTables, ANameForEachColumnAboveARuleShowsASmallTable) {
  const auto grids = lay_out(members_page(true), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].rows(), 3);
  EXPECT_EQ(row_of(grids[0], 1), "Ines|Okafor|Owner|");
  EXPECT_TRUE(lay_out(members_page(false), TableSearch::kEverything).grids.empty());
}

TEST(TextTables, WordsTooSmallToReadAreNone) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"2018", 200}, {"2019", 260}, {"2020", 320}}, 100);
  add_row(page, {{"Profit", 60}, {"345", 205}, {"585", 265}, {"806", 325}}, 114);
  add_row(page, {{"Loss", 60}, {"11", 210}, {"12", 270}, {"13", 330}}, 128);
  Word hidden = word("26", 120, 0);
  hidden.box = {120, 122, 121, 123};
  page.words.push_back(hidden);
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].columns(), 4);
  EXPECT_EQ(row_of(grids[0], 1), "Profit|345|585|806");
}

// A scan: its labels are recognised taller than its figures, digits as letters, and notes stand beside their rows.
Page scanned_page() {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  double y = 100;
  for (const char* date : {"2015-12-11", "2016-lo-28", "2016-01-O9", "2015-12-lo"}) {
    Word label = word("甲分行", 60, y - 3);
    label.box.y1 += 6;
    page.words.push_back(label);
    add_row(page, {{"3,000", 150}, {"2015-07-09", 180}, {date, 235}}, y);
    y += 26;
  }
  add_row(page, {{"2016-lo-28", 300}}, 138);
  add_row(page, {{"延期到明年", 300}}, 152);
  add_row(page, {{"2016-lo-28", 300}}, 163);
  return page;
}

TEST(TextTables, ScansWithDigitsTakenForLettersAreSome) {
  const auto grids = lay_out(scanned_page(), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].columns(), 5);
  ASSERT_EQ(grids[0].rows(), 4);
  EXPECT_EQ(row_of(grids[0], 1), "甲分行|3,000|2015-07-09|2016-lo-28|2016-lo-28");
  EXPECT_EQ(row_of(grids[0], 2), "甲分行|3,000|2015-07-09|2016-01-O9|延期到明年2016-lo-28");
}

TEST(TextTables, LettersAmongDigitsAreNoFiguresInWords) {
  EXPECT_TRUE(is_figure_text("2016-lo-28"));
  EXPECT_TRUE(is_figure_text("1O,000"));
  EXPECT_TRUE(is_figure_text("18，524，426.00")) << "full-width separators";
  EXPECT_FALSE(is_figure_text("收入，支出"));
  EXPECT_FALSE(is_figure_text("lo1"));
  EXPECT_FALSE(is_figure_text("oil"));
  EXPECT_FALSE(is_figure_text("2016-oct-28"));
}

}  // namespace
}  // namespace yusuan::grid
