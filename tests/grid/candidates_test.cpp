// What the finders propose for a page, also where they are not believed.
#include "grid/candidates.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "drawn_page.h"
#include "grid/layout.h"

namespace yusuan::grid {
namespace {

bool proposes(const std::vector<TableCandidate>& candidates, const std::string& origin, Objection objection) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const TableCandidate& candidate) {
    return candidate.origin == origin && candidate.objections.has(objection);
  });
}

// The marks of an axis beside labels are no table; that they might be one is said all the same, and why they are not.
TEST(Candidates, SayWhatSpeaksAgainstThem) {
  Page page{.number = 3, .width_pt = 600, .height_pt = 800};
  for (int i = 0; i < 5; ++i)
    add_row(page, {{std::to_string(10 * (i + 1)), 80}, {std::to_string(100 * (i + 1)), 200}}, 100 + 14 * i);
  EXPECT_TRUE(lay_out(page, TableSearch::kEverything).grids.empty());
  const auto candidates = table_candidates(page);
  EXPECT_TRUE(proposes(candidates, "text", Objection::kScale));
  for (const TableCandidate& candidate : candidates) EXPECT_EQ(candidate.grid.page, 3);
}

// What rulings draw is proposed beside what its text alone shows.
TEST(Candidates, ComeFromEachFinder) {
  Page page{.number = 1, .width_pt = 600, .height_pt = 800};
  for (int i = 0; i <= 4; ++i) page.rulings.push_back(across(100 + 20 * i, 60, 360));
  for (int i = 0; i <= 3; ++i) page.rulings.push_back(down(60 + 100 * i, 100, 180));
  add_row(page, {{"地区", 95}, {"上年", 195}, {"本年", 295}}, 105);
  for (int row = 1; row < 4; ++row) add_row(page, {{"河区", 95}, {"12.45", 195}, {"67.89", 295}}, 105 + 20 * row);
  const auto candidates = table_candidates(page);
  for (const char* origin : {"ruled", "three_line", "text"})
    EXPECT_TRUE(std::any_of(candidates.begin(), candidates.end(), [&](const TableCandidate& candidate) {
      return candidate.origin == origin;
    })) << origin;
}

TEST(Objections, HaveCodesInOneOrder) {
  Objections objections;
  EXPECT_FALSE(objections.any());
  objections.add(Objection::kScale);
  objections.add(Objection::kCutWords);
  EXPECT_EQ(codes_of(objections), (std::vector<std::string_view>{"cut_words", "scale"}));
}

}  // namespace
}  // namespace yusuan::grid
