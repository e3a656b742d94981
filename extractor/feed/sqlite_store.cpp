#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <utility>

#include "feed/load_time.h"
#include "feed/store.h"

namespace yusuan::feed {
namespace {

namespace fs = std::filesystem;

constexpr int kApplicationId = 0x79736664;  // "ysfd": tells a feed from another program's database
// Another loader holds the file for one document, which takes milliseconds.
constexpr int kBusyTimeoutMs = 10'000;
constexpr const char* kDeleteDocument = "DELETE FROM documents WHERE document_sha256 = ?";

// An open connection; every failure becomes a FeedError that names the file.
class Database {
 public:
  Database(const std::string& file, std::string shown) : shown_(std::move(shown)) {
    const int status = sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (status != SQLITE_OK) {
      const std::string why = sqlite3_errmsg(handle_);
      sqlite3_close(handle_);
      throw FeedError(shown_ + " cannot be opened: " + why);
    }
    sqlite3_busy_timeout(handle_, kBusyTimeoutMs);
    sqlite3_extended_result_codes(handle_, 1);
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close(handle_); }

  sqlite3* get() const { return handle_; }

  [[noreturn]] void fail() const {
    const int kind = sqlite3_errcode(handle_) & 0xFF;
    throw FeedError(shown_ + ": " + sqlite3_errmsg(handle_), kind == SQLITE_CONSTRAINT || kind == SQLITE_TOOBIG);
  }

  void run(const std::string& sql) const {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }

  // What may be refused without harm.
  void attempt(const char* sql) const { sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); }

  std::int64_t number(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr) != SQLITE_OK) fail();
    const bool row = sqlite3_step(statement) == SQLITE_ROW;
    const std::int64_t value = row ? sqlite3_column_int64(statement, 0) : 0;
    if (sqlite3_finalize(statement) != SQLITE_OK) fail();
    return value;
  }

  const std::string& shown() const { return shown_; }

 private:
  std::string shown_;
  sqlite3* handle_ = nullptr;
};

// Rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(const Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (!done_) database_.attempt("ROLLBACK");
  }
  void commit() {
    database_.run("COMMIT");
    done_ = true;
  }

 private:
  const Database& database_;
  bool done_ = false;
};

class Statement {
 public:
  Statement(const Database& database, const std::string& sql) : database_(database) {
    if (sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &handle_, nullptr) != SQLITE_OK) database.fail();
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(handle_); }

  // The row has to live until run().
  void bind(const FeedRow& row) {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (bind(static_cast<int>(i) + 1, row[i]) != SQLITE_OK) database_.fail();
  }

  void run() {
    if (sqlite3_step(handle_) != SQLITE_DONE) database_.fail();
    sqlite3_reset(handle_);
  }

  // False when there is no further row.
  bool next() {
    const int status = sqlite3_step(handle_);
    if (status != SQLITE_DONE && status != SQLITE_ROW) database_.fail();
    return status == SQLITE_ROW;
  }

  // A field of the row that next() came to; "" for null.
  std::string text(int field) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, field));
    return text != nullptr ? text : "";
  }

 private:
  int bind(int place, const FeedValue& value) {
    if (const auto* text = std::get_if<std::string>(&value))
      return sqlite3_bind_text64(handle_, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(handle_, place, *number);
    const auto* decimal = std::get_if<Decimal>(&value);
    if (decimal == nullptr) return sqlite3_bind_null(handle_, place);
    return sqlite3_bind_double(handle_, place, decimal->to_double());
  }

  const Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

// What fills the index for searching; who only reads or takes out needs no such function.
void know_letters(const Database& database) {
  const auto call = [](sqlite3_context* context, int, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    const std::string parted = letters(text != nullptr ? text : "");
    sqlite3_result_text64(context, parted.data(), parted.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  };
  if (sqlite3_create_function_v2(database.get(), "letters", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, call,
                                 nullptr, nullptr, nullptr) != SQLITE_OK)
    database.fail();
}

void make_or_check_schema(const Database& database) {
  Transaction transaction(database);
  const std::int64_t application = database.number("PRAGMA application_id");
  const std::int64_t version = database.number("PRAGMA user_version");
  if (application == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0) {
    database.run(feed_ddl(SqlDialect::kSqlite));
    database.run("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.run("PRAGMA user_version = " + std::to_string(kFeedSchemaVersion));
    return transaction.commit();
  }
  if (application != kApplicationId)
    throw FeedError(database.shown() + " is another program's database: name a new file");
  if (version != kFeedSchemaVersion)
    throw FeedError(database.shown() + " holds version " + std::to_string(version) + " of the feed's schema, this is " +
                    std::to_string(kFeedSchemaVersion) + ": load into a new file");
}

void insert_rows(const Database& database, const Relation& relation, const std::vector<FeedRow>& rows) {
  if (rows.empty()) return;
  std::string names, places;
  for (const Field& field : relation.fields) {
    names += (names.empty() ? "" : ", ") + field.name;
    places += places.empty() ? "?" : ", ?";
  }
  Statement insert(database, "INSERT INTO " + relation.name + " (" + names + ") VALUES (" + places + ")");
  for (const FeedRow& row : rows) {
    insert.bind(row);
    insert.run();
  }
}

void replace_document(const Database& database, const FeedRows& rows) {
  static const std::size_t hash = field_place(kDocuments, "document_sha256");
  Transaction transaction(database);
  Statement remove(database, kDeleteDocument);
  for (const FeedRow& document : rows[kDocuments]) {
    const FeedRow key{document[hash]};
    remove.bind(key);
    remove.run();
  }
  insert_rows(database, feed_relations()[kDocuments], loaded_now(rows[kDocuments]));
  for (std::size_t place = kDocuments + 1; place < kRelationCount; ++place)
    insert_rows(database, feed_relations()[place], rows[place]);
  Statement index(database,
                  "INSERT INTO text_search (rowid, letters) SELECT passage_id, letters(text) FROM passages "
                  "WHERE document_id = ?");
  for (const FeedRow& document : rows[kDocuments]) {
    const FeedRow key{document.front()};
    index.bind(key);
    index.run();
  }
  transaction.commit();
}

class SqliteStore : public FeedStore {
 public:
  explicit SqliteStore(std::string path) : path_(std::move(path)) {
    std::error_code ignored;  // opening will say what is wrong with it
    if (!fs::exists(path_, ignored)) make_temporary();
    open(temporary_.empty() ? path_ : temporary_);
  }
  ~SqliteStore() override {
    close_database();
    remove_temporary();
  }

  void load(const FeedRows& rows) override {
    replace_document(*database_, rows);
    if (temporary_.empty()) return;
    close_database();
    const bool published = publish();
    remove_temporary();
    open(path_);
    if (!published) replace_document(*database_, rows);  // another process made the file meanwhile
  }

  std::vector<std::string> loaded_by(const std::string& batch_run) override {
    Statement select(*database_, "SELECT document_sha256 FROM documents WHERE batch_run = ?");
    const FeedRow run{batch_run};
    select.bind(run);
    std::vector<std::string> loaded;
    while (select.next()) loaded.push_back(select.text(0));
    return loaded;
  }

  std::vector<LoadedFile> loaded_files() override {
    Statement select(*database_,
                     "SELECT document_sha256, source_path, loaded_at FROM documents WHERE source_path IS NOT NULL");
    std::vector<LoadedFile> files;
    while (select.next()) files.push_back({select.text(0), select.text(1), select.text(2)});
    return files;
  }

  void remove(const std::vector<std::string>& documents) override {
    if (documents.empty()) return;
    Transaction transaction(*database_);
    Statement remove(*database_, kDeleteDocument);
    for (const std::string& sha256 : documents) {
      const FeedRow key{sha256};
      remove.bind(key);
      remove.run();
    }
    transaction.commit();
  }

 private:
  void open(const std::string& file) {
    database_ = std::make_unique<Database>(file, path_);
    database_->run("PRAGMA foreign_keys = ON");
    make_or_check_schema(*database_);
    know_letters(*database_);
    database_->attempt("PRAGMA journal_mode = WAL");  // who reads meanwhile is never told that it is locked
  }

  // A write-ahead log makes three files of one, which nobody may read in a folder that is not theirs: the database is
  // left as one file unless somebody still has it open.
  void close_database() {
    if (database_ == nullptr) return;
    sqlite3_busy_timeout(database_->get(), 0);
    database_->attempt("PRAGMA journal_mode = DELETE");
    database_.reset();
  }

  [[noreturn]] void refuse(int error) const { throw FeedError(path_ + " cannot be written: " + std::strerror(error)); }

  void make_temporary() {
    const fs::path folder = fs::path(path_).parent_path();
    std::error_code ignored;  // mkostemp will say what is wrong with the folder
    if (!folder.empty()) fs::create_directories(folder, ignored);
    std::string name = (folder / ".yusuan-XXXXXX").string();
    const int fd = mkostemp(name.data(), O_CLOEXEC);
    if (fd < 0) refuse(errno);
    temporary_ = name;
    const mode_t mask = umask(0);
    umask(mask);
    const int error = fchmod(fd, 0666 & ~mask) != 0 ? errno : 0;
    close(fd);
    if (error != 0) refuse(error);
  }

  // False when there is a file of that name already. SQLite has synchronised the content.
  bool publish() {
    if (link(temporary_.c_str(), path_.c_str()) == 0) return true;
    if (errno == EEXIST) return false;
    // A file system without hard links: the last one wins.
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) refuse(errno);
    return true;
  }

  void remove_temporary() {
    if (temporary_.empty()) return;
    unlink(temporary_.c_str());
    temporary_.clear();
  }

  std::string path_;
  std::string temporary_;  // empty once the file is in its place
  std::unique_ptr<Database> database_;
};

}  // namespace

std::unique_ptr<FeedStore> open_sqlite(const std::string& path) { return std::make_unique<SqliteStore>(path); }

}  // namespace yusuan::feed
