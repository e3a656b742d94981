#include "feed/star_schema.h"

#include <algorithm>
#include <cassert>

#include "feed/views.h"

namespace yusuan::feed {
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

constexpr std::string_view kIndices = R"(
CREATE INDEX documents_by_entity ON documents (entity, fiscal_year);
CREATE INDEX facts_by_entity ON facts (entity, fiscal_year, table_id);
CREATE INDEX facts_by_code ON facts (code, fiscal_year);
CREATE INDEX facts_by_table ON facts (table_id, column_key, fiscal_year);
CREATE INDEX checks_by_status ON checks (status, check_id);
CREATE INDEX documents_by_run ON documents (batch_run);
CREATE INDEX documents_by_path ON documents (source_path);
CREATE INDEX units_by_name ON units (unit);
)";

// A text in SQL's quotes.
std::string quoted(std::string_view text) {
  std::string literal = "'";
  for (const char c : text) {
    if (c == '\'') literal += c;
    literal += c;
  }
  return literal + '\'';
}

// PostgreSQL keeps what each relation, field and view means.
std::string comments() {
  std::string ddl;
  for (const Relation& relation : feed_relations()) {
    ddl += "\nCOMMENT ON TABLE " + relation.name + " IS " + quoted(relation.meaning) + ";\n";
    for (const Field& field : relation.fields)
      ddl += "COMMENT ON COLUMN " + relation.name + '.' + field.name + " IS " + quoted(field.meaning) + ";\n";
  }
  ddl += '\n';
  for (const FeedView& view : feed_views())
    ddl += "COMMENT ON VIEW " + std::string(view.name) + " IS " + quoted(view.question) + ";\n";
  return ddl;
}

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
  ddl += kIndices.substr(1);
  for (const FeedView& view : feed_views()) {
    ddl += "\n-- " + std::string(view.question) + "\nCREATE VIEW " + std::string(view.name) + " AS";
    ddl += view.select;  // begins and ends with a line end
    ddl.insert(ddl.size() - 1, ";");
  }
  return dialect == SqlDialect::kPostgres ? ddl + comments() : ddl;
}

std::size_t document_field(std::string_view name) {
  const std::vector<Field>& fields = feed_relations()[kDocuments].fields;
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  assert(found != fields.end());
  return static_cast<std::size_t>(found - fields.begin());
}

std::string feed_schema_page() {
  std::string page = "\n## Views\n| view | answers |\n| --- | --- |\n";
  for (const FeedView& view : feed_views())
    page += "| " + std::string(view.name) + " | " + std::string(view.question) + " |\n";
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

}  // namespace yusuan::feed
