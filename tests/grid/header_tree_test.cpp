#include "grid/header_tree.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace yusuan::grid {
namespace {

const std::vector<double> kEdges = {0, 50, 100, 200, 300, 400, 500};

struct Name {
  std::string text;
  double middle, y;
};

// The header's cells as `text first-last`, from the top down.
std::string tree_of(const std::vector<Word>& words, const std::vector<Ruling>& rules = {},
                    const std::vector<Content>& contents = {}) {
  std::vector<const Word*> pointers;
  for (const Word& w : words) pointers.push_back(&w);
  std::string tree;
  for (const TextHeaderCell& cell : read_header_tree(chunk_lines(pointers), kEdges, rules, contents).cells) {
    tree += tree.empty() ? "" : " ";
    for (const Chunk& line : cell.lines) tree += chunk_text(line);
    tree += std::to_string(cell.first) + "-" + std::to_string(cell.last);
  }
  return tree;
}

std::string tree_of(const std::vector<Name>& names, const std::vector<Ruling>& rules = {}) {
  std::vector<Word> words;
  for (const Name& name : names) {
    const double width = word(name.text, 0, 0).box.x1;
    words.push_back(word(name.text, name.middle - width / 2, name.y));
  }
  return tree_of(words, rules);
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

TEST(HeaderTree, UnitBelowNamesHoldsForTheColumnsItStandsInTheMiddleOf) {
  EXPECT_EQ(tree_of({{"Item", 25, 10},
                     {"2021", 75, 10},
                     {"2022", 150, 10},
                     {"2023", 250, 10},
                     {"2024", 350, 10},
                     {"2025", 450, 10},
                     {"BillionsOfDollarsOfTheYear2010", 275, 25}}),
            "Item0-0 20211-1 20222-2 20233-3 20244-4 20255-5 BillionsOfDollarsOfTheYear20101-5");
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

// 预算 stands in the middle of columns 2 to 5 as well as of 3 and 4, all of them under names: 合计 and 接待 fill what
// it leaves below, or the whole header.
TEST(HeaderTree, NamesStandInTheMiddleOfTheirHeight) {
  const std::vector<Name> above = {{"年度", 50, 10},  {"类", 25, 40},    {"款", 75, 40},   {"预算", 300, 10},
                                   {"用车", 300, 25}, {"购置", 250, 40}, {"运行", 350, 40}};
  auto names = above;
  names.insert(names.end(), {{"合计", 150, 32.5}, {"接待", 450, 32.5}});
  EXPECT_EQ(tree_of(names), "年度0-1 类0-0 款1-1 预算2-5 合计2-2 用车3-4 购置3-3 运行4-4 接待5-5");
  names = above;
  names.insert(names.end(), {{"合计", 150, 25}, {"接待", 450, 25}});
  EXPECT_EQ(tree_of(names), "年度0-1 类0-0 款1-1 合计2-2 预算用车3-4 购置3-3 运行4-4 接待5-5");
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

// 科目 has room for a second line beside it, 经济分类科目代表 has not; 基金 stands in line with 合计, which 支出 names.
TEST(HeaderTree, NamesAtTheLeftSpanToTheNextAbove) {
  const std::vector<Word> names = {word("科目", 3, 10),   word("经济分类科目代表", 3, 26),
                                   word("编码", 3, 38),   word("类", 3, 54),
                                   word("款", 53, 54),    word("名称", 103, 40),
                                   word("支出", 203, 10), word("合计", 203, 40),
                                   word("基金", 303, 40), word("国资", 403, 40)};
  EXPECT_EQ(tree_of(names), "科目0-2 经济分类科目代表编码0-1 类0-0 款1-1 名称2-2 支出3-5 合计3-3 基金4-4 国资5-5");
}

TEST(HeaderTree, NamesAtTheRightSpanBackToTheOneBefore) {
  const std::vector<Word> names = {word("科目", 177, 10), word("编码", 77, 26),  word("类", 37, 42),
                                   word("款", 87, 42),    word("名称", 177, 34), word("支出", 477, 10),
                                   word("合计", 277, 34), word("基金", 377, 34), word("国资", 477, 34)};
  EXPECT_EQ(tree_of(names), "科目0-2 编码0-1 类0-0 款1-1 名称2-2 支出3-5 合计3-3 基金4-4 国资5-5");
}

// 人员 stands lower than 类, 名称 and 合计, which reach over more lines than it would beside them.
TEST(HeaderTree, TheFirstNamesMayStandAtTheLeftAndTheOthersAtTheRight) {
  const std::vector<Word> names = {word("科目", 3, 10),   word("类", 3, 30),     word("名称", 77, 30),
                                   word("支出", 477, 10), word("合计", 177, 30), word("基本支出代表合计", 317, 23),
                                   word("人员", 277, 36), word("公用", 377, 36), word("项目", 477, 30)};
  EXPECT_EQ(tree_of(names), "科目0-1 类0-0 名称1-1 支出2-5 合计2-2 基本支出代表合计3-4 人员3-3 公用4-4 项目5-5");
}

const std::vector<Word> kTwoSides = {word("收入", 3, 10),   word("支出", 477, 10), word("项目", 3, 30),
                                     word("合计", 77, 30),  word("科目", 177, 30), word("合计", 277, 30),
                                     word("基本", 377, 30), word("基金", 477, 30)};

// 收入 and 支出 stand at the table's sides: where the one ends and the other begins, the labels of the body tell.
TEST(HeaderTree, ASideBeginsWithItsLabels) {
  constexpr auto kLabels = Content::kLabels, kFigures = Content::kFigures;
  EXPECT_EQ(tree_of(kTwoSides, {}, {kLabels, kFigures, kLabels, kFigures, kFigures, kFigures}),
            "收入0-1 项目0-0 合计1-1 支出2-5 科目2-2 合计3-3 基本4-4 基金5-5");
  EXPECT_EQ(tree_of(kTwoSides, {}, {kLabels, kFigures, kFigures, kFigures, kLabels, kFigures}),
            "收入0-3 项目0-0 合计1-1 科目2-2 合计3-3 支出4-5 基本4-4 基金5-5");
}

// The three lines over column 4 fill it as those over column 2 do, and stand as tight.
TEST(HeaderTree, LinesSetTightAtASideAreOneText) {
  const std::vector<Word> names = {word("类", 3, 21),
                                   word("款", 87, 21),
                                   word("资本支出基本建设", 117, 10),
                                   word("（含专项债券）", 127, 21),
                                   word("表", 187, 32),
                                   word("资本性支出合计数", 217, 21),
                                   word("企业补助基本建设", 317, 10),
                                   word("（含专项债券）", 327, 21),
                                   word("表", 387, 32),
                                   word("其他", 477, 21)};
  EXPECT_EQ(tree_of(names),
            "类0-0 款1-1 资本支出基本建设（含专项债券）表2-2 资本性支出合计数3-3 "
            "企业补助基本建设（含专项债券）表4-4 其他5-5");
}

// Its second part begins at the border that cuts it.
TEST(HeaderTree, ANameThatABorderCutsIsOne) {
  const std::vector<Word> names = {word("类", 3, 10),     word("款", 53, 10),    word("财政拨款结转结余资", 103, 4),
                                   word("金", 193, 4),    word("上年", 103, 20), word("本年", 203, 20),
                                   word("基金", 303, 10), word("国资", 403, 10)};
  std::vector<Word> cut = names;
  cut[2].box.x1 = 200;
  cut[3].box.x0 = 200;
  EXPECT_EQ(tree_of(cut), "类0-0 款1-1 财政拨款结转结余资金2-3 上年2-2 本年3-3 基金4-4 国资5-5");
}

}  // namespace
}  // namespace yusuan::grid
