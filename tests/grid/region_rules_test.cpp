#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"
#include "grid/text_regions.h"

namespace yusuan::grid {
namespace {

// Fields above the middle one of three rules, a list of measurements below it.
Page report_page(const std::string& first, const std::string& second) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.rulings = {across(140, 50, 550), across(700, 50, 550)};
  add_row(page, {{first, 60}, {second, 200}, {"仪器:甲号", 400}}, 122);
  add_row(page, {{"名目", 60}, {"方法", 200}, {"读数", 300}, {"单位", 400}}, 146);
  add_row(page, {{"水温", 60}, {"直读", 200}, {"18.5", 300}, {"度", 400}}, 160);
  add_row(page, {{"流量", 60}, {"直读", 200}, {"3.25", 300}, {"方", 400}}, 174);
  add_row(page, {{"含氧", 60}, {"滴定", 200}, {"71", 300}, {"%", 400}}, 188);
  add_row(page, {{"浊度", 60}, {"滴定", 200}, {"0.8", 300}, {"%", 400}}, 202);
  return page;
}

TEST(RegionRules, FieldsAboveARuleAreNoHeader) {
  const auto grids = lay_out(report_page("站点:", "时刻:09:30"), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].rows(), 5);
  EXPECT_EQ(row_of(grids[0], 0), "名目|方法|读数|单位");
}

TEST(RegionRules, NamesAboveARuleAreOne) {
  const auto grids = lay_out(report_page("站点", "时刻09:30"), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_NE(row_of(grids[0], 0), "名目|方法|读数|单位");
}

// Rules part the rows; what stands far above the first is a letter's head, and a figure alone below is their sum.
TEST(RegionRules, ALineFarAboveIsNoneAndASumBelowIs) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"INVOICE-10", 50}, {"January-8", 300}}, 100);
  add_row(page, {{"Item", 60}, {"Price", 200}, {"Amount", 300}}, 131);
  for (int row = 0; row < 4; ++row) {
    add_row(page, {{"Kite", 60}, {"20.00", 200}, {"40.00", 305}}, 145 + 14 * row);
    page.rulings.push_back(across(143 + 14 * row, 50, 340));
  }
  page.words.push_back(word("160.00", 300, 201));
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  ASSERT_EQ(grids[0].rows(), 6);
  EXPECT_EQ(row_of(grids[0], 0), "Item|Price|Amount");
  EXPECT_EQ(row_of(grids[0], 5), "||160.00");
}

TEST(RegionRules, PerCentSignsAmongUnitsAreAColumn) {
  const auto grids = lay_out(report_page("站点:", "时刻:09:30"), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(row_of(grids[0], 1), "水温|直读|18.5|度");
  EXPECT_EQ(row_of(grids[0], 3), "含氧|滴定|71|%");
}

// Two lists, each below a heading that `rules` underline across the page; the second stands `gap` below the first.
Page sections_page(double gap, bool rules) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  page.words.push_back(word("证照", 100, 108));
  double y = 130;
  for (const char* name : {"甲证", "乙证", "丙证"}) {
    add_row(page, {{name, 100}, {"2019年05月", 400}}, y);
    y += 22;
  }
  const double second = y - 12 + gap;
  page.words.push_back(word("语言", 100, second));
  add_row(page, {{"英语", 100}, {"听写", 160}, {"使用", 400}}, second + 22);
  add_row(page, {{"法语", 100}, {"听写", 160}, {"使用", 400}}, second + 44);
  if (rules) page.rulings = {across(124, 100, 500), across(second + 16, 100, 500)};
  return page;
}

TEST(TextRegions, HeadingsWithARuleBelowPartSections) {
  EXPECT_TRUE(lay_out(sections_page(20, true), TableSearch::kEverything).grids.empty());
  // No further than rows are: a section inside one table.
  const auto grids = lay_out(sections_page(12, true), TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(row_of(grids[0], 3), "语言|");
}

TEST(Underlines, PartNoRows) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Authors:", 50}, {"ALPHA", 130}, {"BETA", 158}, {"GAMMA", 181}, {"DELTA", 209}}, 100);
  add_row(page, {{"Journal:", 50}, {"NOTES", 130}, {"OF", 158}, {"VALE", 171}, {"ARCHIVES", 194}}, 112);
  add_row(page, {{"Volume:", 50}, {"2008,4", 130}}, 124);
  add_row(page, {{"Cited:", 50}, {"0", 130}}, 136);
  page.rulings = {across(109.9, 130, 234), across(121.9, 130, 234)};
  EXPECT_TRUE(lay_out(page, TableSearch::kEverything).grids.empty());
}

TEST(Underlines, AreNotTheRulesThatRunBelowTexts) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"Name", 50}, {"Kind", 150}, {"Total", 250}}, 100);
  add_row(page, {{"Alder", 50}, {"tree", 150}, {"12.50", 250}}, 114);
  add_row(page, {{"Heath", 50}, {"bush", 150}, {"3.00", 250}}, 128);
  page.rulings = {across(98, 50, 275), across(112, 50, 275), across(140, 50, 275)};
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(row_of(grids[0], 2), "Heath|bush|3.00");
}

TEST(Underlines, DoNotRunFromOneTextToAnother) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  add_row(page, {{"编制:甲局", 50}, {"单位:元", 240}}, 99);
  add_row(page, {{"Name", 50}, {"Kind", 150}, {"Total", 250}}, 112);
  add_row(page, {{"Alder", 50}, {"tree", 150}, {"12.50", 250}}, 128);
  add_row(page, {{"Heath", 50}, {"bush", 150}, {"3.00", 250}}, 142);
  page.rulings = {across(108, 50, 275), across(125, 50, 275), across(155, 50, 275)};
  const auto grids = lay_out(page, TableSearch::kEverything).grids;
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].rows(), 3);
  EXPECT_EQ(row_of(grids[0], 0), "Name|Kind|Total");
}

// A note and another table right below the last of three rules.
TEST(RegionsOf, EndAtTheLastOfTheirRules) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const double y : {100., 118., 132., 176., 190.})
    page.words.insert(page.words.end(), {word("Norway", 60, y), word("172,100", 190, y), word("1,094", 290, y)});
  page.words.push_back(word("Provisional", 60, 150));
  std::vector<const Word*> words;
  for (const Word& w : page.words) words.push_back(&w);
  const auto lines = chunk_lines(words);
  std::vector<Ruling> rules = {across(96, 55, 345), across(114, 55, 345)};
  EXPECT_EQ(regions_of(lines, {}, rules).size(), 1u);
  rules.push_back(across(146, 55, 345));
  const auto regions = regions_of(lines, {}, rules);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].lines.size(), 3u);
}

}  // namespace
}  // namespace yusuan::grid
