#include "text/spacing.h"

#include "text/figure.h"
#include "text_table.h"

namespace yusuan::text {
namespace {

TEST(ClosedUp, Table) {
  for (const TextCase& c : text_cases("closed_up.txt", 2)) {
    const std::string result = closed_up(c.fields[0]);
    EXPECT_EQ(result, c.fields[1]) << "closed_up.txt:" << c.line;
    EXPECT_EQ(closed_up(result), result) << "closed_up.txt:" << c.line;
  }
}

TEST(JoinLines, Table) {
  for (const TextCase& c : text_cases("join.txt", 2)) {
    std::vector<std::string> lines(1);
    for (const char letter : c.fields[0])
      if (letter == '\n')
        lines.emplace_back();
      else
        lines.back() += letter;
    EXPECT_EQ(join_lines(lines), c.fields[1]) << "join.txt:" << c.line;
  }
}

TEST(JoinLines, NothingGivesNothing) {
  EXPECT_EQ(join_lines({}), "");
  EXPECT_EQ(join_lines(std::vector<std::string>{"", " \u3000"}), "");
}

// Wherever a narrow cell may break a figure with two decimals in two, no line gets lost and nothing is put between.
TEST(JoinLines, PrintedMoneyBrokenAtAnyPlace) {
  for (const std::string figure : {"1,234,567.89", "60,969.53", "3,788.76", "(1,103.51)", "-3,788.76"}) {
    const std::size_t first = figure.find_first_of("0123456789") + 1;
    for (std::size_t cut = first; cut < figure.size(); ++cut) {
      const std::vector<std::string> lines{figure.substr(0, cut), figure.substr(cut)};
      EXPECT_EQ(join_lines(lines), figure) << cut;
    }
  }
}

}  // namespace
}  // namespace yusuan::text
