// A schema of its own for each test, on the PostgreSQL server that with_postgres has started.
#pragma once

#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace yusuan {

/// The first column of what the server answers, a row each.
inline std::vector<std::string> ask_postgres(const std::string& server, const std::string& sql) {
  PGconn* connection = PQconnectdb(server.c_str());
  PGresult* result = PQexec(connection, sql.c_str());
  const ExecStatusType status = PQresultStatus(result);
  EXPECT_TRUE(status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) << PQerrorMessage(connection);
  std::vector<std::string> answer;
  for (int i = 0; i < PQntuples(result); ++i) answer.emplace_back(PQgetvalue(result, i, 0));
  PQclear(result);
  PQfinish(connection);
  return answer;
}

/// Makes a schema with the name of the running test; the address of the server that leads to it, empty where no server
/// was started.
inline std::string schema_of_test() {
  const char* url = std::getenv("YUSUAN_TEST_POSTGRES");
  if (url == nullptr) return {};
  const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
  ask_postgres(url, "CREATE SCHEMA \"" + name + '"');
  return std::string(url) + "&options=-csearch_path%3D%22" + name + "%22";
}

}  // namespace yusuan
