// The star schema that every target of a feed shares: facts in the middle, what they belong to around them.
// schemas/facts.md explains it to people; schemas/facts.sql is the same as DDL.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::feed {

/// Raised when a relation or field comes, goes away or changes its meaning; a database says which one it holds.
constexpr int kFeedSchemaVersion = 8;

enum class FieldType : std::uint8_t {
  kText,
  kInteger,
  kDecimal,  ///< exact: NUMERIC, or text in plain notation; in SQLite, which has no exact decimals, the nearest REAL
  kPoints,   ///< a coordinate in points, rounded to hundredths
};

struct Field {
  std::string name;
  FieldType type = FieldType::kText;
  bool required = false;  ///< never null
  std::string meaning;    ///< one sentence for a person
};

/// A table of the star. Its primary key are its first `key_fields` fields; the first is always the document's number.
struct Relation {
  std::string name;
  std::string meaning;
  std::size_t key_fields = 1;
  std::vector<Field> fields;
};

/// Places of the relations in feed_relations() and in FeedRows.
enum RelationPlace : std::size_t {
  kDocuments,
  kUnits,
  kTables,
  kFacts,
  kStatements,
  kProjects,
  kPerformance,
  kPerformanceFunds,
  kPerformanceRows,
  kIndicators,
  kChecks,
  kCheckFigures,
  kDiagnostics,
  kPassages,
  kRelationCount
};

/// In the order of RelationPlace, which is also the order to load them in.
const std::vector<Relation>& feed_relations();

/// The place of a field in its relation, which has it.
std::size_t field_place(RelationPlace relation, std::string_view name);

enum class SqlDialect : std::uint8_t { kSqlite, kPostgres };

/// CREATE TABLE, CREATE INDEX and CREATE VIEW statements, each ending with ";\n". They fail when a table is there.
std::string feed_ddl(SqlDialect dialect);

/// The schema as a page for people, in Markdown: schemas/facts.md.
std::string feed_schema_page();

}  // namespace yusuan::feed
