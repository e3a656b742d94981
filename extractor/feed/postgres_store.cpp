#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "feed/load_time.h"
#include "feed/postgres_connection.h"
#include "feed/store.h"

namespace yusuan::feed {
namespace {

constexpr const char* kDeleteDocument = "DELETE FROM documents WHERE document_sha256 = $1";
constexpr std::size_t kCopyChunk = std::size_t{64} << 10U;
// Any number will do as long as every version takes the same: makes two loaders create the schema one after the other.
constexpr const char* kSchemaLock = "SELECT pg_advisory_xact_lock(7022360)";

class Transaction {
 public:
  explicit Transaction(PostgresConnection& connection) : connection_(connection) { connection_.run("BEGIN"); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (!done_) connection_.roll_back();
  }
  void commit() {
    connection_.run("COMMIT");
    done_ = true;
  }

 private:
  PostgresConnection& connection_;
  bool done_ = false;
};

// Of the relations that are there, the fields by name.
std::map<std::string, std::set<std::string>> present_fields(PostgresConnection& connection) {
  const PostgresResult found = connection.run(
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()");
  std::map<std::string, std::set<std::string>> fields;
  for (int i = 0; i < PQntuples(found.get()); ++i)
    fields[PQgetvalue(found.get(), i, 0)].insert(PQgetvalue(found.get(), i, 1));
  return fields;
}

void make_or_check_schema(PostgresConnection& connection) {
  Transaction transaction(connection);
  connection.run(kSchemaLock);
  const auto present = present_fields(connection);
  const auto& relations = feed_relations();
  const bool none = std::none_of(relations.begin(), relations.end(),
                                 [&](const Relation& relation) { return present.contains(relation.name); });
  if (none) connection.run(feed_ddl(SqlDialect::kPostgres));
  for (const Relation& relation : none ? std::vector<Relation>{} : relations) {
    const auto found = present.find(relation.name);
    for (const Field& field : relation.fields)
      if (found == present.end() || !found->second.contains(field.name))
        throw FeedError("PostgreSQL: the schema has other tables than the feed: " + relation.name + '.' + field.name +
                        " is missing; load into an empty schema (see schemas/facts.sql)");
  }
  transaction.commit();
}

// COPY's text format: tab between fields, \N for null.
void append_copy_field(std::string& line, const FeedValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    line += std::to_string(*number);
  } else if (const auto* decimal = std::get_if<Decimal>(&value)) {
    line += decimal->to_string();
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    for (const char c : *text) {
      if (c == '\\' || c == '\t' || c == '\n' || c == '\r') line += '\\';
      line += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c;
    }
  } else {
    line += "\\N";
  }
}

void copy_rows(PostgresConnection& connection, const Relation& relation, const std::vector<FeedRow>& rows) {
  if (rows.empty()) return;
  std::string names;
  for (const Field& field : relation.fields) names += (names.empty() ? "" : ", ") + field.name;
  connection.run("COPY " + relation.name + " (" + names + ") FROM STDIN");
  std::string buffer;
  for (const FeedRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) buffer += '\t';
      append_copy_field(buffer, row[i]);
    }
    buffer += '\n';
    if (buffer.size() < kCopyChunk) continue;
    connection.copy_in(buffer);
    buffer.clear();
  }
  if (!buffer.empty()) connection.copy_in(buffer);
  connection.end_copy();
}

class PostgresStore : public FeedStore {
 public:
  PostgresStore(const std::string& connection, int patience_seconds) : connection_(connection, patience_seconds) {
    make_or_check_schema(connection_);
  }

  void load(const FeedRows& rows) override {
    try {
      return replace(rows);
    } catch (const FeedError&) {
      // After a restart of the server one new connection is worth a try.
      if (!connection_.ended()) throw;
    }
    connection_.reset();
    replace(rows);
  }

  std::vector<std::string> loaded_by(const std::string& batch_run) override {
    const PostgresResult found =
        connection_.run("SELECT document_sha256 FROM documents WHERE batch_run = $1", {batch_run});
    std::vector<std::string> loaded;
    for (int i = 0; i < PQntuples(found.get()); ++i) loaded.emplace_back(PQgetvalue(found.get(), i, 0));
    return loaded;
  }

  std::vector<LoadedFile> loaded_files() override {
    const PostgresResult found =
        connection_.run("SELECT document_sha256, source_path, loaded_at FROM documents WHERE source_path IS NOT NULL");
    std::vector<LoadedFile> files;
    for (int i = 0; i < PQntuples(found.get()); ++i)
      files.push_back({PQgetvalue(found.get(), i, 0), PQgetvalue(found.get(), i, 1), PQgetvalue(found.get(), i, 2)});
    return files;
  }

  void remove(const std::vector<std::string>& documents) override {
    if (documents.empty()) return;
    Transaction transaction(connection_);
    for (const std::string& sha256 : documents) connection_.run(kDeleteDocument, {sha256});
    transaction.commit();
  }

 private:
  void replace(const FeedRows& rows) {
    static const std::size_t hash = field_place(kDocuments, "document_sha256");
    Transaction transaction(connection_);
    for (const FeedRow& document : rows[kDocuments]) {
      const std::string& sha256 = std::get<std::string>(document[hash]);
      // Two loaders of the same document would both delete and then both insert.
      connection_.run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", {sha256});
      connection_.run(kDeleteDocument, {sha256});
    }
    copy_rows(connection_, feed_relations()[kDocuments], loaded_now(rows[kDocuments]));
    for (std::size_t place = kDocuments + 1; place < kRelationCount; ++place)
      copy_rows(connection_, feed_relations()[place], rows[place]);
    transaction.commit();
  }

  PostgresConnection connection_;
};

}  // namespace

std::unique_ptr<FeedStore> open_postgres(const std::string& connection, int patience_seconds) {
  return std::make_unique<PostgresStore>(connection, patience_seconds);
}

}  // namespace yusuan::feed
