#include "json/document_json.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "json/schema.h"

namespace yusuan::json {
namespace {

Document sample() {
  Document document;
  document.source = {.file = "预算.pdf",
                     .sha256 = std::string(64, '0'),
                     .bytes = 1234,
                     .pages = 12,
                     .producer = "WPS",
                     .ocr_pages = {3}};
  document.facts.title = "2024年单位预算公开";
  document.facts.fiscal_year = 2024;
  document.facts.kind = DocumentKind::kUnitBudget;
  document.contents = {{"单位概况", "第一部分", 1}};
  Table table;
  table.number = 2;
  table.id = "revenue_summary";
  table.title = "单位收入总体情况表";
  table.money_unit = "万元";
  table.yuan_per_unit = 10000;
  table.pages = {8, 9};
  table.status = TableStatus::kFilled;
  table.columns = {{"function_code", {"功能分类科目编码"}, std::nullopt, ColumnType::kCode, false},
                   {"total", {"总计"}, 1, ColumnType::kMoney, false},
                   {"column_3", {"其他"}, 2, ColumnType::kMoney, true}};
  table.rows = {{RowKind::kItem,
                 "2080101",
                 "行政运行",
                 {{"2080101", Rect{1, 2, 3, 4}, {}}, {"1,103.50", Rect{5, 6, 7, 8}, Decimal(110350, 2)}, {}},
                 8}};
  document.tables = {table};
  document.diagnostics = {{Severity::kWarning, "figure_unread", "…", 8, Rect{0, 0, 1, 1}}};
  return document;
}

TEST(DocumentJson, FollowsItsSchema) {
  EXPECT_EQ(schema_violation("disclosure", to_json(sample())), std::nullopt);
  Document nothing_known;
  nothing_known.source.sha256 = std::string(64, 'a');
  EXPECT_EQ(schema_violation("disclosure", to_json(nothing_known)), std::nullopt);
}

TEST(DocumentJson, NamesFieldsAsTheContractDoes) {
  const auto json = nlohmann::ordered_json::parse(to_json(sample()));
  const auto keys = [](const nlohmann::ordered_json& object) {
    std::string all;
    for (const auto& item : object.items()) all += (all.empty() ? "" : " ") + item.key();
    return all;
  };
  EXPECT_EQ(keys(json),
            "format source document contents tables sections overview staffing statements projects performance "
            "glossary figures checks diagnostics");
  EXPECT_EQ(keys(json["document"]), "title entity fiscal_year kind published_on form proved_share");
  EXPECT_EQ(keys(json["tables"][0]),
            "number label id title preparer money_unit yuan_per_unit pages status note proved_share columns rows");
  EXPECT_EQ(keys(json["tables"][0]["columns"][2]), "key header ordinal type inferred");
  EXPECT_EQ(keys(json["tables"][0]["rows"][0]), "kind code name level parent cells values page boxes");
}

TEST(DocumentJson, KeepsBlankCellsApartFromZeros) {
  const std::string text = to_json(sample());
  EXPECT_NE(text.find(R"("cells": ["2080101", "1,103.50", null], "values": {"total": 1103.50}, "page": 8)"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find(R"("boxes": [[1,2,3,4], [5,6,7,8], null])"), std::string::npos) << text;
}

TEST(DocumentJson, IsTheSameFromRunToRun) { EXPECT_EQ(to_json(sample()), to_json(sample())); }

// A code that users meet is explained to them.
TEST(DisclosureSchema, ExplainsEveryCodeOfADiagnostic) {
  std::string schema;
  for (const SchemaFile& file : schemas())
    if (file.name == "disclosure") schema = file.text;
  const std::regex code(R"re(Severity::k\w+,\s*"([a-z_]+)")re");
  int codes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(YUSUAN_EXTRACTOR)) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream stream(entry.path());
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    for (std::sregex_iterator found(text.begin(), text.end(), code), end; found != end; ++found, ++codes)
      EXPECT_TRUE(std::regex_search(schema, std::regex("[^a-z_]" + found->str(1) + "[^a-z_]")))
          << found->str(1) << " of " << entry.path() << " is to be explained in schemas/disclosure.json";
  }
  EXPECT_GT(codes, 10);
}

TEST(TablesJson, FollowsItsSchema) {
  Grid grid;
  grid.page = 3;
  grid.cells = {{0, 0, 2, 1, {1, 2, 3, 4}, "合计", {}}, {0, 1, 1, 1, {3, 2, 5, 4}, "", {}}};
  const std::string text = tables_to_json({{grid, {3}, {0.25, {"no_rulings"}}}});
  EXPECT_EQ(schema_violation("tables", text), std::nullopt);
  const auto table = nlohmann::ordered_json::parse(text)["tables"][0];
  EXPECT_EQ(table["pages"].dump() + table["doubt"].dump() + table["doubt_reasons"].dump(), R"([3]0.25["no_rulings"])");
  const auto cell = table["cells"][0];
  EXPECT_EQ(cell.dump(), R"({"page":3,"row":0,"col":0,"rowspan":2,"colspan":1,"text":"合计","box":[1,2,3,4]})");
  EXPECT_EQ(schema_violation("tables", tables_to_json({})), std::nullopt);
}

}  // namespace
}  // namespace yusuan::json
