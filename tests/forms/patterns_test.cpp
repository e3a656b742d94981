// Every pattern file carries its own proof: titles that must match, titles that must not.
#include "forms/patterns.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "model/error.h"

namespace yusuan {
namespace {

// The first table of the form whose title fits, as the recogniser takes it.
std::string id_of(const FormPattern& form, const std::string& title) {
  for (const TablePattern& table : form.tables)
    if (any_matches(table.title, title)) return table.id;
  return "";
}

TEST(Patterns, EveryTableHasExamplesThatHold) {
  const Patterns patterns = read_patterns(PatternFiles(std::nullopt));
  ASSERT_GE(patterns.forms.size(), 3u);
  for (const FormPattern& form : patterns.forms)
    for (const TablePattern& table : form.tables) {
      EXPECT_FALSE(table.examples.empty()) << form.name << " " << table.id;
      EXPECT_FALSE(table.counterexamples.empty()) << form.name << " " << table.id;
      for (const std::string& title : table.examples)
        EXPECT_EQ(id_of(form, title), table.id) << form.name << " " << title;
      for (const std::string& title : table.counterexamples)
        EXPECT_NE(id_of(form, title), table.id) << form.name << " " << title;
      for (const std::string& title : table.examples) EXPECT_TRUE(any_matches(patterns.common.title, title)) << title;
    }
}

TEST(Patterns, IdsAreUniqueInAForm) {
  for (const FormPattern& form : read_patterns(PatternFiles(std::nullopt)).forms) {
    std::set<std::string> ids;
    for (const TablePattern& table : form.tables)
      EXPECT_TRUE(ids.insert(table.id).second) << form.name << " " << table.id;
  }
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
      read_patterns(PatternFiles(dir_.string()));
    } catch (const Error& e) {
      return e.what();
    }
    return "";
  }
  std::filesystem::path dir_;
};

TEST_F(PatternFolder, OneFileIsANewForm) {
  write("example.toml", "[[table]]\nid = 'a'\ntitle = ['甲表$']\nexamples = ['甲表']\n");
  const Patterns patterns = read_patterns(PatternFiles(dir_.string()));
  ASSERT_EQ(patterns.forms.size(), 1u);
  EXPECT_EQ(patterns.forms[0].name, "example");
  EXPECT_FALSE(patterns.common.title.empty());
}

TEST_F(PatternFolder, WhatTheFileSaysHoldsForEachOfItsTables) {
  write("example.toml",
        "total_row = ['^甲合计$']\ncolumn = [{ key = 'total', type = 'money', header = ['合计$'] }]\n"
        "[[table]]\nid = 'a'\ntitle = ['甲表$']\ncolumn = [{ key = 'own', type = 'money', header = ['甲/合计$'] }]\n"
        "[[table]]\nid = 'b'\ntitle = ['乙表$']\n");
  const Patterns patterns = read_patterns(PatternFiles(dir_.string()));
  const FormPattern& form = patterns.forms.at(0);
  EXPECT_TRUE(any_matches(form.total_row, "甲合计"));
  ASSERT_EQ(form.tables.at(0).columns.size(), 2u);
  EXPECT_EQ(form.tables[0].columns[0].key, "own");
  ASSERT_EQ(form.tables.at(1).columns.size(), 1u);
  EXPECT_EQ(form.tables[1].columns[0].key, "total");
}

TEST_F(PatternFolder, AMistakeIsNamedWithFileAndLine) {
  write("example.toml", "\n[[table]]\ntitle = ['甲表$']\n");
  EXPECT_EQ(error(), "patterns/example.toml, line 2: `id` is missing");
  write("example.toml", "[[table]\n");
  EXPECT_NE(error().find("patterns/example.toml, line 1"), std::string::npos) << error();
}

}  // namespace
}  // namespace yusuan
