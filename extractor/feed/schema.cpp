#include "feed/schema.h"

namespace yusuan {
namespace {

constexpr auto kText = FieldType::kText;
constexpr auto kInteger = FieldType::kInteger;
constexpr auto kDecimal = FieldType::kDecimal;

Field document_key() {
  return {"document_sha256", kText, true, "the document: SHA-256 of the file's bytes, lower-case hex"};
}

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
          {{"document_sha256", kText, true, "SHA-256 of the file's bytes, lower-case hex"},
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
           {"extractor_version", kText, true, "version of yusuan that read it"}}};
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

const char* sql_type(FieldType type, SqlDialect dialect) {
  const bool sqlite = dialect == SqlDialect::kSqlite;
  switch (type) {
    case FieldType::kText:
      return "TEXT";
    case FieldType::kInteger:
      return sqlite ? "INTEGER" : "BIGINT";
    case FieldType::kDecimal:
      return sqlite ? "TEXT" : "NUMERIC";  // SQLite's NUMERIC would make it a binary number
    case FieldType::kPoints:
      return sqlite ? "REAL" : "NUMERIC(10,2)";
  }
  return "TEXT";
}

std::string table_ddl(const Relation& relation, SqlDialect dialect) {
  std::string ddl = "-- " + relation.meaning + "\nCREATE TABLE " + relation.name + " (\n";
  std::string key;
  for (std::size_t i = 0; i < relation.fields.size(); ++i) {
    const Field& field = relation.fields[i];
    ddl += "  " + field.name + ' ' + sql_type(field.type, dialect) + (field.required ? " NOT NULL" : "");
    if (i == 0 && relation.name != "documents") ddl += " REFERENCES documents ON DELETE CASCADE";
    ddl += ",  -- " + field.meaning + '\n';
    if (i < relation.key_fields) key += (i == 0 ? "" : ", ") + field.name;
  }
  return ddl + "  PRIMARY KEY (" + key + ")\n);\n";
}

// The same text in every dialect: sums run over whole 分, which are exact everywhere.
constexpr std::string_view kIndicesAndViews = R"(
CREATE INDEX documents_by_entity ON documents (entity, fiscal_year);
CREATE INDEX facts_by_entity ON facts (entity, fiscal_year, table_id);
CREATE INDEX facts_by_code ON facts (code, fiscal_year);
CREATE INDEX facts_by_table ON facts (table_id, column_key, fiscal_year);
CREATE INDEX checks_by_status ON checks (status, check_id);

-- Which table of which disclosure holds nothing, and whether it says so?
CREATE VIEW empty_tables AS
SELECT d.entity, d.fiscal_year, d.kind, t.table_id, t.table_number, t.title, t.status, t.note, t.first_page, d.file
FROM tables t JOIN documents d ON d.document_sha256 = t.document_sha256
WHERE t.status <> 'filled';

-- How much does each entity take in and spend in a year?
CREATE VIEW totals AS
SELECT entity, fiscal_year, kind, table_id, table_title, side, name, column_key, amount, unit, amount_yuan, amount_fen,
       page, document_sha256
FROM facts WHERE level = 'total' AND column_type = 'money';

-- What is the money for? Functional classification of all expenditure; level says how fine: class, group or item.
CREATE VIEW expenditure_by_function AS
SELECT entity, fiscal_year, kind, level, code, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_sha256
FROM facts WHERE table_id = 'expenditure_summary' AND column_type = 'money' AND level IN ('class', 'group', 'item');

-- On what is the basic expenditure spent? Economic classification; level is class or group.
CREATE VIEW expenditure_by_economic_class AS
SELECT entity, fiscal_year, kind, level, code, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_sha256
FROM facts
WHERE table_id = 'basic_expenditure_by_economic_class' AND column_type = 'money' AND level IN ('class', 'group');

-- What do trips abroad, vehicles and receptions cost?
CREATE VIEW three_public_expenses AS
SELECT entity, fiscal_year, kind, row_number, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_sha256
FROM facts WHERE table_id LIKE 'three_public%' AND column_type = 'money';

-- Do the classes of a classified table add up to its printed total?
CREATE VIEW class_sums AS
SELECT document_sha256, entity, fiscal_year, table_place, table_id, table_title, column_key, unit,
       SUM(CASE WHEN level = 'class' THEN amount_fen END) AS classes_fen,
       MAX(CASE WHEN level = 'total' THEN amount_fen END) AS total_fen,
       SUM(CASE WHEN level = 'class' THEN 1 ELSE 0 END) AS classes
FROM facts WHERE column_type = 'money'
GROUP BY document_sha256, entity, fiscal_year, table_place, table_id, table_title, column_key, unit
HAVING SUM(CASE WHEN level = 'class' THEN 1 ELSE 0 END) > 0;

-- What is wrong in the published documents?
CREATE VIEW failing_checks AS
SELECT d.entity, d.fiscal_year, d.file, c.check_number, c.check_id, c.expected, c.actual, c.difference, c.unit,
       c.message_zh, c.message_en, c.document_sha256
FROM checks c JOIN documents d ON d.document_sha256 = c.document_sha256
WHERE c.status = 'fail';
)";

const char* word_for(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return "text";
    case FieldType::kInteger:
      return "integer";
    case FieldType::kDecimal:
      return "decimal";
    case FieldType::kPoints:
      return "points";
  }
  return "text";
}

}  // namespace

const std::vector<Relation>& feed_relations() {
  static const std::vector<Relation> relations{documents(), tables(),        facts(),      statements(),
                                               checks(),    check_figures(), diagnostics()};
  return relations;
}

std::string feed_ddl(SqlDialect dialect) {
  std::string ddl;
  for (const Relation& relation : feed_relations()) ddl += table_ddl(relation, dialect) + '\n';
  return ddl.append(kIndicesAndViews.substr(1));
}

std::string feed_schema_page() {
  std::string page;
  for (const Relation& relation : feed_relations()) {
    page += "\n## " + relation.name + "\n" + relation.meaning +
            "\n\n| field | type | null | meaning |\n| --- | --- | --- | --- |\n";
    for (std::size_t i = 0; i < relation.fields.size(); ++i) {
      const Field& field = relation.fields[i];
      page += "| " + field.name + " | " + word_for(field.type) + (i < relation.key_fields ? ", key" : "") + " | " +
              (field.required ? "never" : "") + " | " + field.meaning + " |\n";
    }
  }
  return page;
}

}  // namespace yusuan
