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
  // SQLite's index of words knows rows by a number that VACUUM has to leave alone.
  const bool numbered = dialect == SqlDialect::kSqlite && relation.name == "passages";
  std::string ddl = "-- " + relation.meaning + "\nCREATE TABLE " + relation.name + " (\n" +
                    (numbered ? "  passage_id INTEGER PRIMARY KEY,  -- of text_search\n" : "");
  std::string key;
  for (std::size_t i = 0; i < relation.fields.size(); ++i) {
    const Field& field = relation.fields[i];
    ddl += "  " + field.name + ' ' + sql_type(field.type, dialect) + (field.required ? " NOT NULL" : "");
    if (i == 0 && relation.name != "documents") ddl += " REFERENCES documents(document_id) ON DELETE CASCADE";
    ddl += ",  -- " + field.meaning + '\n';
    if (i < relation.key_fields) key += (i == 0 ? "" : ", ") + field.name;
  }
  return ddl + (numbered ? "  UNIQUE (" : "  PRIMARY KEY (") + key + ")\n);\n";
}

// An index of words knows no Chinese ones, one of three letters finds nothing for 维修. These hold each letter as a
// word, so that any word is a phrase of them; whether it stands in the text as it was asked is looked at once more.
constexpr std::string_view kSqliteSearch = R"(
-- Each letter of passages.text a word: MATCH '维 + 修' finds 维修, of any length. Filled by who loads.
CREATE VIRTUAL TABLE text_search USING fts5(letters, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER passages_leave_search AFTER DELETE ON passages
BEGIN DELETE FROM text_search WHERE rowid = old.passage_id; END;

-- texts by a word: WHERE letters MATCH '维 + 修'
CREATE VIEW text_matches AS
SELECT d.entity, d.fiscal_year, p.part, p.text, p.page, d.file, d.source_url || '#page=' || p.page AS link,
       d.document_sha256, p.document_id, s.letters
FROM text_search s JOIN passages p ON p.passage_id = s.rowid JOIN documents d ON d.document_id = p.document_id;
)";

constexpr std::string_view kPostgresSearch = R"(
CREATE FUNCTION letters(TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE
AS $$ SELECT pg_catalog.regexp_replace($1, '(.)', '\1 ', 'g') $$;
CREATE INDEX passages_by_letters ON passages USING GIN (to_tsvector('simple', letters(text)));

-- texts by a word: SELECT * FROM search('维修')
CREATE FUNCTION search(word TEXT) RETURNS SETOF texts LANGUAGE SQL STABLE
AS $$ SELECT t.* FROM texts t WHERE to_tsvector('simple', letters(t.text)) @@ phraseto_tsquery('simple', letters(word))
      AND strpos(lower(t.text), lower(word)) > 0 $$;
COMMENT ON FUNCTION search(TEXT) IS 'texts in which the word stands, by an index';
)";

constexpr std::string_view kIndices = R"(
CREATE UNIQUE INDEX documents_by_sha256 ON documents (document_sha256);
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
  if (dialect == SqlDialect::kSqlite) return ddl.append(kSqliteSearch);
  return ddl.append(kPostgresSearch) + comments();
}

std::size_t field_place(RelationPlace relation, std::string_view name) {
  const std::vector<Field>& fields = feed_relations()[relation].fields;
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
