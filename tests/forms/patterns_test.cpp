// Every pattern file carries its own proof: titles that must match, titles that must not.
#include "forms/patterns.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "model/error.h"

namespace yusuan::forms {
namespace {

// The first table of the form whose title fits, as the recogniser takes it.
std::string id_of(const FormPattern& form, const std::string& title) {
  for (const TablePattern& table : form.tables)
    if (patterns::any_matches(table.title, title)) return table.id;
  return "";
}

TEST(Patterns, EveryTableHasExamplesThatHold) {
  const Patterns patterns = read_patterns(patterns::PatternFiles(std::nullopt));
  ASSERT_GE(patterns.forms.size(), 3u);
  for (const FormPattern& form : patterns.forms)
    for (const TablePattern& table : form.tables) {
      EXPECT_NO_THROW(table.columns()) << form.name << " " << table.id;  // read when asked for
      EXPECT_FALSE(table.examples().empty()) << form.name << " " << table.id;
      EXPECT_FALSE(table.counterexamples().empty()) << form.name << " " << table.id;
      for (const std::string& title : table.examples())
        EXPECT_EQ(id_of(form, title), table.id) << form.name << " " << title;
      for (const std::string& title : table.counterexamples())
        EXPECT_NE(id_of(form, title), table.id) << form.name << " " << title;
      for (const std::string& title : table.examples())
        EXPECT_TRUE(patterns::any_matches(patterns.common.title, title)) << title;
    }
}

TEST(Patterns, IdsAreUniqueInAForm) {
  for (const FormPattern& form : read_patterns(patterns::PatternFiles(std::nullopt)).forms) {
    std::set<std::string> ids;
    for (const TablePattern& table : form.tables)
      EXPECT_TRUE(ids.insert(table.id).second) << form.name << " " << table.id;
  }
}

void expect_examples(const performance::Examples& examples, const std::string& entry) {
  EXPECT_FALSE(examples.yes.empty()) << entry;
  EXPECT_FALSE(examples.no.empty()) << entry;
}

TEST(PerformanceWords, LabelsHoldTheirExamples) {
  const performance::PerformanceWords words = read_patterns(patterns::PatternFiles(std::nullopt)).performance;
  for (const performance::FieldLabels& field : words.fields) {
    const auto says = [&](const std::string& text) {
      const auto label = performance::field_label(text, words);
      return label && label->field == field.field;
    };
    expect_examples(field.examples, "field " + std::to_string(static_cast<int>(field.field)));
    for (const std::string& text : field.examples.yes) EXPECT_TRUE(says(text)) << text;
    for (const std::string& text : field.examples.no) EXPECT_FALSE(says(text)) << text;
  }
}

TEST(PerformanceWords, ColumnsHoldTheirExamples) {
  const performance::PerformanceWords words = read_patterns(patterns::PatternFiles(std::nullopt)).performance;
  for (const performance::ColumnLabels& column : words.columns) {
    expect_examples(column.examples, "column " + std::to_string(static_cast<int>(column.column)));
    for (const std::string& text : column.examples.yes)
      EXPECT_EQ(performance::indicator_column(text, words), column.column) << text;
    for (const std::string& text : column.examples.no)
      EXPECT_NE(performance::indicator_column(text, words), column.column) << text;
    for (const std::string& text : column.narrow)
      EXPECT_EQ(performance::indicator_column(text, words), column.column) << text;
  }
}

TEST(PerformanceWords, PiecesHoldTheirExamples) {
  const performance::IndicatorWords words = read_patterns(patterns::PatternFiles(std::nullopt)).performance.pieces;
  for (const performance::PieceWords* piece : {&words.evidence, &words.several_cells}) {
    expect_examples(piece->examples, "piece");
    for (const std::string& text : piece->examples.yes) EXPECT_TRUE(patterns::any_matches(piece->texts, text)) << text;
    for (const std::string& text : piece->examples.no) EXPECT_FALSE(patterns::any_matches(piece->texts, text)) << text;
  }
}

TEST(PerformanceWords, TellsLabelsAndTheirPiecesFromValues) {
  const performance::PerformanceWords words = read_patterns(patterns::PatternFiles(std::nullopt)).performance;
  for (const char* text : {"其中：财政拨款", "其中:财", "政拨款", "项目资金(", "元）", "（2024年度）"})
    EXPECT_TRUE(performance::is_label_or_piece(text, words)) << text;
  for (const char* text : {"财政所", "年度总体目标：完成整理", "2024年度", "保证运转"})
    EXPECT_FALSE(performance::is_label_or_piece(text, words)) << text;
}

class PatternFolder : public ::testing::Test {
 protected:
  PatternFolder()
      : dir_(std::filesystem::path(::testing::TempDir()) /
             ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
  }
  ~PatternFolder() override { std::filesystem::remove_all(dir_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(dir_ / name) << text; }
  std::string error() {
    try {
      read_patterns(patterns::PatternFiles(dir_.string()));
    } catch (const Error& e) {
      return e.what();
    }
    return "";
  }
  std::filesystem::path dir_;
};

TEST_F(PatternFolder, OneFileIsANewForm) {
  write("example.toml", "[[table]]\nid = 'a'\ntitle = ['甲表$']\nexamples = ['甲表']\n");
  const Patterns patterns = read_patterns(patterns::PatternFiles(dir_.string()));
  ASSERT_EQ(patterns.forms.size(), 1u);
  EXPECT_EQ(patterns.forms[0].name, "example");
  EXPECT_FALSE(patterns.common.title.empty());
}

TEST_F(PatternFolder, WhatTheFileSaysHoldsForEachOfItsTables) {
  write("example.toml",
        "total_row = ['^甲合计$']\ncolumn = [{ key = 'total', type = 'money', header = ['合计$'] }]\n"
        "[[table]]\nid = 'a'\ntitle = ['甲表$']\ncolumn = [{ key = 'own', type = 'money', header = ['甲/合计$'] }]\n"
        "[[table]]\nid = 'b'\ntitle = ['乙表$']\n");
  const Patterns patterns = read_patterns(patterns::PatternFiles(dir_.string()));
  const FormPattern& form = patterns.forms.at(0);
  EXPECT_TRUE(patterns::any_matches(form.total_row, "甲合计"));
  ASSERT_EQ(form.tables.at(0).columns().size(), 2u);
  EXPECT_EQ(form.tables[0].columns()[0].key, "own");
  ASSERT_EQ(form.tables.at(1).columns().size(), 1u);
  EXPECT_EQ(form.tables[1].columns()[0].key, "total");
}

TEST_F(PatternFolder, PerformanceWordsAreTheFolders) {
  write("performance.toml",
        "first_level = ['甲指标']\nlevel = ['乙指标']\nbasis = ['自定标准']\n[[field]]\nkey = 'total'\n"
        "label = ['^全年盘子$']\npiece = ['^全年盘$']\n");
  const performance::PerformanceWords words = read_patterns(patterns::PatternFiles(dir_.string())).performance;
  EXPECT_EQ(words.pieces.levels, (std::vector<std::string>{"乙指标", "甲指标"}));
  EXPECT_EQ(words.pieces.bases, std::vector<std::string>{"自定标准"});
  EXPECT_TRUE(performance::is_label_or_piece("全年盘", words));
  EXPECT_EQ(performance::field_label("全年盘子", words)->field, performance::FormField::kTotal);
  EXPECT_FALSE(performance::field_label("年度资金总额", words));
  write("performance.toml", "[[branch]]\nfirst = ['甲']\nothers = 'some'\n");
  EXPECT_EQ(error(), "patterns/performance.toml, line 1: `others` can only be none");
}

TEST_F(PatternFolder, AMistakeIsNamedWithFileAndLine) {
  write("example.toml", "\n[[table]]\ntitle = ['甲表$']\n");
  EXPECT_EQ(error(), "patterns/example.toml, line 2: `id` is missing");
  write("example.toml", "[[table]]\nid = 'a'\ntitle = ['甲表$']\n[[table.column]]\nkey = 'x'\ntype = 'sum'\n");
  EXPECT_EQ(error(), "patterns/example.toml, line 4: `type` must be code, name, text, money, number or percent");
  write("example.toml", "[[table]\n");
  EXPECT_NE(error().find("patterns/example.toml, line 1"), std::string::npos) << error();
}

}  // namespace
}  // namespace yusuan::forms
