// The databases of the feed: SQLite in a file, PostgreSQL where with_postgres has started one.
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "feed/store.h"
#include "feed/views.h"
#include "postgres_schema.h"
#include "small_document.h"
#include "view_questions.h"

namespace yusuan::feed {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "yusuan-feed-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

FeedRows rows_of(const Document& document) { return feed_rows(document, "1.2"); }

// The first row's first field, "" for null.
std::string sqlite_value(const std::string& file, const std::string& sql) {
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  std::string value;
  if (sqlite3_step(statement) == SQLITE_ROW) {
    const unsigned char* text = sqlite3_column_text(statement, 0);
    if (text != nullptr) value = reinterpret_cast<const char*>(text);
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return value;
}

TEST(SqliteStore, LoadingAgainReplacesTheDocument) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  Document document = small_document();
  open_sqlite(file)->load(rows_of(document));
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM facts"), "8");
  document.tables.pop_back();
  auto store = open_sqlite(file);
  store->load(rows_of(document));
  store->load(rows_of(document));
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM facts"), "5");
  document.source.sha256 = std::string(64, 'b');
  store->load(rows_of(document));
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM facts"), "10");
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM documents"), "2");
  store.reset();
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator{}), 1) << "nothing left behind";
}

TEST(SqliteStore, AmountsAreNumbersBesideExactTextAndFen) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  open_sqlite(file)->load(rows_of(small_document()));
  EXPECT_EQ(sqlite_value(file,
                         "SELECT typeof(amount) || ' ' || printed_text || ' ' || amount_fen FROM facts "
                         "WHERE amount = 900.5"),
            "real 900.50 900500000");
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM facts WHERE amount_yuan > 100000000"), "0");
  EXPECT_EQ(
      sqlite_value(file, "SELECT group_concat(DISTINCT typeof(amount_yuan)) FROM facts WHERE column_type = 'money'"),
      "real");
  EXPECT_EQ(sqlite_value(file, "SELECT sum(amount_fen) FROM facts WHERE table_place = 1 AND level = 'total'"),
            "2207020000");
}

TEST(SqliteStore, ViewsAnswer) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  Document document = small_document();
  document.tables[1].rows[0].cells[2].value = Decimal(6280, 2);
  open_sqlite(file)->load(rows_of(document));
  EXPECT_EQ(sqlite_value(file, "SELECT check_id FROM failing_checks"), "column_sum");
  EXPECT_EQ(sqlite_value(file, "SELECT classes_fen || ' ' || total_fen FROM class_sums WHERE table_place = 2"),
            "6280 6280");
  EXPECT_EQ(sqlite_value(file, "SELECT name FROM expenditure_by_function"), "社会保障");
  for (const char* view : {"totals", "empty_tables", "three_public_expenses", "expenditure_by_economic_class"})
    EXPECT_NE(sqlite_value(file, std::string("SELECT count(*) FROM ") + view), "") << view;
}

TEST(SqliteStore, AnswersWhatUsersAsk) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  const auto store = open_sqlite(file);
  for (const Document& document : documents_of_a_city()) store->load(rows_of(document));
  for (const auto& [sql, answer] : questions_to_a_city()) EXPECT_EQ(sqlite_value(file, sql), answer) << sql;
  for (const FeedView& view : feed_views())
    EXPECT_NE(sqlite_value(file, "SELECT count(*) FROM " + std::string(view.name)), "") << view.name;
}

// Of one character, of two, across words, and what only looks alike without its point.
TEST(SqliteStore, FindsWordsOfAnyLength) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  const auto store = open_sqlite(file);
  for (const Document& document : documents_of_a_city()) store->load(rows_of(document));
  const auto found = [&](const std::string& letters) {
    return sqlite_value(file,
                        "SELECT count(*) || ' ' || max(text) FROM text_matches WHERE letters MATCH '" + letters + "'");
  };
  EXPECT_EQ(found("绿"), "1 绿化项目");
  EXPECT_EQ(found("绿 + 化"), "1 绿化项目");
  EXPECT_EQ(found("绿 + 化 + 项 + 目"), "1 绿化项目");
  EXPECT_EQ(found("化 + 绿"), "");
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM texts"), sqlite_value(file, "SELECT count(*) FROM text_search"));
  store->remove({std::string(64, 'd')});
  EXPECT_EQ(found("绿 + 化"), "");
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM texts"), sqlite_value(file, "SELECT count(*) FROM text_search"));
}

TEST(SqliteStore, RefusesADocumentWhoseNumberAnotherOneHas) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  const auto store = open_sqlite(file);
  Document document = small_document();
  store->load(rows_of(document));
  document.source.sha256.back() = 'b';
  try {
    store->load(rows_of(document));
    ADD_FAILURE() << "took the place of another document";
  } catch (const FeedError& error) {
    EXPECT_TRUE(error.of_document()) << error.what();
  }
  EXPECT_EQ(sqlite_value(file, "SELECT document_sha256 FROM documents"), std::string(64, 'a'));
}

TEST(SqliteStore, TakesDocumentsOut) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  const auto store = open_sqlite(file);
  Document document = small_document();
  store->load(feed_rows(document, "1.2", {.batch_run = {}, .path = "/there/a.pdf", .url = {}}));
  document.source.sha256 = std::string(64, 'b');
  store->load(rows_of(document));
  const auto files = store->loaded_files();
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].path, "/there/a.pdf");
  store->remove({files[0].sha256});
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM documents"), "1");
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM facts"), "8");
}

TEST(SqliteStore, AFailedLoadLeavesNoFile) {
  const Folder folder;
  FeedRows rows = rows_of(small_document());
  rows[kFacts].push_back(rows[kFacts].front());  // the key twice
  EXPECT_THROW(open_sqlite(folder.file("feed.sqlite"))->load(rows), FeedError);
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(SqliteStore, AFailedLoadLeavesWhatWasThere) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  const auto store = open_sqlite(file);
  store->load(rows_of(small_document()));
  FeedRows rows = rows_of(small_document());
  rows[kFacts].push_back(rows[kFacts].front());
  EXPECT_THROW(store->load(rows), FeedError);
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM facts"), "8");
  store->load(rows_of(small_document()));
}

TEST(SqliteStore, TwoMayMakeTheSameFile) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  const auto one = open_sqlite(file), two = open_sqlite(file);
  Document document = small_document();
  one->load(rows_of(document));
  document.source.sha256 = std::string(64, 'b');
  two->load(rows_of(document));
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM documents"), "2");
}

// Datasette shows a row's document by the column that the key names.
TEST(SqliteStore, ForeignKeysNameTheirColumn) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  open_sqlite(file)->load(rows_of(small_document()));
  EXPECT_EQ(sqlite_value(file, "SELECT \"table\" || '.' || \"to\" FROM pragma_foreign_key_list('facts')"),
            "documents.document_id");
}

TEST(SqliteStore, WhoReadsDoesNotHinderALoad) {
  const Folder folder;
  const std::string file = folder.file("feed.sqlite");
  const auto store = open_sqlite(file);
  Document document = small_document();
  store->load(rows_of(document));
  sqlite3* reader = nullptr;
  ASSERT_EQ(sqlite3_open_v2(file.c_str(), &reader, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM facts", nullptr, nullptr, nullptr), SQLITE_OK);
  document.source.sha256 = std::string(64, 'b');
  store->load(rows_of(document));
  sqlite3_close(reader);
  EXPECT_EQ(sqlite_value(file, "SELECT count(*) FROM documents"), "2");
}

TEST(SqliteStore, KnowsWhatABatchHasLoaded) {
  const Folder folder;
  const auto store = open_sqlite(folder.file("feed.sqlite"));
  store->load(feed_rows(small_document(), "1.2", {.batch_run = "run 1", .path = {}, .url = {}}));
  EXPECT_EQ(store->loaded_by("run 1"), std::vector<std::string>{std::string(64, 'a')});
  EXPECT_TRUE(store->loaded_by("run 2").empty());
}

TEST(SqliteStore, RefusesWhatIsNoFeed) {
  const Folder folder;
  std::ofstream(folder.file("text.sqlite")) << "this is no database, and long enough to have had a header of one";
  EXPECT_THROW(open_sqlite(folder.file("text.sqlite")), FeedError);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(folder.file("other.sqlite").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "CREATE TABLE t (a)", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  EXPECT_THROW(open_sqlite(folder.file("other.sqlite")), FeedError);
}

// One schema of the server for each test.
class PostgresStore : public testing::Test {
 protected:
  void SetUp() override {
    server_ = schema_of_test();
    if (server_.empty()) GTEST_SKIP() << "no PostgreSQL server: run by with_postgres";
  }

  std::string value(const std::string& sql) const {
    const auto answer = ask_postgres(server_, sql);
    return answer.empty() ? "" : answer.front();
  }

  std::string server_;
};

TEST_F(PostgresStore, LoadingAgainReplacesTheDocument) {
  Document document = small_document();
  open_postgres(server_)->load(rows_of(document));
  EXPECT_EQ(value("SELECT count(*) FROM facts"), "8");
  document.tables.pop_back();
  const auto store = open_postgres(server_);
  store->load(rows_of(document));
  EXPECT_EQ(value("SELECT count(*) FROM facts"), "5");
  document.source.sha256 = std::string(64, 'b');
  store->load(rows_of(document));
  EXPECT_EQ(value("SELECT count(*) FROM documents"), "2");
}

TEST_F(PostgresStore, AmountsAndTextsArriveExactly) {
  open_postgres(server_)->load(rows_of(small_document()));
  EXPECT_EQ(value("SELECT amount FROM facts WHERE printed_text = '900.50'"), "900.50");
  EXPECT_EQ(value("SELECT sum(amount_yuan) FROM facts WHERE table_place = 1 AND level = 'total'"), "22070200.00");
  EXPECT_EQ(value("SELECT message FROM diagnostics"), "a cell\tholds no figure\\");
  EXPECT_EQ(value("SELECT file FROM documents"), "a,b\".pdf");
}

TEST_F(PostgresStore, ViewsAnswer) {
  open_postgres(server_)->load(rows_of(small_document()));
  EXPECT_EQ(value("SELECT check_id FROM failing_checks"), "column_sum");
  EXPECT_EQ(value("SELECT total_fen FROM class_sums WHERE table_place = 2"), "6280");
  for (const char* view : {"totals", "empty_tables", "three_public_expenses", "expenditure_by_function"})
    EXPECT_NE(value(std::string("SELECT count(*) FROM ") + view), "") << view;
}

TEST_F(PostgresStore, AnswersWhatUsersAsk) {
  const auto store = open_postgres(server_);
  for (const Document& document : documents_of_a_city()) store->load(rows_of(document));
  for (const auto& [sql, answer] : questions_to_a_city()) EXPECT_EQ(value(sql), answer) << sql;
  for (const FeedView& view : feed_views())
    EXPECT_NE(value("SELECT count(*) FROM " + std::string(view.name)), "") << view.name;
  EXPECT_EQ(value("SELECT obj_description('latest_documents'::regclass)"),
            "Documents without those that a later edition supersedes.");
  EXPECT_EQ(value("SELECT col_description('facts'::regclass, 1)"), "the document, as in documents");
}

TEST_F(PostgresStore, FindsWordsOfAnyLength) {
  const auto store = open_postgres(server_);
  for (const Document& document : documents_of_a_city()) store->load(rows_of(document));
  const auto found = [&](const std::string& word) {
    return value("SELECT count(*) || coalesce(' ' || max(text), '') FROM search('" + word + "')");
  };
  EXPECT_EQ(found("绿"), "1 绿化项目");
  EXPECT_EQ(found("绿化"), "1 绿化项目");
  EXPECT_EQ(found("绿化项目"), "1 绿化项目");
  EXPECT_EQ(found("化绿"), "0");
}

TEST_F(PostgresStore, TakesDocumentsOut) {
  const auto store = open_postgres(server_);
  store->load(feed_rows(small_document(), "1.2", {.batch_run = {}, .path = "/there/a.pdf", .url = {}}));
  const auto files = store->loaded_files();
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].path, "/there/a.pdf");
  store->remove({files[0].sha256});
  EXPECT_EQ(value("SELECT count(*) FROM facts"), "0");
}

TEST_F(PostgresStore, AFailedLoadLeavesWhatWasThere) {
  const auto store = open_postgres(server_);
  store->load(rows_of(small_document()));
  FeedRows rows = rows_of(small_document());
  rows[kFacts].push_back(rows[kFacts].front());
  EXPECT_THROW(store->load(rows), FeedError);
  EXPECT_EQ(value("SELECT count(*) FROM facts"), "8");
  store->load(rows_of(small_document()));  // the connection is still good
}

TEST_F(PostgresStore, RefusesASchemaThatIsNotOurs) {
  value("CREATE TABLE facts (a INTEGER)");
  EXPECT_THROW(open_postgres(server_), FeedError);
}

TEST_F(PostgresStore, KnowsWhatABatchHasLoaded) {
  const auto store = open_postgres(server_);
  Document document = small_document();
  store->load(feed_rows(document, "1.2", {.batch_run = "run 1", .path = {}, .url = {}}));
  document.source.sha256 = std::string(64, 'b');
  store->load(feed_rows(document, "1.2", {.batch_run = "run 2", .path = {}, .url = {}}));
  EXPECT_EQ(store->loaded_by("run 1"), std::vector<std::string>{std::string(64, 'a')});
  store->load(feed_rows(document, "1.2"));
  EXPECT_TRUE(store->loaded_by("run 2").empty());
}

TEST_F(PostgresStore, OutlivesItsConnection) {
  const auto store = open_postgres(server_ + "&application_name=loser");
  value("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'loser'");
  store->load(rows_of(small_document()));
  EXPECT_EQ(value("SELECT count(*) FROM documents"), "1");
}

TEST_F(PostgresStore, TellsRowsThatAreRefusedFromAServerThatFails) {
  const auto store = open_postgres(server_);
  FeedRows rows = rows_of(small_document());
  rows[kFacts].push_back(rows[kFacts].front());
  try {
    store->load(rows);
    FAIL();
  } catch (const FeedError& error) {
    EXPECT_TRUE(error.of_document()) << error.what();
  }
  value("DROP TABLE facts CASCADE");
  try {
    store->load(rows_of(small_document()));
    FAIL();
  } catch (const FeedError& error) {
    EXPECT_FALSE(error.of_document()) << error.what();
  }
}

TEST_F(PostgresStore, DoesNotWaitForALockForEver) {
  const auto store = open_postgres(server_.substr(0, server_.find("&options=")) +
                                   "&options=-csearch_path%3D%22DoesNotWaitForALockForEver%22%20-clock_timeout%3D50");
  PGconn* other = PQconnectdb(server_.c_str());
  PQclear(PQexec(other, "BEGIN"));
  PQclear(PQexec(other, "LOCK TABLE documents IN ACCESS EXCLUSIVE MODE"));
  EXPECT_THROW(store->load(rows_of(small_document())), FeedError);
  PQfinish(other);
  store->load(rows_of(small_document()));
}

// The server's process is stopped, as by a machine that hangs: it takes what is sent and says nothing.
TEST_F(PostgresStore, GivesUpAStalledServer) {
  const auto store = open_postgres(server_ + "&application_name=stalled", 1);
  const auto backend =
      static_cast<pid_t>(std::stol(value("SELECT pid FROM pg_stat_activity WHERE application_name = 'stalled'")));
  ASSERT_EQ(kill(backend, SIGSTOP), 0);
  try {
    store->load(rows_of(small_document()));
    ADD_FAILURE() << "loaded by a process that stands still";
  } catch (const FeedError& error) {
    EXPECT_STREQ(error.what(), "PostgreSQL: the server has not answered for 1 s: it or the network is stalled");
    EXPECT_FALSE(error.of_document());
  }
  kill(backend, SIGCONT);
  EXPECT_EQ(value("SELECT count(*) FROM documents"), "0");
}

TEST_F(PostgresStore, SaysWhenNobodyAnswers) {
  try {
    open_postgres("postgresql:///postgres?host=/nowhere&password=secret");
    FAIL();
  } catch (const FeedError& error) {
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
  }
}

}  // namespace
}  // namespace yusuan::feed
