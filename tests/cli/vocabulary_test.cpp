#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "test_paths.h"
#include "vocabulary_page.h"

namespace yusuan {
namespace {

using Json = nlohmann::json;

class VocabularyPage : public testing::Test {
 protected:
  static Json read() { return Json::parse(vocabulary_page({})); }

  static std::set<std::string> words(const Json& page, const std::string& list) {
    std::set<std::string> all;
    for (const auto& [word, meaning] : page[list].items()) all.insert(word);
    return all;
  }
};

std::string without_number(const std::string& key) {
  const std::size_t last = key.find_last_not_of("0123456789");
  return last + 1 < key.size() && key[last] == '_' ? key.substr(0, last) : key;
}

bool is_key(const std::string& printed, const std::set<std::string>& keys, const std::set<std::string>& prefixes) {
  const std::string key = without_number(printed);
  if (key == "column" || keys.contains(key) || keys.contains(printed)) return true;
  for (const std::string& prefix : prefixes)
    if (key.starts_with(prefix + '_') && is_key(key.substr(prefix.size() + 1), keys, prefixes)) return true;
  return prefixes.contains(key);
}

template <typename Look>
void each_fixture(Look look) {
  int seen = 0;
  for (const auto& folder : std::filesystem::directory_iterator(YUSUAN_FIXTURES)) {
    std::ifstream file(folder.path() / "expected.json");
    if (!file) continue;
    const Json document = Json::parse(file);
    if (document.contains("diagnostics")) look(document, folder.path().filename().string());
    ++seen;
  }
  EXPECT_GT(seen, 20);
}

TEST_F(VocabularyPage, HoldsTheWordsOfTheForms) {
  const Json page = read();
  const auto ids = words(page, "table_ids"), keys = words(page, "column_keys"),
             prefixes = words(page, "column_prefixes");
  each_fixture([&](const Json& document, const std::string& name) {
    for (const Json& table : document["tables"]) {
      EXPECT_TRUE(!table["id"].is_string() || ids.contains(table["id"])) << name << ' ' << table["id"];
      for (const Json& column : table["columns"])
        EXPECT_TRUE(is_key(column["key"], keys, prefixes)) << name << ' ' << column["key"];
    }
  });
}

TEST_F(VocabularyPage, HoldsTheWordsOfTheAudit) {
  const Json page = read();
  const auto checks = words(page, "check_ids"), reasons = words(page, "check.reason"),
             codes = words(page, "diagnostic.code");
  each_fixture([&](const Json& document, const std::string& name) {
    for (const Json& check : document["checks"]) {
      EXPECT_TRUE(checks.contains(check["id"])) << name << ' ' << check["id"];
      EXPECT_TRUE(!check.contains("reason") || reasons.contains(check["reason"])) << name << ' ' << check;
    }
    for (const Json& diagnostic : document["diagnostics"])
      EXPECT_TRUE(codes.contains(diagnostic["code"])) << name << ' ' << diagnostic["code"];
  });
}

TEST_F(VocabularyPage, HoldsTheSubjectsOfTheText) {
  const Json page = read();
  const auto subjects = words(page, "subjects");
  const char* const endings[] = {"",       "_initial_budget", "_full_year_budget", "_prior_actual", "_prior_budget",
                                 "_value", "_completion"};
  each_fixture([&](const Json& document, const std::string& name) {
    for (const Json& statement : document["statements"]) {
      const std::string subject = statement["subject"];
      bool known = false;
      for (const std::string ending : endings)
        known = known ||
                (subject.ends_with(ending) && subjects.contains(subject.substr(0, subject.size() - ending.size())));
      EXPECT_TRUE(known) << name << ' ' << subject;
    }
  });
}

TEST_F(VocabularyPage, SaysWhatWordsMean) {
  const Json page = read();
  EXPECT_EQ(page["table.status"]["filled"]["en"], "an amount is printed");
  EXPECT_EQ(page["check_ids"]["row_sum"]["zh"], "行内各列相加");
  EXPECT_EQ(page["diagnostic.code"]["figure_unread"]["en"], "A cell of figures is none.");
  EXPECT_EQ(page["column_prefixes"]["current"]["zh"], "本年");
  EXPECT_FALSE(page["table_ids"]["revenue_summary"]["zh"].get<std::string>().empty());
  EXPECT_GT(page["table_ids"]["revenue_summary"]["forms"].size(), 5U);
}

}  // namespace
}  // namespace yusuan
