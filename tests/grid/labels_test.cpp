// Labels and names of tables without rules, as reports of statistical offices set them.
#include <gtest/gtest.h>

#include <sstream>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

constexpr double kLeading = 13;

// Texts of a line from left to right, each where its column begins, figures where it ends.
struct Line {
  double y;
  std::vector<std::pair<double, std::string>> texts;
};

Page page_of(const std::vector<Line>& lines) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (const Line& line : lines)
    for (const auto& [x, text] : line.texts) {
      if (text.find_first_not_of("0123456789.,") == std::string::npos)
        page.words.push_back(word(text, x + 40 - 5 * static_cast<double>(text.size()), line.y));
      else
        write(page, text, x, line.y);
    }
  return page;
}

// The rows of the only table, cells parted by |.
std::vector<std::string> rows_of(const Page& page) {
  const PageLayout layout = lay_out(page, TableSearch::kEverything);
  if (layout.grids.size() != 1) return {};
  std::vector<std::string> rows(layout.grids[0].rows());
  for (const Cell& cell : layout.grids[0].cells) rows[cell.row] += (cell.col > 0 ? "|" : "") + cell.text;
  return rows;
}

using Rows = std::vector<std::string>;

TEST(Labels, MayBeNamedSource) {
  EXPECT_EQ(rows_of(page_of({{100, {{60, "Source"}, {250, "Amount"}, {350, "Share"}}},
                             {113, {{60, "Income"}, {250, "915.3"}, {350, "43.5"}}},
                             {126, {{60, "Excise"}, {250, "62.4"}, {350, "3.0"}}},
                             {139, {{60, "Customs"}, {250, "22.9"}, {350, "1.2"}}},
                             {165, {{60, "Source: the accounts"}}}})),
            (Rows{"Source|Amount|Share", "Income|915.3|43.5", "Excise|62.4|3.0", "Customs|22.9|1.2"}));
}

// The widest label leaves no room behind it, yet what stands further left begins anew.
TEST(Labels, OfSectionsAreRows) {
  EXPECT_EQ(rows_of(page_of({{100, {{60, "Group"}, {250, "Number"}, {350, "Share"}}},
                             {113, {{60, "Sex"}}},
                             {126, {{75, "Male"}, {250, "151.7"}, {350, "49.2"}}},
                             {139, {{75, "Aged sixty-five and over"}, {250, "40.2"}, {350, "13.0"}}},
                             {152, {{60, "Region"}}},
                             {165, {{75, "East"}, {250, "55.3"}, {350, "17.9"}}},
                             {178, {{75, "West"}, {250, "66.9"}, {350, "21.7"}}}})),
            (Rows{"Group|Number|Share", "Sex||", "Male|151.7|49.2", "Aged sixty-five and over|40.2|13.0", "Region||",
                  "East|55.3|17.9", "West|66.9|21.7"}));
}

TEST(Labels, NamesOfOneColumnMayBeginAboveAllOthers) {
  EXPECT_EQ(rows_of(page_of({{100, {{190, "Number of"}}},
                             {112, {{60, "State"}, {195, "offices"}, {290, "Served"}, {390, "Spent"}}},
                             {128, {{60, "Georgia"}, {195, "18"}, {290, "968.7"}, {390, "42.5"}}},
                             {141, {{60, "Idaho"}, {195, "7"}, {290, "154.8"}, {390, "33.1"}}},
                             {154, {{60, "Iowa"}, {195, "101"}, {290, "300.7"}, {390, "32.7"}}}}))
                .front(),
            "State|Number of offices|Served|Spent");
}

TEST(Labels, TextsThatWrapTogetherAreOneRow) {
  EXPECT_EQ(rows_of(page_of({{100, {{60, "Agency"}, {200, "Program"}, {400, "State"}}},
                             {120, {{60, "Agriculture"}, {200, "Food"}, {400, "Active"}}},
                             {140, {{60, "Environmental"}, {200, "Assessment of agreements"}, {400, "Ended"}}},
                             {151, {{60, "Protection"}, {200, "with counties"}}},
                             {171, {{60, "Labor"}, {200, "Training"}, {400, "Active"}}},
                             {191, {{60, "Energy"}, {200, "Heating"}, {400, "Active"}}}})),
            (Rows{"Agency|Program|State", "Agriculture|Food|Active",
                  "Environmental Protection|Assessment of agreements with counties|Ended", "Labor|Training|Active",
                  "Energy|Heating|Active"}));
}

// Six lines of as many words are no column of running text: figures stand behind them on their baselines. The last
// goes on below the table's last figures.
TEST(Labels, AreNoRunningText) {
  std::vector<Line> lines = {{100, {{60, "Advice"}, {320, "Open"}, {410, "Closed"}}}};
  for (int i = 0; i < 7; ++i) {
    const std::string n = std::to_string(i * i + 1);
    lines.push_back({113 + kLeading * i, {{60, "Keep the books of all offices in order"}, {300, n}, {400, "3" + n}}});
  }
  lines.push_back({113 + kLeading * 7 - 1, {{60, "and up to date"}}});
  const Rows rows = rows_of(page_of(lines));
  ASSERT_EQ(rows.size(), 8U);
  EXPECT_EQ(rows[1], "Keep the books of all offices in order|1|31");
  EXPECT_EQ(rows[7], "Keep the books of all offices in order and up to date|37|337");
}

// The text above has the margin of the labels.
TEST(Labels, DoNotGoOnWithTheTextAboveThem) {
  Page page = page_of({{180, {{60, "Year"}, {150, "Cases"}, {230, "Deaths"}}},
                       {193, {{60, "First"}, {150, "5,021"}, {230, "409"}}},
                       {206, {{60, "Second"}, {150, "7,704"}, {230, "496"}}},
                       {219, {{60, "Third"}, {150, "2,975"}, {230, "77"}}}});
  for (int i = 0; i < 8; ++i) {
    const double y = 76 + kLeading * i;
    write(page, "the office found that outlays grew", 60, y);
    write(page, "by more than was expected in several programs", 330, y);
  }
  EXPECT_EQ(rows_of(page), (Rows{"Year|Cases|Deaths", "First|5,021|409", "Second|7,704|496", "Third|2,975|77"}));
}

TEST(Labels, AreNotThoseOfThePage) {
  EXPECT_EQ(rows_of(page_of({{100, {{60, "项目"}, {257, "2019"}, {357, "2020"}}},
                             {116, {{60, "净利润"}, {250, "345"}, {350, "585"}}},
                             {132, {{60, "折旧"}, {250, "61"}, {350, "74"}}},
                             {148, {{60, "现金流"}, {250, "406"}, {350, "659"}}},
                             {166, {{60, "请阅读正文之后的声明"}, {230, "第 26 页"}, {357, "简单"}}}})),
            (Rows{"项目|2019|2020", "净利润|345|585", "折旧|61|74", "现金流|406|659"}));
}

// A column spaced more tightly than the others shares no lines with them.
TEST(Labels, OfTightColumnsKeepTheOthersRows) {
  const auto rows = rows_of(page_of({{100, {{60, "Shipper"}, {250, "Date:"}, {330, "2020-09-29"}, {420, "Order:"}}},
                                     {111, {{60, "Acme"}, {250, "Time:"}, {330, "11:00"}, {420, "Crossing:"}}},
                                     {119.6, {{60, "100 Long Way"}}},
                                     {122, {{250, "Type:"}, {420, "Hours:"}}},
                                     {128.2, {{60, "Springfield 123"}}},
                                     {133, {{250, "Count:"}, {420, "Visits:"}}},
                                     {136.8, {{60, "North Hill 456"}}},
                                     {144, {{250, "Weight:"}, {330, "kg"}, {420, "Contents:"}}}}));
  EXPECT_EQ(rows, (Rows{"Shipper|Date:|2020-09-29|Order:", "Acme|Time:|11:00|Crossing:", "100 Long Way|Type:||Hours:",
                        "Springfield 123 North Hill 456|Count:||Visits:", "|Weight:|kg|Contents:"}));
}

// A paragraph with the same margin follows the last row.
TEST(Labels, AreNotTakenByTheParagraphBelow) {
  Page page = page_of({{100, {{60, "Issue"}, {160, "Finding"}, {420, "Owner"}}},
                       {120, {{60, "Data"}, {160, "Records of some offices lacked dates"}, {420, "Statistics"}}},
                       {132, {{160, "of receipt"}}},
                       {152, {{60, "Staff"}, {160, "Vacancies grew while work stayed level"}, {420, "Personnel"}}},
                       {164, {{160, "or grew"}}},
                       {184, {{60, "Training"}, {160, "Courses are held once"}, {420, "Regions"}}},
                       {205, {{56, "The agency reviewed the accounts of the year and found that they had grown."}}},
                       {218, {{56, "Officials said that the changes reflect the timing of payments in the year."}}},
                       {231, {{56, "In addition the office noted that units had not applied the same rules yet."}}},
                       {244, {{56, "It recommended that guidance be issued before the next cycle of reports ends."}}}});
  for (const double y : {115., 147., 179., 198.}) page.rulings.push_back(across(y, 56, 500));
  const auto rows = rows_of(page);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[3], "Training|Courses are held once|Regions");
}

// The widest label is a heading, and leaves no room for the item below it.
TEST(Labels, OfItemsStandBelowTheirHeading) {
  EXPECT_EQ(rows_of(page_of({{100, {{60, "Item"}, {250, "2001"}, {350, "2002"}}},
                             {112, {{60, "Revenues"}}},
                             {124, {{66, "Payroll"}, {250, "137.0"}, {350, "174.0"}}},
                             {136, {{66, "Other"}, {250, "259.2"}, {350, "296.4"}}},
                             {148, {{60, "Outlays"}}},
                             {160, {{66, "Interest"}, {250, "48.1"}, {350, "85.2"}}}})),
            (Rows{"Item|2001|2002", "Revenues||", "Payroll|137.0|174.0", "Other|259.2|296.4", "Outlays||",
                  "Interest|48.1|85.2"}));
}

TEST(Labels, TypedRulesPartThemFromTheHeader) {
  EXPECT_EQ(rows_of(page_of({{100, {{60, "Commodity"}, {250, "1998"}, {350, "1999"}}},
                             {112, {{60, "----------------------------------------------------"}}},
                             {124, {{60, "Beef"}, {250, "64.9"}, {350, "65.8"}}},
                             {136, {{60, "Pork"}, {250, "49.1"}, {350, "50.5"}}},
                             {148, {{60, "Turkey"}, {250, "13.9"}, {350, "13.8"}}}})),
            (Rows{"Commodity|1998|1999", "Beef|64.9|65.8", "Pork|49.1|50.5", "Turkey|13.9|13.8"}));
}

TEST(Labels, DoNotBeginWithTheHeadingOfATableOfTexts) {
  EXPECT_EQ(rows_of(page_of({{100, {{60, "Required Reports"}}},
                             {114, {{60, "Form"}, {160, "Title"}, {350, "Due"}}},
                             {126, {{60, "SF-A"}, {160, "Budget execution"}, {350, "Quarterly"}}},
                             {138, {{60, "SF-B"}, {160, "Apportionment"}, {350, "August"}}},
                             {150, {{60, "SF-C"}, {160, "Transactions"}, {350, "Monthly"}}},
                             {162, {{60, "SF-D"}, {160, "Accountability"}, {350, "Monthly"}}}})),
            (Rows{"Form|Title|Due", "SF-A|Budget execution|Quarterly", "SF-B|Apportionment|August",
                  "SF-C|Transactions|Monthly", "SF-D|Accountability|Monthly"}));
}

// Below a paragraph and a heading at the same margin; the names' rule leaves out the labels.
TEST(Labels, AreNotTakenByTheHeadingAbove) {
  Page page = page_of({{60, {{56, "The agency reviewed the accounts of the year and found that they had grown."}}},
                       {73, {{56, "Officials said that the changes reflect the timing of payments in the year."}}},
                       {92, {{56, "Population"}}},
                       {110, {{60, "Selected"}, {240, "Number of persons"}}},
                       {122, {{60, "group"}, {250, "1990"}, {350, "2000"}}},
                       {136, {{60, "White"}, {250, "199,686"}, {350, "211,461"}}},
                       {148, {{60, "Black"}, {250, "29,986"}, {350, "34,658"}}},
                       {160, {{60, "Asian"}, {250, "6,909"}, {350, "10,243"}}}});
  page.rulings = {across(105, 58, 390), across(121, 160, 390), across(172, 58, 390)};
  const auto rows = rows_of(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0], "Selected group|Number of persons");
  EXPECT_EQ(rows[2], "White|199,686|211,461");
}

TEST(Labels, LastTextsGoOnInTheirColumn) {
  EXPECT_EQ(rows_of(page_of({{100, {{60, "Measure"}, {160, "Definition"}, {350, "Source"}}},
                             {118, {{60, "Accuracy"}, {160, "Share of decisions without an error"}, {350, "Reviews"}}},
                             {136, {{60, "Cost"}, {160, "Labor by decisions"}, {350, "Finance"}}},
                             {154, {{60, "Speed"}, {160, "Days to a decision"}, {350, "Claims"}}},
                             {172, {{60, "Backlog"}, {160, "Claims that are open at the end of"}, {350, "Claims"}}},
                             {183, {{160, "the month"}}}}))
                .back(),
            "Backlog|Claims that are open at the end of the month|Claims");
}

}  // namespace
}  // namespace yusuan::grid
