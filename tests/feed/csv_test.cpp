#include "feed/csv.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "feed/data_package.h"
#include "small_document.h"
#include "test_paths.h"

namespace yusuan::feed {
namespace {

// tests/data/csv_field.txt: `text | field`, with \t, \r and \n spelled out.
std::string spelled(std::string text) {
  const std::pair<const char*, const char*> escapes[] = {{"\\t", "\t"}, {"\\r", "\r"}, {"\\n", "\n"}};
  for (const auto& [from, to] : escapes)
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; ++at) text.replace(at, 2, to);
  return text;
}

TEST(Csv, FieldsAreAsTheTableSays) {
  std::ifstream file(YUSUAN_TEST_DATA "/csv_field.txt");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t bar = line.find(" | ");
    ASSERT_NE(bar, std::string::npos) << line;
    EXPECT_EQ(csv_field(spelled(line.substr(0, bar)), CsvReader::kSpreadsheet), spelled(line.substr(bar + 3))) << line;
    ++cases;
  }
  EXPECT_GT(cases, 10);
}

TEST(Csv, ProgramsGetTextsAsTheyAre) {
  EXPECT_EQ(csv_field("=1+1", CsvReader::kProgram), "=1+1");
  EXPECT_EQ(csv_field("-2+3, x", CsvReader::kProgram), "\"-2+3, x\"");
}

TEST(DataPackage, KeepsCodesAsTextAndFiguresAsNumbers) {
  Table table = two_sided_table();
  table.columns[1].type = ColumnType::kMoney;
  const auto package = nlohmann::json::parse(
      data_package({{"facts.csv", &feed_relations()[kFacts], nullptr}, {"table-01.csv", nullptr, &table}}, "t"));
  const auto& facts = package["resources"][0]["schema"];
  EXPECT_EQ(facts["primaryKey"].size(), feed_relations()[kFacts].key_fields);
  std::map<std::string, std::string> types_of;
  for (const auto& field : facts["fields"]) types_of[field["name"]] = field["type"];
  EXPECT_EQ(types_of["code"] + types_of["amount_yuan"] + types_of["page"], "stringnumberinteger");
  std::string types;
  for (const auto& field : package["resources"][1]["schema"]["fields"])
    types += field["name"].get<std::string>() + ":" + field["type"].get<std::string>() + " ";
  EXPECT_EQ(types, "收入/项目:string 收入/预算数:number 支出/功能分类:string 支出/预算数:number ");
}

TEST(Csv, ATableStandsAsPrintedWithPlainFigures) {
  EXPECT_EQ(to_csv(two_sided_table()),
            "收入/项目,收入/预算数,支出/功能分类,支出/预算数\r\n"
            "财政拨款,1103.51,201 一般公共服务支出,900.50\r\n"
            ",,其中：人员,-3.00\r\n"
            "收入总计,1103.51,支出总计,1103.51\r\n");
}

TEST(Csv, AGridKeepsEveryRowAndColumn) {
  Grid grid{.page = 1, .column_edges = {0, 1, 2, 3}, .row_edges = {0, 1, 2}};
  grid.cells = {{.row = 0, .col = 0, .row_span = 2, .text = "科目, 名称"},
                {.row = 0, .col = 1, .col_span = 2, .text = "合计"},
                {.row = 1, .col = 1, .text = "1,103.51"},
                {.row = 1, .col = 2, .text = "=1+1"}};
  EXPECT_EQ(to_csv(grid, CsvReader::kSpreadsheet), "\"科目, 名称\",合计,\r\n,\"1,103.51\",\"'=1+1\"\r\n");
}

TEST(Csv, RowsOfAFeedStandUnderTheirFields) {
  const std::string csv = to_csv(feed_rows(small_document(), "1.2"), kDocuments, CsvReader::kSpreadsheet);
  EXPECT_EQ(
      csv,
      "document_id,document_sha256,file,bytes,pages,producer,input,title,entity,fiscal_year,kind,published_on,form,"
      "extractor_version,batch_run,source_path,source_url,loaded_at,region,government_level\r\n"
      "187649984473770," +
          std::string(64, 'a') +
          ",\"a,b\"\".pdf\",10,9,\"'=1+1\",pdf,某局2025年部门预算,某局,2025,department_budget,,some-form,1.2,,,,,"
          ",\r\n");
}

}  // namespace
}  // namespace yusuan::feed
