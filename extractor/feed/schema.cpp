#include "feed/schema.h"

namespace yusuan {
namespace {

const char* sql_type(FieldType type, SqlDialect dialect) {
  const bool sqlite = dialect == SqlDialect::kSqlite;
  switch (type) {
    case FieldType::kText:
      return "TEXT";
    case FieldType::kInteger:
      return sqlite ? "INTEGER" : "BIGINT";
    case FieldType::kDecimal:
      return sqlite ? "REAL" : "NUMERIC";  // text would sort 97 after 371 and be greater than any number
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
    if (i == 0 && relation.name != "documents") ddl += " REFERENCES documents(document_sha256) ON DELETE CASCADE";
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
CREATE INDEX documents_by_run ON documents (batch_run);

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

-- What is each project to achieve?
CREATE VIEW performance_targets AS
SELECT d.entity, d.fiscal_year, p.project, p.amount_yuan, i.level_1, i.level_2, i.level_3, i.operator, i.value, i.unit,
       i.target, i.page, d.file, i.document_sha256
FROM indicators i
JOIN performance p ON p.document_sha256 = i.document_sha256 AND p.performance_number = i.performance_number
JOIN documents d ON d.document_sha256 = i.document_sha256;

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
SELECT d.entity, d.fiscal_year, d.file, c.check_number, c.check_id, c.severity, c.stake_yuan, c.expected, c.actual,
       c.difference, c.unit, c.message_zh, c.message_en, c.document_sha256
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
