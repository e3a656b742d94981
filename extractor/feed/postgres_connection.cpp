#include "feed/postgres_connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

#include "feed/store.h"

namespace yusuan::feed {
namespace {

std::string one_line(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  text.erase(std::remove(text.begin(), text.end(), '\t'), text.end());
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Classes of SQLSTATE that speak of the rows: data exception, broken constraint, a limit of the server's (a text that
// is too long). All others speak of the server.
bool speaks_of_rows(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  if (state == nullptr) return false;
  const std::string_view kind = std::string_view(state).substr(0, 2);
  return kind == "22" || kind == "23" || kind == "54";
}

double now_seconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

void ClearResult::operator()(PGresult* result) const { PQclear(result); }

void PostgresConnection::Finish::operator()(PGconn* connection) const { PQfinish(connection); }

bool PostgresConnection::ended() const { return handle_ && PQstatus(handle_.get()) != CONNECTION_OK; }

PostgresConnection::PostgresConnection(const std::string& connection, int patience_seconds)
    : patience_seconds_(patience_seconds) {
  // What stands before dbname is a default that the URL may override.
  const char* keywords[] = {"connect_timeout", "fallback_application_name", "dbname", "client_encoding", nullptr};
  const char* values[] = {"8", "yusuan", connection.c_str(), "UTF8", nullptr};
  handle_.reset(PQconnectdbParams(keywords, values, 1));
  if (!handle_) throw FeedError("PostgreSQL: no memory");
  set_up();
}

void PostgresConnection::set_up() {
  if (ended()) fail();
  PQsetNoticeProcessor(
      handle_.get(), [](void*, const char*) {}, nullptr);
  PQsetnonblocking(handle_.get(), 1);
  // Shorter than the patience, so that the server's own reason is heard; who set a bound in the URL has it kept.
  const int seconds = std::max(1, patience_seconds_ / 3);
  for (const char* bound : {"lock_timeout", "statement_timeout"})
    run(std::string("SELECT set_config('") + bound + "', '" + std::to_string(2 * seconds) +
        "s', false) WHERE current_setting('" + bound + "') = '0'");
}

void PostgresConnection::reset() {
  PQreset(handle_.get());
  set_up();
}

void PostgresConnection::fail(const PGresult* result) {
  const std::string why = one_line(result != nullptr ? PQresultErrorMessage(result) : PQerrorMessage(handle_.get()));
  const bool of_rows = result != nullptr && speaks_of_rows(result);
  while (handle_ && !ended()) {
    const PostgresResult left = next_result();
    if (!left) break;
    if (PQresultStatus(left.get()) == PGRES_COPY_IN) handle_.reset();  // nothing ends a broken COPY
  }
  throw FeedError("PostgreSQL: " + why, of_rows);
}

void PostgresConnection::wait(bool for_writing) {
  const double deadline = now_seconds() + patience_seconds_;
  pollfd event{PQsocket(handle_.get()), static_cast<short>(POLLIN | (for_writing ? POLLOUT : 0)), 0};
  while (true) {
    const double left = deadline - now_seconds();
    const int ready = left > 0 ? poll(&event, 1, static_cast<int>(left * 1000) + 1) : 0;
    if (ready > 0 || (ready < 0 && errno != EINTR)) return;  // an error shows in what follows
    if (ready == 0) {
      const std::string seconds = std::to_string(patience_seconds_);
      handle_.reset();  // it cannot be asked to end the transaction; it rolls back when it sees that nobody is there
      throw FeedError("PostgreSQL: the server has not answered for " + seconds + " s: it or the network is stalled");
    }
  }
}

void PostgresConnection::flush() {
  while (true) {
    const int left = PQflush(handle_.get());
    if (left < 0) fail();
    if (left == 0) return;
    wait(true);
    if (PQconsumeInput(handle_.get()) == 0) fail();
  }
}

PostgresResult PostgresConnection::next_result() {
  flush();
  while (PQisBusy(handle_.get()) != 0) {
    wait(false);
    if (PQconsumeInput(handle_.get()) == 0) fail();
  }
  return PostgresResult(PQgetResult(handle_.get()));
}

PostgresResult PostgresConnection::run(const std::string& sql, const std::vector<std::string>& parameters) {
  std::vector<const char*> values;
  for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
  // Only the simple protocol takes several statements at once.
  const int sent = parameters.empty() ? PQsendQuery(handle_.get(), sql.c_str())
                                      : PQsendQueryParams(handle_.get(), sql.c_str(), static_cast<int>(values.size()),
                                                          nullptr, values.data(), nullptr, nullptr, 0);
  if (sent == 0) fail();
  PostgresResult last;
  while (PostgresResult result = next_result()) {
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COPY_IN) return result;
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get());
    last = std::move(result);
  }
  if (!last) fail();
  return last;
}

void PostgresConnection::copy_in(std::string_view piece) {
  while (true) {
    const int taken = PQputCopyData(handle_.get(), piece.data(), static_cast<int>(piece.size()));
    if (taken < 0) fail();
    if (taken > 0) return flush();
    wait(true);
    if (PQconsumeInput(handle_.get()) == 0) fail();
  }
}

void PostgresConnection::end_copy() {
  int taken = 0;
  while ((taken = PQputCopyEnd(handle_.get(), nullptr)) == 0) wait(true);
  if (taken < 0) fail();
  while (const PostgresResult result = next_result())
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get());
}

void PostgresConnection::roll_back() {
  if (!handle_ || ended()) return;
  try {
    run("ROLLBACK");
  } catch (const FeedError&) {
    // The server rolls back by itself what nobody commits.
  }
}

}  // namespace yusuan::feed
