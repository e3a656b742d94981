#include "feed/feed_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "feed/ndjson.h"
#include "feed/packed_rows.h"
#include "small_document.h"

namespace yusuan::feed {
namespace {

using nlohmann::json;

std::vector<json> records(const Document& document, RelationPlace relation) {
  std::istringstream lines(to_ndjson(feed_rows(document, "1.2"), relation));
  std::vector<json> all;
  for (std::string line; std::getline(lines, line);) all.push_back(json::parse(line));
  return all;
}

TEST(Rows, HaveAValueForEachField) {
  const FeedRows rows = feed_rows(small_document(), "1.2");
  for (std::size_t place = 0; place < kRelationCount; ++place) {
    const Relation& relation = feed_relations()[place];
    EXPECT_FALSE(rows[place].empty()) << relation.name;
    for (const FeedRow& row : rows[place]) {
      ASSERT_EQ(row.size(), relation.fields.size()) << relation.name;
      for (std::size_t i = 0; i < row.size(); ++i)
        EXPECT_FALSE(relation.fields[i].required && row[i].index() == 0)
            << relation.name << '.' << relation.fields[i].name;
    }
  }
}

TEST(Rows, AFactSaysEverythingOfItsFigure) {
  const auto facts = records(small_document(), kFacts);
  ASSERT_EQ(facts.size(), 5U + 3U);
  const json expected = json::parse(
      R"({"document_id": 187649984473770, "document_sha256": "", "table_place": 1, "row_number": 1, "column_number": 4,
    "entity": "某局", "fiscal_year": 2025, "kind": "department_budget", "form": "some-form",
    "table_id": "revenue_expenditure_summary", "table_number": 1, "table_title": "收支总表", "side": "expenditure",
    "level": "class", "code": "201", "name": "一般公共服务支出", "depth": 1,
    "parent_row_number": null, "parent_code": null, "parent_path": null, "column_key": "general_public", "column_type": "money",
    "header_path": "支出/预算数", "amount": "900.50", "unit": "万元", "amount_yuan": "9005000.00",
    "amount_fen": 900500000, "printed_text": "900.50", "page": 7, "x0": 10, "y0": 20, "x1": 30.5, "y1": 40,
    "extractor_version": "1.2"})");
  json fact = facts[1];
  fact["document_sha256"] = "";
  for (const char* coordinate : {"x0", "y0", "x1", "y1"}) EXPECT_EQ(fact[coordinate], expected[coordinate]);
  for (auto& [key, value] : expected.items()) EXPECT_EQ(fact[key], value) << key;
  EXPECT_EQ(fact.size(), expected.size());
}

TEST(Rows, AFactSaysWhatItsRowIsPartOf) {
  Document document = small_document();
  Table& table = document.tables.at(1);
  table.rows.at(0).place = {1, {}};
  table.rows.at(1).place = {2, 0};
  const auto lines = to_ndjson(feed_rows(document, "1.2"), kFacts);
  const json fact = json::parse(lines.substr(lines.rfind('\n', lines.size() - 2) + 1));
  EXPECT_EQ(fact["depth"], 2);
  EXPECT_EQ(fact["parent_row_number"], 1);
  EXPECT_EQ(fact["parent_code"], "208");
  EXPECT_EQ(fact["parent_path"], table.rows.at(0).name.value_or(""));
}

TEST(Rows, OnlyWholeFenAreIntegers) {
  const auto facts = records(small_document(), kFacts);
  const json& fine = facts[5];
  EXPECT_EQ(fine["amount"], "62.805");
  EXPECT_EQ(fine["amount_yuan"], "62.805");
  EXPECT_EQ(fine["amount_fen"], nullptr);
  EXPECT_EQ(facts[7]["amount_fen"], 6280);
}

TEST(Rows, APercentIsNoMoney) {
  const auto facts = records(small_document(), kFacts);
  EXPECT_EQ(facts[6]["amount"], "-1.5");
  EXPECT_EQ(facts[6]["unit"], "%");
  EXPECT_EQ(facts[6]["amount_yuan"], nullptr);
}

TEST(Rows, CheckFiguresFindTheirFacts) {
  const auto figures = records(small_document(), kCheckFigures);
  ASSERT_EQ(figures.size(), 1U);
  int found = 0;
  for (const json& fact : records(small_document(), kFacts)) {
    bool same = true;
    for (const char* key : {"document_id", "table_place", "row_number", "column_key"})
      same = same && fact[key] == figures[0][key];
    if (!same) continue;
    EXPECT_EQ(fact["amount"], "62.80");
    ++found;
  }
  EXPECT_EQ(found, 1);
}

TEST(Rows, IndicatorsBelongToTheirFormAndProjectsHaveTheirMoney) {
  const Document document = small_document();
  EXPECT_EQ(records(document, kProjects)[0]["amount_yuan"], "1250000.0");
  const json form = records(document, kPerformance)[0], indicator = records(document, kIndicators)[0];
  EXPECT_EQ(form["performance_number"], indicator["performance_number"]);
  EXPECT_EQ(form["amount_yuan"], "1250000.0");
  EXPECT_EQ(form["first_page"], 12);
  EXPECT_EQ(form["last_page"], 13);
  EXPECT_EQ(indicator["level_1"], "产出指标");
  EXPECT_EQ(indicator["level_3"], "修缮面积/其中：屋面");
  EXPECT_EQ(indicator["value"], "1000");
  EXPECT_EQ(indicator["y1"], 40);
}

TEST(Rows, FormsKeepTheirNumberTheirAmountsAndOtherRowsAsPrinted) {
  const Document document = small_document();
  const json form = records(document, kPerformance)[0], fund = records(document, kPerformanceFunds)[0],
             row = records(document, kPerformanceRows)[0];
  EXPECT_EQ(form["number"], 12);
  EXPECT_EQ(fund["performance_number"], form["performance_number"]);
  EXPECT_EQ(fund["fund"], "total");
  EXPECT_EQ(fund["text"], "125.0");
  EXPECT_EQ(row["cells"], "合计\t\t125.0");
  EXPECT_EQ(row["page"], 13);
}

TEST(Rows, TextsToSearchStandOnceWithTheirPage) {
  std::map<std::string, std::vector<std::string>> texts;
  for (const json& passage : records(small_document(), kPassages)) {
    EXPECT_EQ(passage["passage_number"], texts["all"].size() + 1);
    texts["all"].push_back(passage["text"]);
    texts[passage["part"]].push_back(passage["text"]);
    if (passage["part"] == "indicator") {
      EXPECT_EQ(passage["page"], 13);
    }
  }
  using Texts = std::vector<std::string>;
  EXPECT_EQ(texts["statement"], Texts{"收入1103.51万元。"});
  EXPECT_EQ(texts["table"], (Texts{"收支总表", "支出总表"}));
  EXPECT_EQ(texts["project"], (Texts{"修缮项目", "修缮项目"}));  // as the text and as the form tell it
  EXPECT_EQ(texts["unit"], Texts{"某局（本级）"});
  EXPECT_EQ(std::count(texts["row"].begin(), texts["row"].end(), "社会保障"), 1);  // of two figures
  EXPECT_EQ(texts["indicator"], Texts{"修缮面积/其中：屋面 ≥1000平方米"});
}

TEST(Rows, LettersArePartedOneByOne) {
  EXPECT_EQ(letters("维修a1"), "维 修 a 1");
  EXPECT_EQ(letters(""), "");
}

TEST(Rows, FailuresSayHowGraveTheyAre) {
  const json check = records(small_document(), kChecks)[0];
  EXPECT_EQ(check["severity"], "money");
  EXPECT_EQ(check["stake_yuan"], nullptr);  // set by the audit
}

TEST(Rows, OnlyABatchLeavesItsMark) {
  const json plain = records(small_document(), kDocuments)[0];
  EXPECT_EQ(plain["batch_run"], nullptr);
  const FeedRows rows = feed_rows(small_document(), "1.2", {.batch_run = "run", .path = {}, .url = {}});
  EXPECT_EQ(json::parse(to_ndjson(rows, kDocuments))["batch_run"], "run");
}

TEST(Rows, TextsAreCleanForDatabases) {
  Document document = small_document();
  document.source.producer = std::string("a\0b\xFF", 4);
  EXPECT_EQ(records(document, kDocuments)[0]["producer"], "ab\xEF\xBF\xBD");
}

TEST(Rows, SurviveTheWayToAnotherProcess) {
  const FeedRows rows = feed_rows(small_document(), "1.2");
  const std::string bytes = packed(rows);
  const auto again = unpacked_rows(bytes);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, rows);
  EXPECT_EQ(packed(*again), bytes);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_FALSE(unpacked_rows(std::string_view(bytes).substr(0, length))) << length;
}

}  // namespace
}  // namespace yusuan::feed
