#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "feed/store.h"

namespace yusuan {
namespace {

constexpr std::size_t kCopyChunk = std::size_t{64} << 10U;
// Any number will do as long as every version takes the same: makes two loaders create the schema one after the other.
constexpr const char* kSchemaLock = "SELECT pg_advisory_xact_lock(7022360)";

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

std::string one_line(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

class Connection {
 public:
  explicit Connection(const std::string& connection) {
    // What stands before dbname is a default that the URL may override.
    const char* keywords[] = {"connect_timeout", "fallback_application_name", "dbname", "client_encoding", nullptr};
    const char* values[] = {"8", "yusuan", connection.c_str(), "UTF8", nullptr};
    handle_.reset(PQconnectdbParams(keywords, values, 1));
    if (!handle_ || PQstatus(handle_.get()) != CONNECTION_OK)
      throw FeedError("PostgreSQL: " + one_line(handle_ ? PQerrorMessage(handle_.get()) : "no memory"));
    PQsetNoticeProcessor(
        handle_.get(), [](void*, const char*) {}, nullptr);
    run("SET lock_timeout = '10s'");  // shorter than the bound on a document's time, so that the reason is heard
  }

  PGconn* get() const { return handle_.get(); }

  [[noreturn]] void fail() const { throw FeedError("PostgreSQL: " + one_line(PQerrorMessage(handle_.get()))); }

  Result run(const std::string& sql, const std::vector<std::string>& parameters = {}) const {
    std::vector<const char*> values;
    for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
    // Only the simple protocol takes several statements at once.
    Result result(parameters.empty() ? PQexec(get(), sql.c_str())
                                     : PQexecParams(get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                                                    values.data(), nullptr, nullptr, 0));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN) fail();
    return result;
  }

 private:
  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  std::unique_ptr<PGconn, Finish> handle_;
};

class Transaction {
 public:
  explicit Transaction(const Connection& connection) : connection_(connection) { connection_.run("BEGIN"); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (!done_) Result ignored(PQexec(connection_.get(), "ROLLBACK"));
  }
  void commit() {
    connection_.run("COMMIT");
    done_ = true;
  }

 private:
  const Connection& connection_;
  bool done_ = false;
};

// Of the relations that are there, the fields by name.
std::map<std::string, std::set<std::string>> present_fields(const Connection& connection) {
  const Result found = connection.run(
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()");
  std::map<std::string, std::set<std::string>> fields;
  for (int i = 0; i < PQntuples(found.get()); ++i)
    fields[PQgetvalue(found.get(), i, 0)].insert(PQgetvalue(found.get(), i, 1));
  return fields;
}

void make_or_check_schema(const Connection& connection) {
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

void send(const Connection& connection, std::string& buffer) {
  if (PQputCopyData(connection.get(), buffer.data(), static_cast<int>(buffer.size())) != 1) connection.fail();
  buffer.clear();
}

void copy_rows(const Connection& connection, const Relation& relation, const std::vector<FeedRow>& rows) {
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
    if (buffer.size() >= kCopyChunk) send(connection, buffer);
  }
  if (!buffer.empty()) send(connection, buffer);
  if (PQputCopyEnd(connection.get(), nullptr) != 1) connection.fail();
  bool good = true;
  std::string why;
  while (const Result result{PQgetResult(connection.get())}) {
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) continue;
    good = false;
    why = one_line(PQresultErrorMessage(result.get()));
  }
  if (!good) throw FeedError("PostgreSQL: " + why);
}

class PostgresStore : public FeedStore {
 public:
  explicit PostgresStore(const std::string& connection) : connection_(connection) { make_or_check_schema(connection_); }

  void load(const FeedRows& rows) override {
    // After a restart of the server one new connection is worth a try.
    if (PQstatus(connection_.get()) != CONNECTION_OK) PQreset(connection_.get());
    Transaction transaction(connection_);
    for (const FeedRow& document : rows[kDocuments]) {
      const std::string& sha256 = std::get<std::string>(document.front());
      // Two loaders of the same document would both delete and then both insert.
      connection_.run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", {sha256});
      connection_.run("DELETE FROM documents WHERE document_sha256 = $1", {sha256});
    }
    for (std::size_t place = 0; place < kRelationCount; ++place)
      copy_rows(connection_, feed_relations()[place], rows[place]);
    transaction.commit();
  }

 private:
  Connection connection_;
};

}  // namespace

std::unique_ptr<FeedStore> open_postgres(const std::string& connection) {
  return std::make_unique<PostgresStore>(connection);
}

}  // namespace yusuan
