#include "solve/placement.h"

#include <gtest/gtest.h>

#include <map>

#include "solve/families.h"
#include "solve/reassign.h"

namespace yusuan::solve {
namespace {

std::string shown(const std::vector<Placing>& placings) {
  std::string text;
  for (const Placing& placing : placings) {
    if (!text.empty()) text += " ; ";
    for (const auto& cell : placing) text += cell ? std::to_string(*cell) + " " : "- ";
    text.pop_back();
  }
  return text;
}

// total = basic + project
PlacementProblem three_columns(std::vector<PlacementRow> rows) { return {3, std::move(rows), {{{0}, {1, 2}}}}; }

std::vector<std::vector<Placing>> solved(const PlacementProblem& problem) {
  std::vector<std::vector<Placing>> allowed;
  for (const PlacementRow& row : problem.rows) allowed.push_back(placings_of_row(problem, row));
  return solve_placement(problem, std::move(allowed));
}

TEST(PlacingsOfRow, KeepOrderAndSums) {
  const auto problem = three_columns({});
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {30, 20, 10}})), "30 20 10");
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {30, 30}})), "30 30 - ; 30 - 30");
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {10, 20, 30}})), "");
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {30}})), "");
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {1, 1, 0, 0}})), "");
}

// Twenty figures have thirty million places in thirty columns; sums leave two for each whole and its part.
TEST(PlacingsOfRow, AreSearchedSumBySum) {
  PlacementProblem problem{30, {}, {}};
  PlacementRow row;
  for (std::size_t whole = 0; whole < problem.columns; whole += 3) {
    problem.sums.push_back({{whole}, {whole + 1, whole + 2}});
    row.figures.insert(row.figures.end(), 2, static_cast<Minor>(100 + whole));
  }
  EXPECT_EQ(placings_of_row(problem, row).size(), 1024U);
}

TEST(PlacingsOfRow, LetRoundedPartsDiffer) {
  const auto problem = three_columns({});
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {31, 20, 10}})), "31 20 10");
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {32, 20, 10}})), "");
  // One part alone is the same figure twice.
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {31, 30}})), "");
}

TEST(PlacingsOfRow, KeepWhatIsKnown) {
  const auto problem = three_columns({});
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {30, 30}, .known = {{}, 0, {}}})), "30 - 30");
  EXPECT_EQ(shown(placings_of_row(problem, {.figures = {30, 30}, .known = {{}, 5, {}}})), "");
}

TEST(SolvePlacement, LetsTheTotalDecideItsParts) {
  const auto problem = three_columns({{.parent = -1, .figures = {50, 30, 20}},
                                      {.parent = 0, .figures = {30, 30}},
                                      {.parent = 0, .figures = {20, 20}}});
  const auto placings = solved(problem);
  EXPECT_EQ(shown(placings[1]), "30 30 -");
  EXPECT_EQ(shown(placings[2]), "20 - 20");
}

TEST(SolvePlacement, KeepsEverySolution) {
  // 20 + 30 + 50 and 50 + 50: the two rows of 50 can be exchanged, the others not.
  const auto problem = three_columns({{.parent = -1, .figures = {100, 50, 50}},
                                      {.parent = 0, .figures = {50, 50}},
                                      {.parent = 0, .figures = {50, 50}}});
  const auto placings = solved(problem);
  EXPECT_EQ(shown(placings[1]), "50 50 - ; 50 - 50");
  EXPECT_EQ(shown({shared_cells(placings[1])}), "50 - -");
}

TEST(SolvePlacement, SaysWhenNothingFits) {
  const auto problem = three_columns({{.parent = -1, .figures = {50, 30, 20}}, {.parent = 0, .figures = {30, 30}}});
  for (const auto& placings : solved(problem)) EXPECT_TRUE(placings.empty());
}

TEST(SolvePlacement, AllowsNegativeFigures) {
  const auto problem = three_columns({{.parent = -1, .figures = {20, 30, -10}},
                                      {.parent = 0, .figures = {30, 30}},
                                      {.parent = 0, .figures = {-10, -10}}});
  EXPECT_EQ(shown(solved(problem)[2]), "-10 - -10");
}

TEST(Reassign, GivesFiguresBackToTheirRows) {
  // 60 of the second child was printed behind the first.
  const auto problem = three_columns({{.parent = -1, .figures = {100, 40, 60}, .must_have_figures = true},
                                      {.parent = 0, .figures = {40, 40, 60}, .must_have_figures = true},
                                      {.parent = 0, .figures = {60}, .must_have_figures = true}});
  const auto result = reassign(problem, {});
  ASSERT_TRUE(result.found);
  EXPECT_EQ(shown(result.placings[1]), "40 40 -");
  EXPECT_EQ(shown(result.placings[2]), "60 - 60");
}

TEST(Reassign, KeepsEveryWayThatMovesAsFew) {
  // Two lines without a figure of their own: nothing says which of them the loose 5 belongs to.
  const PlacementProblem problem{1, {{.parent = -1, .figures = {5}}, {.parent = 0}, {.parent = 0}}, {}};
  const auto result = reassign(problem, {5});
  ASSERT_TRUE(result.found);
  EXPECT_EQ(shown(result.placings[1]), "- ; 5");
  EXPECT_EQ(shown(result.placings[2]), "- ; 5");
}

TEST(Reassign, FindsNothingWhereSumsContradict) {
  const auto problem =
      three_columns({{.parent = -1, .figures = {100, 40, 60}}, {.parent = 0, .figures = {7, 8, 9, 1}}});
  EXPECT_FALSE(reassign(problem, {}).found);
}

PlacementRow row(int parent, std::vector<Minor> figures) {
  return {.parent = parent, .figures = std::move(figures), .must_have_figures = true};
}

// Rows of settle_families() that hold something, by row.
std::map<std::size_t, std::string> settled(const PlacementProblem& problem) {
  std::map<std::size_t, std::string> rows;
  for (const SettledFamily& family : settle_families(problem))
    for (std::size_t i = 0; i < family.rows.size(); ++i) rows[family.rows[i]] = shown(family.placings[i]);
  return rows;
}

TEST(SettleFamilies, KeepsTheClassesThatAddUpWhereOthersDoNot) {
  const auto problem = three_columns(
      {row(-1, {100, 40, 60}), row(0, {70, 10, 60}), row(1, {70, 70, 60}), row(0, {30, 30}), row(3, {30, 30})});
  const auto rows = settled(problem);
  EXPECT_EQ(rows.count(1) + rows.count(2), 0U) << "70 is not 70 + 60";
  EXPECT_EQ(rows.at(3), "30 30 - ; 30 - 30");
  EXPECT_EQ(rows.at(4), "30 30 - ; 30 - 30");
}

TEST(SettleFamilies, TakesNeighboursTogetherThatHoldEachOthersFigures) {
  const auto problem = three_columns(
      {row(-1, {100, 40, 60}), row(0, {70, 10, 60}), row(1, {70, 10, 60, 30, 30}), row(0, {}), row(3, {30, 30})});
  const auto rows = settled(problem);
  EXPECT_EQ(rows.at(2), "70 10 60");
  EXPECT_EQ(rows.at(3), "30 - 30 ; 30 30 -");
}

TEST(SettleFamilies, SaysNothingOfRowsThatMayBeBlank) {
  auto problem = three_columns({row(-1, {30, 30}), row(0, {30, 30}), row(1, {30, 30}), row(1, {})});
  problem.rows.back().must_have_figures = false;
  EXPECT_TRUE(settled(problem).empty());
}

TEST(SettleFamilies, GiveTheTotalItsFiguresBack) {
  auto problem = three_columns({row(-1, {}), row(0, {30, 30}), row(1, {30, 30, 30, 30})});
  ASSERT_TRUE(give_back_within_families(problem));
  EXPECT_EQ(problem.rows[0].figures, (std::vector<Minor>{30, 30}));
  EXPECT_EQ(problem.rows[2].figures, (std::vector<Minor>{30, 30}));
}

// A wrong amount is worse than none: 12.3456 is no 123456 hundredths, and nothing wraps around.
TEST(ExactMinor, IsTheFigureOrNothing) {
  EXPECT_EQ(exact_minor(Decimal(1234, 1), 2), 12340);
  EXPECT_EQ(exact_minor(Decimal(-123400, 4), 2), -1234);
  EXPECT_EQ(exact_minor(Decimal(123456, 4), 2), std::nullopt);
  EXPECT_EQ(exact_minor(Decimal(9'223'372'036'854'775'807, 0), 2), std::nullopt);
  EXPECT_EQ(exact_minor(Decimal(-9'223'372'036'854'775'807, 18), 18), std::nullopt);
  EXPECT_EQ(exact_minor(Decimal(kMostMinor, 2), 2), kMostMinor);
}

}  // namespace
}  // namespace yusuan::solve
