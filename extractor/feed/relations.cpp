// What the feed's relations are called, hold and mean.
#include "feed/star_schema.h"

namespace yusuan::feed {
namespace {

constexpr auto kText = FieldType::kText;
constexpr auto kInteger = FieldType::kInteger;
constexpr auto kDecimal = FieldType::kDecimal;

Field document_key() { return {"document_id", kInteger, true, "the document, as in documents"}; }

void append_place(std::vector<Field>& fields, const std::string& of) {
  fields.push_back({"page", kInteger, false, "page of " + of + ", from 1"});
  const char* edges[] = {"left", "top", "right", "bottom"};
  const char* names[] = {"x0", "y0", "x1", "y1"};
  for (int i = 0; i < 4; ++i)
    fields.push_back({names[i], FieldType::kPoints, false,
                      std::string(edges[i]) + " edge of " + of + ", in points from the page's top left corner"});
}

Relation documents() {
  return {"documents",
          "One row a disclosure.",
          1,
          {{"document_id", kInteger, true,
            "the document in every relation: the first 12 digits of its SHA-256 as a whole number"},
           {"document_sha256", kText, true, "SHA-256 of the file's bytes, lower-case hex; unique"},
           {"file", kText, true, "file name without folders"},
           {"bytes", kInteger, true, "size of the file"},
           {"pages", kInteger, true, "number of pages"},
           {"producer", kText, true, "the program that made the PDF, as it says; may be empty"},
           {"input", kText, true, "pdf or text"},
           {"title", kText, false, "title of the disclosure"},
           {"entity", kText, false, "whose budget or accounts these are"},
           {"fiscal_year", kInteger, false, "the year of the budget or accounts"},
           {"kind", kText, true,
            "unit_budget, department_budget, government_budget, the same with _final_accounts, or unknown"},
           {"published_on", kText, false, "date of publication, ISO 8601"},
           {"form", kText, false, "the form of patterns/ that matched"},
           {"extractor_version", kText, true, "version of yusuan that read it"},
           {"batch_run", kText, false,
            "what `yusuan batch --resume` knows its own work by: version, program and patterns; null when `extract` "
            "loaded it"},
           {"source_path", kText, false, "absolute path of the file that a database was loaded from; null in files"},
           {"source_url", kText, false, "where it was published, as `--sources` says"},
           {"loaded_at", kText, false, "when a database took it in, ISO 8601 in UTC; null in files"},
           {"region", kText, false, "the place that entity begins with: 上海市普陀区; null where it names none"},
           {"government_level", kText, false,
            "central, province, city, county or township, as the last part of region says; a 市 below no other 市 is a "
            "city"}}};
}

Relation units() {
  return {"units",
          "One row a unit that a department says it consists of (所属单位, 预算单位构成).",
          2,
          {document_key(),
           {"unit_number", kInteger, true, "in reading order, from 1"},
           {"unit", kText, true, "as printed"},
           {"page", kInteger, false, "page of the list, from 1"}}};
}

Relation tables() {
  return {"tables",
          "One row a numbered table, also those without a figure.",
          2,
          {document_key(),
           {"table_place", kInteger, true, "place among the document's tables, from 1"},
           {"table_id", kText, false, "which table of the form this is; null when no pattern knows it"},
           {"table_number", kInteger, false, "printed number, else place in the list of contents"},
           {"title", kText, true, "printed title"},
           {"preparer", kText, false, "printed 编制单位"},
           {"money_unit", kText, false, "printed money unit: 元, 万元"},
           {"yuan_per_unit", kInteger, false, "1, 10000"},
           {"status", kText, true, "filled, declared_empty or blank"},
           {"note", kText, false, "note printed with the table"},
           {"first_page", kInteger, false, "page on which the table starts, from 1"},
           {"last_page", kInteger, false, "page on which it ends"},
           {"column_count", kInteger, true, "number of columns"},
           {"row_count", kInteger, true, "number of body rows"}}};
}

Relation facts() {
  Relation relation{
      "facts",
      "One row a figure of a numbered table: every cell with a value, totals included. What groups figures is repeated "
      "in each row, so that most questions need no join.",
      4,
      {document_key(),
       {"table_place", kInteger, true, "the table: its place in the document, from 1"},
       {"row_number", kInteger, true, "body row in printed order, from 1"},
       {"column_number", kInteger, true, "column from the left, from 1"},
       {"document_sha256", kText, true, "as in documents"},
       {"entity", kText, false, "as in documents"},
       {"fiscal_year", kInteger, false, "as in documents"},
       {"kind", kText, true, "kind of the disclosure, as in documents"},
       {"form", kText, false, "as in documents"},
       {"table_id", kText, false, "as in tables"},
       {"table_number", kInteger, false, "as in tables"},
       {"table_title", kText, true, "title of the table"},
       {"side", kText, false, "revenue or expenditure in a table that has both; null otherwise"},
       {"level", kText, true, "total, class (类), group (款), item (项), line (anything else) or memo (其中)"},
       {"code", kText, false, "code of the classification: 208, 20801, 2080101"},
       {"name", kText, false, "what the figure is about, as printed in its row"},
       {"depth", kInteger, true, "depth of the row in the outline of its table, 1 at the top"},
       {"parent_row_number", kInteger, false, "row of the same table that this one is a part of; null at the top"},
       {"parent_code", kText, false, "code of that row"},
       {"parent_path", kText, false, "names of the rows that this one is a part of, from the outermost, joined by /"},
       {"column_key", kText, true, "key of the column, as in the JSON"},
       {"column_type", kText, true, "money, number or percent"},
       {"header_path", kText, true, "header cells over the column from the top down, joined by /"},
       {"amount", kDecimal, true, "the figure in the printed unit, with every printed decimal"},
       {"unit", kText, false, "printed unit of amount: 元, 万元, %; null for counts and where none is printed"},
       {"amount_yuan", kDecimal, false, "the amount in yuan, exact; null when it is no money or its unit is unknown"},
       {"amount_fen", kInteger, false,
        "amount_yuan in whole 分 (1/100 yuan), to sum exactly without decimals; null "
        "also when the figure is printed finer than that"},
       {"printed_text", kText, false, "the cell as printed"}}};
  append_place(relation.fields, "the figure");
  relation.fields.push_back({"extractor_version", kText, true, "as in documents"});
  return relation;
}

Relation statements() {
  Relation relation{"statements",
                    "One row a figure that the text states outside the tables.",
                    2,
                    {document_key(),
                     {"statement_number", kInteger, true, "in reading order, from 1"},
                     {"section", kText, true, "headings above it from the outermost, joined by /"},
                     {"text", kText, true, "the sentence"},
                     {"subject", kText, true, "stable key of what the figure is about"},
                     {"name", kText, false, "the subject as printed"},
                     {"fund", kText, false, "general_public, government_fund or state_capital"},
                     {"code", kText, false, "functional code"},
                     {"amount", kDecimal, false, "the figure in the printed unit"},
                     {"unit", kText, false, "as printed: 万元, 元, 平方米, 辆"},
                     {"amount_yuan", kDecimal, false, "the amount in yuan where the unit is one of money"},
                     {"share_percent", kDecimal, false, "share of a whole, in percent"},
                     {"change_basis", kText, false, "what it is compared with, as printed: 上年预算"},
                     {"change_direction", kText, false, "increase, decrease or flat"},
                     {"change_amount", kDecimal, false, "in the printed unit, never negative"},
                     {"change_percent", kDecimal, false, "never negative"},
                     {"reason", kText, false, "why it changed, as printed"}}};
  append_place(relation.fields, "the sentence");
  return relation;
}

Relation projects() {
  Relation relation{"projects",
                    "One row a project that the text describes (项目支出情况说明).",
                    2,
                    {document_key(),
                     {"project_number", kInteger, true, "in reading order, from 1"},
                     {"name", kText, false, "项目名称"},
                     {"policy_basis", kText, false, "设立的政策依据"},
                     {"executing_unit", kText, false, "项目承担单位"},
                     {"allocation", kText, false, "资金分配情况"},
                     {"period", kText, false, "资金执行时间"},
                     {"amount", kDecimal, false, "预算安排规模 in the printed unit"},
                     {"unit", kText, false, "as printed: 万元, 元"},
                     {"amount_yuan", kDecimal, false, "the amount in yuan where the unit is one of money"}}};
  append_place(relation.fields, "the project");
  return relation;
}

Relation performance() {
  return {"performance",
          "One row a performance form (绩效目标表): of a project, or of the whole entity.",
          2,
          {document_key(),
           {"performance_number", kInteger, true, "in reading order, from 1"},
           {"number", kInteger, false, "printed with the form: 12 of 表12"},
           {"title", kText, true, "printed title"},
           {"project", kText, false, "项目名称; null in the form of the whole entity"},
           {"department", kText, false, "预算单位, 主管部门"},
           {"executing_unit", kText, false, "实施单位"},
           {"owner", kText, false, "项目负责人"},
           {"objective", kText, false, "总体目标"},
           {"amount", kDecimal, false, "funds of the year in the printed unit"},
           {"fiscal_amount", kDecimal, false, "of which 财政拨款"},
           {"carryover_amount", kDecimal, false, "of which 上年结转"},
           {"other_amount", kDecimal, false, "of which 其他资金"},
           {"unit", kText, false, "printed unit of the four: 万元, 元"},
           {"amount_yuan", kDecimal, false, "amount in yuan"},
           {"first_page", kInteger, false, "page on which the form starts, from 1"},
           {"last_page", kInteger, false, "page on which it ends"}}};
}

Relation performance_funds() {
  Relation relation{"performance_funds",
                    "One row an amount of a performance form as printed, with its place.",
                    3,
                    {document_key(),
                     {"performance_number", kInteger, true, "the form"},
                     {"fund_number", kInteger, true, "its place among the form's amounts, from 1"},
                     {"fund", kText, true, "total, fiscal, carryover or other"},
                     {"text", kText, true, "as printed"}}};
  append_place(relation.fields, "the amount");
  return relation;
}

Relation performance_rows() {
  Relation relation{
      "performance_rows",
      "One row a printed row of a performance form that holds neither a known field nor an indicator.",
      3,
      {document_key(),
       {"performance_number", kInteger, true, "the form"},
       {"row_number", kInteger, true, "its place among them, from 1"},
       {"cells", kText, true, "the texts of its cells, parted by tabs; nothing between two where one is blank"}}};
  append_place(relation.fields, "the row");
  return relation;
}

Relation indicators() {
  Relation relation{
      "indicators",
      "One row an indicator of a performance form.",
      3,
      {document_key(),
       {"performance_number", kInteger, true, "the form"},
       {"indicator_number", kInteger, true, "its place in the form, from 1"},
       {"level_1", kText, false, "一级指标: 产出指标"},
       {"level_2", kText, false, "二级指标: 数量指标"},
       {"level_3", kText, false, "三级指标: 修缮面积; a finer level is joined to it by /"},
       {"operator", kText, false, "how the value is meant: >=, <=, =, >, <"},
       {"value", kDecimal, false, "the target's figure, exact; null when it is in words or has several figures"},
       {"unit", kText, false, "of the value, as printed"},
       {"target", kText, true, "the target as printed; may be empty"},
       {"basis", kText, false, "指标值设置依据"},
       {"previous", kText, false, "上年完成值"},
       {"weight", kText, false, "指标分值权重"},
       {"scoring", kText, false, "指标赋分规则"},
       {"evidence", kText, false, "佐证资料"},
       {"actual", kText, false, "实际完成值, of a form that reports on its year"},
       {"score", kText, false, "得分, the same"}}};
  append_place(relation.fields, "the indicator");
  return relation;
}

Relation checks() {
  return {"checks",
          "One row an identity that the document promises, and whether its figures keep it.",
          2,
          {document_key(),
           {"check_number", kInteger, true, "in the order of the JSON, from 1"},
           {"check_id", kText, true, "stable name of the identity: row_sum"},
           {"status", kText, true, "pass, fail or skipped"},
           {"expected", kDecimal, false, "in unit"},
           {"actual", kDecimal, false, "in unit"},
           {"difference", kDecimal, false, "actual less expected"},
           {"tolerance", kDecimal, false, "what rounding may honestly leave"},
           {"unit", kText, false, "unit of the four figures"},
           {"comparisons", kInteger, true, "how many comparisons stand behind it"},
           {"severity", kText, false, "of what fails: money, words or form"},
           {"stake_yuan", kDecimal, false, "of what fails: the difference in yuan, never negative"},
           {"reason", kText, false, "why it was skipped, a stable word"},
           {"message_zh", kText, true, "one sentence in Chinese"},
           {"message_en", kText, true, "the same in English"}}};
}

Relation check_figures() {
  return {"check_figures",
          "One row a figure that a check used. Joins facts by document, table_place, row_number and column_key.",
          3,
          {document_key(),
           {"check_number", kInteger, true, "the check"},
           {"figure_number", kInteger, true, "in the check's order, from 1"},
           {"table_place", kInteger, false, "the table, from 1"},
           {"row_number", kInteger, false, "its row, from 1"},
           {"column_key", kText, false, "its column"},
           {"statement_number", kInteger, false, "the statement, from 1"},
           {"performance_number", kInteger, false, "the performance form, from 1"},
           {"page", kInteger, false, "page of the figure, from 1"}}};
}

Relation diagnostics() {
  Relation relation{"diagnostics",
                    "One row a spot of which the extractor was unsure.",
                    2,
                    {document_key(),
                     {"diagnostic_number", kInteger, true, "in the order of the JSON, from 1"},
                     {"severity", kText, true, "info or warning"},
                     {"code", kText, true, "stable name of the trouble"},
                     {"message", kText, true, "one sentence"}}};
  append_place(relation.fields, "the spot");
  return relation;
}

Relation passages() {
  return {
      "passages",
      "One row a text to look for words in. The view texts has the same with its document.",
      2,
      {document_key(),
       {"passage_number", kInteger, true, "from 1"},
       {"part", kText, true,
        "what the text is: statement, table (its title), project (its name), objective, unit, row (its name, once a "
        "table), or indicator with its target"},
       {"text", kText, true, "as printed"},
       {"page", kInteger, false, "page of the text, from 1"}}};
}

}  // namespace

const std::vector<Relation>& feed_relations() {
  static const std::vector<Relation> relations{documents(),        units(),      tables(),      facts(),
                                               statements(),       projects(),   performance(), performance_funds(),
                                               performance_rows(), indicators(), checks(),      check_figures(),
                                               diagnostics(),      passages()};
  return relations;
}

}  // namespace yusuan::feed
