#include "grid/text_header.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "drawn_page.h"

namespace yusuan::grid {
namespace {

// Each stands right above the second of its three columns.
TEST(TextHeader, NamesInTheMiddleOfEqualGroupsNameThem) {
  std::vector<Word> words = {word("White", 207.5, 86), word("Black", 357.5, 86), word("Year", 60, 99)};
  std::vector<TextColumn> columns = {{60, 80}};
  for (int i = 0; i < 6; ++i) {
    words.push_back(word("Male", 160 + 50 * i, 99));
    columns.push_back({160.0 + 50 * i, 180.0 + 50 * i});
  }
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  const auto lines = chunk_lines(pointers);
  std::vector<const ChunkLine*> header;
  for (const ChunkLine& line : lines) header.push_back(&line);
  const TextHeader read = read_text_header(header, columns, edges_between(columns, 60, 430), {});
  ASSERT_EQ(read.cells.size(), 9u);
  EXPECT_EQ(read.cells[0].first, 1);
  EXPECT_EQ(read.cells[0].last, 3);
  EXPECT_EQ(read.cells[1].first, 4);
  EXPECT_EQ(read.cells[1].last, 6);
}

// Two columns of figures narrower than their own names, which begin left of them.
TEST(TextHeader, NamesInTheMiddleOfAPairNameIt) {
  const std::vector<Word> words = {word("Poverty", 261, 86), word("County", 60, 99), word("Estimate", 231, 99),
                                   word("Margin", 292, 99)};
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  const auto lines = chunk_lines(pointers);
  std::vector<const ChunkLine*> header;
  for (const ChunkLine& line : lines) header.push_back(&line);
  const std::vector<TextColumn> columns = {{60, 100}, {255, 271}, {305, 322}};
  const TextHeader read = read_text_header(header, columns, edges_between(columns, 60, 322), {});
  ASSERT_EQ(read.cells.size(), 4u);
  EXPECT_EQ(read.cells[0].first, 1);
  EXPECT_EQ(read.cells[0].last, 2);
}

// Two names over two columns each, and one rule below both: it says nothing of where the first ends.
TEST(TextHeader, PartsNamesThatOneRuleUnderlines) {
  const std::vector<Word> words = {word("Grants", 205, 86), word("Amount", 325, 86), word("Region", 60, 104),
                                   word("2008", 180, 104),  word("2009", 240, 104),  word("2008", 300, 104),
                                   word("2009", 360, 104)};
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  const auto lines = chunk_lines(pointers);
  std::vector<const ChunkLine*> header;
  for (const ChunkLine& line : lines) header.push_back(&line);
  const std::vector<TextColumn> columns = {{60, 105}, {180, 200}, {240, 260}, {300, 320}, {360, 380}};
  const TextHeader read = read_text_header(header, columns, edges_between(columns, 60, 380), {across(100, 170, 380)});
  ASSERT_GE(read.cells.size(), 2u);
  EXPECT_EQ(read.cells[0].first, 1);
  EXPECT_EQ(read.cells[0].last, 2);
  EXPECT_EQ(read.cells[1].first, 3);
  EXPECT_EQ(read.cells[1].last, 4);
}

std::vector<int> columns_above_rule(const std::vector<Word>& words, const Ruling& rule) {
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  const auto lines = chunk_lines(pointers);
  const std::vector<TextColumn> columns = {{60, 105}, {180, 200}, {240, 260}, {300, 320}, {360, 380}};
  std::vector<int> ends;
  for (const TextHeaderCell& cell :
       read_text_header({&lines.front()}, columns, edges_between(columns, 60, 380), {rule}).cells)
    ends.insert(ends.end(), {cell.first, cell.last});
  return ends;
}

// The line that would name the columns below is of years, and none of the header's.
TEST(TextHeader, NamesAboveOneRuleShareItsColumns) {
  EXPECT_EQ(columns_above_rule({word("Grants", 205, 86), word("Amount", 325, 86)}, across(98, 170, 390)),
            (std::vector<int>{1, 2, 3, 4}));
  EXPECT_EQ(columns_above_rule({word("Grants", 235, 86), word("Amount", 355, 86)}, across(98, 170, 390)),
            (std::vector<int>{1, 3, 4, 4}));
  EXPECT_EQ(columns_above_rule({word("Grants", 235, 86), word("Amount", 355, 86)}, across(98, 230, 390)),
            (std::vector<int>{2, 2, 4, 4}));
}

TEST(TextHeader, ANameAboveARuleOfItsOwnHasItsColumns) {
  EXPECT_EQ(columns_above_rule({word("Grants", 235, 86), word("Amount", 355, 86)}, across(98, 170, 330)),
            (std::vector<int>{1, 3, 4, 4}));
}

// Enrollment names a year of figures narrower than it; a gap between words of the other stands on a border.
TEST(TextHeader, NamesAboveOneRuleAreWhole) {
  const std::vector<Word> words = {word("Enrollment", 134, 86), word("Staff", 226, 86), word("and", 254, 86),
                                   word("schools", 273, 86),    word("2008", 160, 100), word("2008", 202, 100),
                                   word("2009", 240, 100),      word("2010", 279, 100), word("2011", 313, 100)};
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  const auto lines = chunk_lines(pointers);
  const std::vector<TextColumn> columns = {{60, 105}, {155, 180}, {198, 222}, {247, 260}, {287, 299}, {327, 333}};
  std::vector<std::string> cells;
  for (const TextHeaderCell& cell :
       read_text_header({&lines[0], &lines[1]}, columns, edges_between(columns, 60, 333), {across(98, 130, 344)})
           .cells) {
    cells.push_back(std::to_string(cell.first) + "-" + std::to_string(cell.last));
    for (const Chunk& line : cell.lines) cells.back() += " " + chunk_text(line);
  }
  EXPECT_EQ(cells, (std::vector<std::string>{"1-1 Enrollment", "2-5 Staff and schools", "1-1 2008", "2-2 2008",
                                             "3-3 2009", "4-4 2010", "5-5 2011"}));
}

}  // namespace
}  // namespace yusuan::grid
