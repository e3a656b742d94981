// libpq with a bound on how long a server may say nothing. For the sources of feed/ only.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace yusuan::feed {

struct ClearResult {
  void operator()(pg_result* result) const;
};
using PostgresResult = std::unique_ptr<pg_result, ClearResult>;

/// Every call may throw FeedError.
class PostgresConnection {
 public:
  /// `patience_seconds`: without a word from the server for so long, it is given up.
  PostgresConnection(const std::string& connection, int patience_seconds);

  PostgresResult run(const std::string& sql, const std::vector<std::string>& parameters = {});
  /// After run("COPY … FROM STDIN"): its text format, in pieces.
  void copy_in(std::string_view piece);
  void end_copy();
  /// Ends a transaction that cannot be gone on with; throws nothing.
  void roll_back();

  bool ended() const;  ///< by the server or the network, which reset() may mend
  void reset();

 private:
  [[noreturn]] void fail(const pg_result* result = nullptr);
  void set_up();
  void wait(bool for_writing);
  void flush();
  PostgresResult next_result();  // null at the end

  struct Finish {
    void operator()(pg_conn* connection) const;
  };
  std::unique_ptr<pg_conn, Finish> handle_;  // null once the server was given up
  int patience_seconds_;
};

}  // namespace yusuan::feed
