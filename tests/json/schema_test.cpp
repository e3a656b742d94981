#include "json/schema.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "json/document_json.h"
#include "model/error.h"

namespace yusuan::json {
namespace {

nlohmann::json valid_document() {
  Document document;
  document.source.sha256 = std::string(64, 'a');
  document.tables.resize(1);
  document.tables[0].pages = {1};
  document.tables[0].columns = {{"total", {"合计"}, {}, ColumnType::kMoney, false}};
  document.tables[0].rows = {{RowKind::kLine, {}, {}, {{"1", Rect{}, Decimal(1, 0)}}, 1}};
  return nlohmann::json::parse(to_json(document));
}

std::string violation_after(const std::string& pointer, const nlohmann::json& value) {
  nlohmann::json changed = valid_document();
  changed[nlohmann::json::json_pointer(pointer)] = value;
  return schema_violation("disclosure", changed.dump()).value_or("valid");
}

TEST(Schema, EachIsDraft7AndDescribesItself) {
  ASSERT_EQ(schemas().size(), 2U);
  for (const SchemaFile& file : schemas()) {
    const auto schema = nlohmann::json::parse(file.text);
    EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-07/schema#") << file.name;
    EXPECT_TRUE(schema.contains("title") && schema.contains("description")) << file.name;
  }
}

TEST(Schema, SaysWhereTheFirstViolationIs) {
  EXPECT_EQ(violation_after("/tables/0/title", "x"), "valid");
  for (const auto& [pointer, value] :
       std::vector<std::pair<std::string, nlohmann::json>>{{"/format", "yusuan.disclosure/2"},
                                                           {"/source/sha256", "abc"},
                                                           {"/document/kind", "leaflet"},
                                                           {"/tables/0/status", nullptr},
                                                           {"/tables/0/rows/0/cells/0", 1},
                                                           {"/tables/0/rows/0/values/total", "1"},
                                                           {"/tables/0/rows/0/boxes/0", {1, 2, 3}},
                                                           {"/tables/0/columns/0/type", "figure"}}) {
    const std::string violation = violation_after(pointer, value);
    EXPECT_TRUE(violation.starts_with(pointer + ": ")) << pointer << " gave " << violation;
  }
}

TEST(Schema, AllowsFieldsThatCameLater) { EXPECT_EQ(violation_after("/tables/0/mood", "good"), "valid"); }

TEST(Schema, MissesNoField) {
  const nlohmann::json valid = valid_document();
  for (const auto& item : valid.items()) {
    if (item.key() == "figures") continue;  // a text dump has no account of them
    nlohmann::json without = valid;
    without.erase(item.key());
    EXPECT_TRUE(schema_violation("disclosure", without.dump())) << item.key();
  }
}

TEST(Schema, TextThatIsNoJsonIsAViolation) { EXPECT_TRUE(schema_violation("tables", "{\"tables\": [")); }

TEST(Schema, AViolationIsAnErrorOfItsOwn) {
  EXPECT_NO_THROW(require_valid("disclosure", valid_document().dump()));
  try {
    require_valid("tables", "{}");
    ADD_FAILURE() << "an object without tables is valid";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kSchema);
  }
}

// Shapes that valid_document() leaves empty.
TEST(Schema, KnowsStatementsPerformanceAndChecks) {
  EXPECT_EQ(violation_after("/checks", nlohmann::json::parse(R"([{"id": "row_sum", "status": "pass", "count": 1,
    "expected": 3788.76, "actual": 3788.76, "difference": 0, "unit": "万元", "tolerance": 0.01,
    "refs": [{"table": 1, "row": 3, "column": "total", "page": 7}], "message": "", "message_zh": "", "message_en": ""}])")),
            "valid");
  EXPECT_EQ(violation_after("/statements", nlohmann::json::parse(R"([{"section": "x", "text": "y", "page": 3,
    "box": null, "subject": "z", "name": null, "fund": null, "code": null, "amount": 1103.51, "unit": "万元",
    "share_percent": null, "share_of": null, "change": {"basis": "上年预算", "direction": "increase", "amount": 281.96, "percent": 34.32},
    "reason": null}])")),
            "valid");
  EXPECT_EQ(violation_after("/performance", nlohmann::json::parse(R"([{"title": "项目支出绩效目标表", "project": "x",
    "department": null, "executing_unit": null, "owner": null, "objective": null, "total": 1.50, "fiscal": null,
    "carryover": null, "other": null, "money_unit": "万元", "pages": [3], "indicators": [{"levels": ["产出指标"],
    "operator": ">=", "value": 1000, "unit": "平方", "target": "≥1000平方", "basis": null, "previous": null,
    "weight": null, "scoring": null, "evidence": null, "page": 3, "box": null}]}])")),
            "valid");
}

}  // namespace
}  // namespace yusuan::json
