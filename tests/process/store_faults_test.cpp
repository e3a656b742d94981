// What faults_test asks of a folder, of a batch into SQLite and into PostgreSQL (where with_postgres has started one).
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include <csignal>
#include <map>

#include "../feed/postgres_schema.h"
#include "fault_documents.h"
#include "scratch_folder.h"

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

class StoreFaults : public ScratchFolder {
 protected:
  // The status as wait() gives it.
  int run(const std::string& target, int round, const char* resume) const {
    const std::string command = "exec '" YUSUAN_BATCH_STUB "' " + std::to_string(round) + " '" +
                                (dir_ / "in").string() + "' '" + target + "' " + resume + " 2> '" +
                                (dir_ / "stderr").string() + "'";
    return std::system(command.c_str());
  }

  std::vector<nlohmann::json> journal() const { return lines(read(dir_ / "batch.ndjson")); }

  void kill_twice_and_resume(const std::string& target) const {
    int status = run(target, 1, "");
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status << read(dir_ / "stderr");
    status = run(target, 2, "--resume");
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status << read(dir_ / "stderr");
    status = run(target, 3, "--resume");
    ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 128 + SIGINT) << status << read(dir_ / "stderr");
    status = run(target, 4, "--resume");
    ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 5) << status << read(dir_ / "stderr");
  }

  // `loaded`: "FILE FACTS FIGURE" of each document of the database.
  void expect_good_once_and_bad_named(const std::map<std::string, std::string>& expected, const Lines& loaded) const {
    Lines good;
    for (const auto& [name, code] : expected) {
      const int number = std::stoi(name) - 1000;
      // The figure of those that end a round is the round's number.
      const int figure = number == 60 ? 1 : number == 120 ? 2 : number == 160 ? 3 : number;
      if (code.empty()) good.push_back(name + " 1 " + std::to_string(figure));
    }
    EXPECT_EQ(loaded, good);
    std::map<std::string, std::string> failed;
    std::map<std::string, int> done;
    for (const auto& entry : journal()) {
      const std::string name = fs::path(entry["file"].get<std::string>()).filename().string();
      if (entry["status"] == "failed") failed[name] = entry["error"]["code"];
      if (entry["status"] != "failed") ++done[name];
    }
    for (const auto& [name, code] : expected) {
      EXPECT_EQ(failed[name], code) << name;
      EXPECT_EQ(done[name], code.empty() ? 1 : 0) << name;
    }
  }
};

constexpr const char* kLoaded =
    "SELECT d.file || ' ' || count(*) || ' ' || CAST(max(f.amount) AS INTEGER) FROM documents d JOIN facts f ON "
    "f.document_id = "
    "d.document_id GROUP BY d.file ORDER BY d.file";

Lines ask_sqlite(const std::string& file, const std::string& sql) {
  Lines answer;
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  const auto add = [](void* lines, int, char** fields, char**) {
    static_cast<Lines*>(lines)->emplace_back(fields[0] != nullptr ? fields[0] : "");
    return 0;
  };
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), add, &answer, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  sqlite3_close(database);
  return answer;
}

TEST_F(StoreFaults, SqliteHasEveryGoodDocumentOnce) {
  const auto expected = write_fault_documents(dir_ / "in");
  const std::string file = (dir_ / "feed.sqlite").string();
  kill_twice_and_resume(file);
  expect_good_once_and_bad_named(expected, ask_sqlite(file, kLoaded));
  EXPECT_EQ(ask_sqlite(file, "PRAGMA integrity_check"), Lines{"ok"});
}

TEST_F(StoreFaults, ResumingAsksTheDatabaseNotTheJournal) {
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) write(dir_ / "in" / name, std::string("good 1 ") + name);
  const std::string file = (dir_ / "feed.sqlite").string();
  ASSERT_EQ(WEXITSTATUS(run(file, 0, "")), 0);
  fs::remove(dir_ / "batch.ndjson");
  ask_sqlite(file, "PRAGMA foreign_keys = ON; DELETE FROM documents WHERE file = 'b.txt'");
  ASSERT_EQ(WEXITSTATUS(run(file, 0, "--resume")), 0);
  EXPECT_NE(read(dir_ / "stderr").find("3 documents: 1 done, 2 done before"), std::string::npos)
      << read(dir_ / "stderr");
  EXPECT_EQ(ask_sqlite(file, "SELECT count(*) FROM documents"), Lines{"3"});
}

TEST_F(StoreFaults, WhatIsNoDatabaseStopsTheBatchAtOnce) {
  write(dir_ / "in" / "a.txt", "good 1");
  write(dir_ / "feed.sqlite", "this is no database, and long enough to have had a header of one");
  EXPECT_EQ(WEXITSTATUS(run((dir_ / "feed.sqlite").string(), 0, "")), 3);
  const std::string said = read(dir_ / "stderr");
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
}

class PostgresFaults : public StoreFaults {
 protected:
  void SetUp() override {
    server_ = schema_of_test();
    if (server_.empty()) GTEST_SKIP() << "no PostgreSQL server: run by with_postgres";
  }

  Lines ask(const std::string& sql) const { return ask_postgres(server_, sql); }

  std::string server_;
};

TEST_F(PostgresFaults, HasEveryGoodDocumentOnce) {
  const auto expected = write_fault_documents(dir_ / "in");
  kill_twice_and_resume(server_);
  expect_good_once_and_bad_named(expected, ask(kLoaded));
}

TEST_F(PostgresFaults, AServerThatGoesAwayStopsTheBatch) {
  for (int i = 0; i < 50; ++i) write(dir_ / "in" / (std::to_string(i) + ".txt"), "good " + std::to_string(i));
  ASSERT_EQ(WEXITSTATUS(run(server_, 0, "")), 0);
  EXPECT_EQ(ask("SELECT count(*) FROM documents"), Lines{"50"});
  ask("DROP TABLE facts CASCADE");
  ask("ALTER TABLE documents RENAME TO others");
  EXPECT_EQ(WEXITSTATUS(run(server_, 0, "")), 3);
  const std::string said = read(dir_ / "stderr");
  EXPECT_TRUE(said.starts_with("yusuan: PostgreSQL: ")) << said;
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
}

}  // namespace
}  // namespace yusuan::process
