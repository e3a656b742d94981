// A form based on another one says only what differs.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "model/error.h"
#include "patterns/identity.h"
#include "patterns/pattern_files.h"

namespace yusuan::patterns {
namespace {

class Inherit : public ::testing::Test {
 protected:
  Inherit()
      : dir_(std::filesystem::path(::testing::TempDir()) /
             (std::string("inherit-") + ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
    write("base.toml",
          "total_row = ['^base$']\n"
          "column = [{ key = 'total', type = 'money', header = ['合计$'] }, { key = 'name', type = 'name', header = "
          "['名称$'] }]\n"
          "[[table]]\nid = 'a'\ntitle = ['甲表$']\nexamples = ['甲表']\nsums = ['total = x + y']\n"
          "column = [{ key = 'x', type = 'money', header = ['x'] }, { key = 'y', type = 'money', header = ['y'] }]\n"
          "[[table]]\nid = 'b'\ntitle = ['乙表$']\nexamples = ['乙表']\n"
          "[[identity]]\nkind = 'equal'\nleft = 'a[@total].total'\nright = 'b[@total].total'\n"
          "[[identity]]\nkind = 'equal'\nid = 'own'\nleft = 'a[1].total'\nright = 'a[2].total'\n"
          "[[identity]]\nkind = 'sum'\ntables = ['a', 'b']\ncolumn = 'total'\ntotal = '@total'\nparts = '*'\n");
  }
  ~Inherit() override { std::filesystem::remove_all(dir_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(dir_ / name) << text; }
  PatternFiles files() const { return PatternFiles(dir_.string()); }
  std::string error() {
    try {
      const PatternFiles read = files();
      for (const PatternNode& table : read.root("child.toml").entries("table")) table.string("title_of_nothing");
    } catch (const Error& e) {
      return e.what();
    }
    return "";
  }
  static std::vector<std::string> named(const PatternNode& node, const char* list, const char* name) {
    std::vector<std::string> names;
    for (const PatternNode& entry : node.entries(list)) names.push_back(entry.string(name));
    return names;
  }
  using Names = std::vector<std::string>;
  std::filesystem::path dir_;
};

TEST_F(Inherit, WhatAFileDoesNotSayIsItsBases) {
  write("child.toml", "based_on = 'base'\n");
  const PatternFiles read = files();
  const PatternNode child = read.root("child.toml");
  EXPECT_EQ(child.strings("total_row"), Names{"^base$"});
  EXPECT_EQ(named(child, "table", "id"), (Names{"a", "b"}));
  EXPECT_EQ(read_identities(child).size(), 4u);  // with the sum of table a
  EXPECT_EQ(read.forms(), (Names{"base", "child"}));
}

TEST_F(Inherit, OwnColumnsAndNewTablesComeFirst) {
  write("child.toml",
        "based_on = 'base'\ntotal_row = ['^own$']\n"
        "column = [{ key = 'name', type = 'text', header = ['名$'] }, { key = 'code', type = 'code', header = ['码$'] "
        "}]\n"
        "[[table]]\nid = 'b'\ntitle = ['丙表$']\n[[table]]\nid = 'new'\ntitle = ['新表$']\n"
        "[[table]]\nid = 'a'\ncolumn = [{ key = 'y', type = 'number', header = ['Y'] }, { key = 'z', type = 'money', "
        "header = ['z'] }]\n");
  const PatternFiles read = files();
  const PatternNode child = read.root("child.toml");
  EXPECT_EQ(child.strings("total_row"), Names{"^own$"});
  EXPECT_EQ(named(child, "column", "key"), (Names{"name", "code", "total"}));
  const auto tables = child.entries("table");
  EXPECT_EQ(named(child, "table", "id"), (Names{"new", "a", "b"}));
  EXPECT_EQ(tables.at(2).strings("title"), Names{"丙表$"});
  EXPECT_EQ(tables.at(2).strings("examples"), Names{"乙表"});
  EXPECT_EQ(named(tables.at(1), "column", "key"), (Names{"y", "z", "x"}));
  EXPECT_EQ(named(tables.at(1), "column", "type"), (Names{"number", "money", "money"}));
  EXPECT_EQ(tables.at(1).strings("sums"), Names{"total = x + y"});
}

TEST_F(Inherit, AnEmptyListTakesNothingOver) {
  write("child.toml", "based_on = 'base'\n[[table]]\nid = 'a'\nsums = []\ncolumn = []\n");
  const PatternFiles read = files();
  const PatternNode a = read.root("child.toml").entries("table").at(0);
  EXPECT_TRUE(a.strings("sums").empty());
  EXPECT_TRUE(a.entries("column").empty());
}

TEST_F(Inherit, ATableLeftOutTakesItsPromisesAlong) {
  write("child.toml",
        "based_on = 'base'\nwithout_tables = ['b']\n[[identity]]\nkind = 'equal'\nleft = 'a.x'\nright = 'a.y'\n");
  const PatternFiles read = files();
  const PatternNode child = read.root("child.toml");
  EXPECT_EQ(named(child, "table", "id"), Names{"a"});
  const auto identities = read_identities(child);
  ASSERT_EQ(identities.size(), 4u);
  EXPECT_EQ(identities[0].kind, IdentityKind::kRowSum);
  EXPECT_EQ(identities[1].id, "own");
  EXPECT_EQ(identities[2].tables, Names{"a"});
  EXPECT_EQ(identities[3].left.at(0).column, "x");
}

TEST_F(Inherit, IdentitiesAreLeftOutByTheirFields) {
  write("child.toml",
        "based_on = 'base'\nwithout_identities = [{ kind = 'equal' }, { tables = ['a', 'b'], total = '@total' }]\n");
  const PatternFiles read = files();
  EXPECT_EQ(read_identities(read.root("child.toml")).size(), 1u);
}

TEST_F(Inherit, BasesMayHaveBases) {
  write("child.toml", "based_on = 'middle'\n");
  write("middle.toml", "based_on = 'base'\nwithout_tables = ['b']\n");
  const PatternFiles read = files();
  EXPECT_EQ(named(read.root("child.toml"), "table", "id"), Names{"a"});
}

TEST_F(Inherit, ABaseThatTheFolderLacksIsThePrograms) {
  write("child.toml", "based_on = 'central-budget'\n");
  const PatternFiles read = files();
  EXPECT_FALSE(read.root("child.toml").entries("table").empty());
  EXPECT_EQ(read.forms(), (Names{"base", "child"}));
}

TEST_F(Inherit, MistakesNameTheFileThatMakesThem) {
  write("child.toml", "\nbased_on = 'nothing'\n");
  EXPECT_EQ(error(), "patterns/child.toml, line 2: `based_on`: there is no patterns/nothing.toml");
  write("child.toml", "based_on = 'common'\n");
  EXPECT_EQ(error(), "patterns/child.toml, line 1: `based_on`: there is no patterns/common.toml");
  write("child.toml", "based_on = 'child'\n");
  EXPECT_EQ(error(), "patterns/child.toml, line 1: `based_on` goes round in a circle");
  write("child.toml", "based_on = 'base'\nwithout_tables = ['c']\n");
  EXPECT_EQ(error(), "patterns/child.toml, line 2: `without_tables` names c, which the base lacks");
  write("child.toml", "based_on = 'base'\nwithout_identities = [{ left = 'c' }]\n");
  EXPECT_EQ(error(), "patterns/child.toml, line 2: `without_identities` fits no identity of the base");
  write("child.toml", "based_on = 'base'\nwithout_identities = ['own']\n");
  EXPECT_EQ(error(), "patterns/child.toml, line 2: without_identities must hold tables of fields");
  // A value that comes from the base is the base's mistake, an entry of its own the child's.
  write("child.toml", "based_on = 'base'\nwithout_tables = ['b']\n");
  EXPECT_EQ(error(), "patterns/base.toml, line 3: `title_of_nothing` is missing");
  write("child.toml", "based_on = 'base'\nwithout_tables = ['b']\n\n[[table]]\nid = 'a'\n");
  EXPECT_EQ(error(), "patterns/child.toml, line 4: `title_of_nothing` is missing");
}

}  // namespace
}  // namespace yusuan::patterns
