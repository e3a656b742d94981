#include "grid/header_tree.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace yusuan {
namespace {

const std::vector<double> kEdges = {0, 50, 100, 200, 300, 400, 500};

struct Name {
  std::string text;
  double middle, y;
};

// The header's cells as `text first-last`, from the top down.
std::string tree_of(const std::vector<Name>& names, const std::vector<Ruling>& rules = {}) {
  std::vector<Word> words;
  for (const Name& name : names) {
    const double width = word(name.text, 0, 0).box.x1;
    words.push_back(word(name.text, name.middle - width / 2, name.y));
  }
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  std::string tree;
  for (const TextHeaderCell& cell : read_header_tree(chunk_lines(pointers), kEdges, rules).cells) {
    tree += tree.empty() ? "" : " ";
    for (const Chunk& line : cell.lines) tree += chunk_text(line);
    tree += std::to_string(cell.first) + "-" + std::to_string(cell.last);
  }
  return tree;
}

TEST(HeaderTree, NamesSpanWhatTheyStandInTheMiddleOf) {
  EXPECT_EQ(tree_of({{"编码", 50, 10},
                     {"名称", 150, 20},
                     {"合计", 250, 20},
                     {"其中", 400, 10},
                     {"类", 25, 30},
                     {"款", 75, 30},
                     {"基本", 350, 30},
                     {"项目", 450, 30}}),
            "编码0-1 类0-0 款1-1 名称2-2 合计3-3 其中4-5 基本4-4 项目5-5");
}

// 财政 stands in the middle of columns 3 and 4 as well as of 2 to 5: the names beside it tell which it spans.
TEST(HeaderTree, NamesBesideEachOtherStandInLine) {
  const std::vector<Name> above = {
      {"类", 25, 20}, {"款", 75, 20}, {"财政", 300, 10}, {"基金", 250, 30}, {"国资", 350, 30}};
  auto names = above;
  names.insert(names.end(), {{"合计", 150, 20}, {"结转", 450, 20}});
  EXPECT_EQ(tree_of(names), "类0-0 款1-1 合计2-2 财政3-4 基金3-3 国资4-4 结转5-5");
  names = above;
  names.insert(names.end(), {{"合计", 150, 30}, {"结转", 450, 30}});
  EXPECT_EQ(tree_of(names), "类0-0 款1-1 财政2-5 合计2-2 基金3-3 国资4-4 结转5-5");
}

TEST(HeaderTree, RulesShowSpans) {
  const std::vector<Name> names = {{"类", 25, 20},    {"款", 75, 20},    {"支出", 300, 10}, {"合计", 150, 30},
                                   {"基本", 250, 30}, {"项目", 350, 30}, {"结转", 450, 30}};
  EXPECT_EQ(tree_of(names, {across(22, 203, 397)}), "类0-0 款1-1 合计2-2 支出3-4 基本3-3 项目4-4 结转5-5");
  EXPECT_EQ(tree_of(names, {across(22, 103, 497)}), "类0-0 款1-1 支出2-5 合计2-2 基本3-3 项目4-4 结转5-5");
}

TEST(HeaderTree, LinesOfOneColumnAreOneText) {
  EXPECT_EQ(
      tree_of({{"上年", 25, 5}, {"结转", 25, 17}, {"款", 75, 11}, {"项", 150, 11}, {"目", 250, 11}, {"节", 450, 11}}),
      "上年结转0-0 款1-1 项2-2 目3-3 节5-5");
}

}  // namespace
}  // namespace yusuan
