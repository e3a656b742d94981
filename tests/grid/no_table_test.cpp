#include "grid/no_table.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid/layout.h"
#include "grid/list_of_contents.h"

namespace yusuan::grid {
namespace {

Word ending_at(const std::string& text, double right, double y) {
  const Word w = word(text, 0, y);
  return word(text, right - w.box.x1, y);
}

Page blank_page() { return {.number = 1, .width_pt = 600, .height_pt = 800}; }

struct Line {
  std::string part, title, end;
};

// Titles, with leaders where asked, and what stands at the right.
Page listed(const std::vector<Line>& lines, bool leaders) {
  Page page = blank_page();
  double y = 100;
  for (const auto& [part, title, end] : lines) {
    if (!part.empty()) page.words.push_back(word(part, 60, y));
    page.words.push_back(word(title, 90, y));
    if (leaders)
      for (double x = page.words.back().box.x1 + 3; x < ending_at(end, 400, y).box.x0 - 10; x += 8)
        page.words.push_back(word(".", x, y));
    page.words.push_back(ending_at(end, 400, y));
    y += 14;
  }
  return page;
}

Grid around(const Page& page) {
  Grid grid{.page = 1, .ruled = false};
  for (const Word& word : page.words) grid.box = grid.box.width() > 0 ? united(grid.box, word.box) : word.box;
  return grid;
}

bool is_list(const Page& page) { return is_list_of_contents(around(page), page); }

TEST(ListOfContents, IsKnownByItsLeaders) {
  EXPECT_TRUE(is_list(listed({{"", "Preface", "iii"},
                              {"", "Thanks", "v"},
                              {"", "Wood", "1"},
                              {"", "Stone", "7"},
                              {"", "Clay", "7"},
                              {"", "Index", "31"}},
                             true)));
}

TEST(ListOfContents, IsKnownByTheNumbersOfItsParts) {
  const std::vector<Line> parts = {{"1", "Wood", "2"},  {"1.1", "Oak", "2"},   {"1.2", "Ash", "4"},
                                   {"2", "Stone", "9"}, {"2.1", "Slate", "9"}, {"2.2", "Marl", "12"}};
  EXPECT_TRUE(is_list(listed(parts, false)));
  std::vector<Line> named = parts;
  named.insert(named.begin(), {"No", "Kind", "Tons"});
  EXPECT_FALSE(is_list(listed(named, false)));
}

TEST(ListOfContents, IsNoListOfAmounts) {
  EXPECT_FALSE(is_list(listed(
      {{"", "Wood", "12"}, {"", "Stone", "7"}, {"", "Clay", "31"}, {"", "Sand", "4"}, {"", "Total", "54"}}, true)));
  EXPECT_FALSE(is_list(listed(
      {{"", "Wood", "1.20"}, {"", "Stone", "7.00"}, {"", "Clay", "8.10"}, {"", "Sand", "9.45"}, {"", "Total", "25.75"}},
      true)));
  // Ascending, but below the name of what is counted.
  EXPECT_FALSE(is_list(listed({{"", "Kind", "Tons"},
                               {"", "Wood", "1"},
                               {"", "Stone", "7"},
                               {"", "Clay", "8"},
                               {"", "Sand", "9"},
                               {"", "Total", "25"}},
                              true)));
}

TEST(ListOfContents, IsNoTable) {
  const Page page = listed({{"1", "Wood", "2"},
                            {"2", "Oak", "2"},
                            {"3", "Ash", "4"},
                            {"4", "Stone", "9"},
                            {"5", "Slate", "9"},
                            {"6", "Marl", "12"}},
                           false);
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  EXPECT_TRUE(layout.grids.empty());
  EXPECT_EQ(layout.lines.size(), 12u);
}

TEST(ListOfContents, IsMoreThanThePartThatIsATable) {
  const Page page = listed({{"1", "Wood", "2"}, {"", "Oak", "2"}, {"", "Ash", "4"}, {"2", "Stone", "9"}}, true);
  Page with_chapters = page;
  add_row(with_chapters, {{"3", 60}, {"Sand", 90}, {"12", 390}}, 170);
  add_row(with_chapters, {{"4", 60}, {"Clay", 90}, {"15", 390}}, 190);
  Grid chapters{.page = 1, .box = {60, 165, 400, 205}, .ruled = false};
  EXPECT_TRUE(is_list_of_contents(chapters, with_chapters));
  EXPECT_FALSE(is_list_of_contents(
      chapters,
      {.width_pt = 600, .height_pt = 800, .words = {with_chapters.words.end() - 6, with_chapters.words.end()}}));
}

TEST(ListOfContents, IsAnIndex) {
  EXPECT_TRUE(is_list(listed(
      {{"", "ash", "12, 45"}, {"", "beech", "7"}, {"", "elm", "31, 33, 90"}, {"", "oak", "4"}, {"", "yew", "54"}},
      true)));
  EXPECT_FALSE(is_list(listed(
      {{"", "ash", "1,245"}, {"", "beech", "7"}, {"", "elm", "31"}, {"", "oak", "4"}, {"", "yew", "54"}}, true)));
}

// A grid of cells between rules, filled row by row.
PageLayout laid_out(const std::vector<std::vector<std::string>>& rows, bool ruled) {
  PageLayout layout{.number = 1, .width_pt = 600, .height_pt = 800};
  Grid grid{.page = 1, .ruled = ruled};
  const auto columns = rows.front().size();
  for (std::size_t c = 0; c <= columns; ++c) grid.column_edges.push_back(50 + 150.0 * static_cast<double>(c));
  for (std::size_t r = 0; r <= rows.size(); ++r) grid.row_edges.push_back(100 + 20.0 * static_cast<double>(r));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < columns; ++c)
      grid.cells.push_back(
          {.row = static_cast<int>(r),
           .col = static_cast<int>(c),
           .box = {grid.column_edges[c], grid.row_edges[r], grid.column_edges[c + 1], grid.row_edges[r + 1]},
           .text = rows[r][c],
           .text_box = {grid.column_edges[c] + 5, grid.row_edges[r] + 5, grid.column_edges[c] + 50,
                        grid.row_edges[r] + 15}});
  grid.box = {grid.column_edges.front(), grid.row_edges.front(), grid.column_edges.back(), grid.row_edges.back()};
  layout.grids.push_back(std::move(grid));
  return layout;
}

bool is_left_out(const std::vector<std::vector<std::string>>& rows, bool ruled = true, const Grid* last = nullptr) {
  PageLayout layout = laid_out(rows, ruled);
  leave_out_what_is_no_table(layout, blank_page(), last);
  return layout.grids.empty();
}

TEST(NoTable, IsOneRowOfWords) {
  EXPECT_TRUE(is_left_out({{"Town", "County", "Postcode"}}));
  EXPECT_TRUE(is_left_out({{"Chapter", "21"}}, false));
  EXPECT_FALSE(is_left_out({{"Total", "1,021.50"}}));
  EXPECT_FALSE(is_left_out({{"Total", "3", "21"}}));
  const PageLayout before = laid_out({{"Town", "County", "Postcode"}, {"Ely", "Cambs", "CB7"}}, true);
  EXPECT_FALSE(is_left_out({{"Ware", "Herts", "SG12"}}, true, &before.grids.front()));
}

TEST(NoTable, IsNoHeaderAtTheEndOfItsPage) {
  PageLayout layout = laid_out({{"Town", "County", "Postcode"}}, true);
  Page page = blank_page();
  page.height_pt = 150;
  page.words.push_back(word("7", 300, 135));
  leave_out_what_is_no_table(layout, page, nullptr);
  EXPECT_EQ(layout.grids.size(), 1u);
  write(page, "and more text", 60, 125);
  leave_out_what_is_no_table(layout, page, nullptr);
  EXPECT_TRUE(layout.grids.empty());
}

TEST(NoTable, IsADrawingWithALabelOrTwo) {
  EXPECT_TRUE(is_left_out({{"", ""}, {"wheel", ""}}));
  EXPECT_TRUE(is_left_out({{"wheel", ""}, {"", ""}, {"", "axle"}}));
  EXPECT_FALSE(is_left_out({{"Term", "Meaning"}, {"", ""}, {"", ""}}));
  EXPECT_FALSE(is_left_out({{"", ""}, {"fees", "-10.00"}, {"", ""}}));
}

// Rows of words, each last text of which runs on over the side of its cell.
PageLayout running_on(std::vector<std::vector<std::string>> rows) {
  PageLayout layout = laid_out(rows, false);
  for (Cell& cell : layout.grids[0].cells)
    if (cell.col + 1 == layout.grids[0].columns()) cell.text_box.x0 = cell.box.x0 - 20;
  return layout;
}

TEST(NoTable, IsTextThatRunsAcrossItsColumns) {
  PageLayout words = running_on({{"if", "(ready)", "go();"}, {"", "wait for", "it;"}, {"else", "", "stop();"}});
  leave_out_what_is_no_table(words, blank_page(), nullptr);
  EXPECT_TRUE(words.grids.empty());
  // The numbers of lines are no amounts.
  PageLayout lines = running_on({{"7", "if (ready)", "go();"}, {"8", "wait for", "it;"}, {"9", "", "stop();"}});
  leave_out_what_is_no_table(lines, blank_page(), nullptr);
  EXPECT_TRUE(lines.grids.empty());
  PageLayout amounts = running_on({{"wood", "12.50", "tons"}, {"sand", "9.10", "tons"}});
  leave_out_what_is_no_table(amounts, blank_page(), nullptr);
  EXPECT_EQ(amounts.grids.size(), 1u);
}

TEST(NoTable, IsPeopleBesideEachOther) {
  EXPECT_TRUE(is_left_out({{"A. Reed", "B. Sedge"}, {"Pond", "Marsh"}, {"a@pond.example", "b@marsh.example"}}, false));
  EXPECT_FALSE(is_left_out({{"Name", "Mail"}, {"A. Reed", "a@pond.example"}, {"B. Sedge", "b@marsh.example"}}, false));
}

TEST(NoTable, IsAxesBesideEachOther) {
  EXPECT_TRUE(is_left_out({{"30", "30"}, {"20", "20"}, {"10", "10"}, {"0", "0"}}, false));
  EXPECT_TRUE(is_left_out({{"70", "100"}, {"60", "80"}, {"50", ""}}, false));
  EXPECT_FALSE(is_left_out({{"70", "100"}, {"60", "85"}, {"50", "80"}}, false));
  EXPECT_FALSE(is_left_out({{"1", "101"}, {"2", "102"}, {"3", "103"}}, false));
}

TEST(NoTable, IsEquationsWithTheirNumbers) {
  PageLayout layout = laid_out({{"y = ax", "(1.1)"}, {"z = bx", "(1.2)"}}, false);
  Page page = blank_page();
  add_row(page, {{"y", 60}, {"=", 70}, {"ax", 80}, {"(1.1)", 322}}, 105);
  add_row(page, {{"z", 60}, {"=", 70}, {"bx", 80}, {"(1.2)", 322}}, 125);
  leave_out_what_is_no_table(layout, page, nullptr);
  EXPECT_TRUE(layout.grids.empty());
  EXPECT_EQ(layout.lines.size(), 4u);
}

TEST(NoTable, IsNoTableOfEquations) {
  PageLayout layout = laid_out({{"Linear y = ax", "(1.1)"}, {"Square y = axx", "(1.2)"}}, false);
  Page page = blank_page();
  add_row(page, {{"Linear", 60}, {"y", 100}, {"=", 110}, {"ax", 120}, {"(1.1)", 322}}, 105);
  add_row(page, {{"Square", 60}, {"y", 100}, {"=", 110}, {"axx", 120}, {"(1.2)", 322}}, 125);
  leave_out_what_is_no_table(layout, page, nullptr);
  EXPECT_EQ(layout.grids.size(), 1u);
}

}  // namespace
}  // namespace yusuan::grid
