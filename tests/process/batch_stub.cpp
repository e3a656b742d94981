// A batch over text files whose first word says what becomes of the document. Usage: batch_stub ROUND FOLDER
// DIR|FILE.sqlite|postgresql://… [--resume]. Into a database goes a document with a table of one figure, the number
// after the first word; the journal stands beside FOLDER. A document `assassin N` kills the batch itself, with SIGKILL,
// in round N; `interrupt N` sends SIGINT.
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include "digest/sha256.h"
#include "fault_documents.h"
#include "feed/packed_rows.h"
#include "feed/store.h"
#include "process/batch.h"
#include "process/store_target.h"
#include "process/worker_packet.h"

namespace {

using yusuan::Error;
using yusuan::ErrorCode;
using yusuan::process::WorkerReading;

[[noreturn]] void hang() {
  for (volatile bool forever = true; forever;) continue;
  std::abort();
}

// What a document does that has taken its worker over: says that some job is done, and more than fits.
void forge() {
  for (int descriptor = 3; descriptor < 64; ++descriptor) {
    yusuan::process::Packet packet{
        .kind = yusuan::process::PacketKind::kDone, .text = "/\n", .more = std::string(40000, 'x')};
    packet.figures = {.number = 1, .page = -1, .good = true};
    send_packet(descriptor, packet);
    send(descriptor, "x", 1, MSG_NOSIGNAL);
  }
}

[[noreturn]] void hunger() {
  std::vector<std::string> eaten;
  while (true) eaten.emplace_back(std::size_t{1} << 20U, 'x');
}

std::string json_of(const std::string& name) {
  return "{\"name\": \"" + name + "\", \"filler\": \"" + std::string(20000, 'x') + "\"}\n";
}

std::string rows_of(std::string_view bytes, const std::string& name, int number, const std::string& run) {
  yusuan::Document document;
  document.source = {.file = name, .sha256 = yusuan::digest::sha256_hex(bytes), .bytes = bytes.size(), .pages = 1};
  yusuan::Table table{.title = "一张表", .money_unit = "元", .yuan_per_unit = 1, .pages = {1}};
  table.columns = {{"total", {"合计"}, {}, yusuan::ColumnType::kMoney, false}};
  table.rows = {{yusuan::RowKind::kTotal, {}, {}, {{.text = std::to_string(number), .value = {{number, 0}}}}, 1}};
  document.tables = {table};
  return yusuan::feed::packed(yusuan::feed::feed_rows(document, "stub", {.batch_run = run, .path = {}, .url = {}}));
}

// `run` is that of a database; empty for a folder.
WorkerReading read(std::string_view bytes, const std::string& name, int round, const std::string& run) {
  std::istringstream words{std::string(bytes)};
  std::string what;
  int number = 0;
  words >> what >> number;
  if (what == "crash") std::raise(SIGSEGV);
  if (what == "abort") std::abort();
  if (what == "exit") _exit(7);
  if (what == "killed") std::raise(SIGKILL);
  if (what == "hang") hang();
  if (what == "wait") poll(nullptr, 0, -1);
  if (what == "hungry") hunger();
  if (what == "forger" || what == "squatter") forge();
  if (what == "squatter") hang();
  if (what == "liar") return {.result = json_of(name), .sha256 = yusuan::digest::sha256_hex("good 0\n")};
  if (what == "damaged") throw Error(ErrorCode::kDamaged, "is damaged", 3);
  if (what == "strange") throw 42;
  if ((what == "assassin" || what == "interrupt") && number == round) {
    kill(getppid(), what == "assassin" ? SIGKILL : SIGINT);
    hang();
  }
  return {.result = run.empty() ? json_of(name) : rows_of(bytes, name, number, run), .tables = 1};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return yusuan::process::kWrongUsage;
  const int round = std::atoi(argv[1]);
  yusuan::process::BatchRequest request;
  request.paths = {argv[2]};
  request.output = argv[3];
  request.jobs = 3;
  request.resume = argc > 4 && std::strcmp(argv[4], "--resume") == 0;
  request.version = "stub";
  const auto reader = [round](const std::string& run) {
    return [round, run](std::string_view bytes, const std::string& name, const yusuan::ExtractOptions&) {
      return read(bytes, name, round, run);
    };
  };
  request.worker.read = reader("");
  const std::string target = argv[3];
  const bool postgres = target.starts_with("postgresql:");
  if (postgres || target.ends_with(".sqlite")) {
    request.journal = request.paths[0] + "/../batch.ndjson";
    request.target = [=](const yusuan::process::BatchRequest& batch, const std::string& run) {
      auto open = [=] { return postgres ? yusuan::feed::open_postgres(target) : yusuan::feed::open_sqlite(target); };
      return yusuan::process::BatchTarget{yusuan::process::store_target(batch, run, open, "database").store,
                                          reader(run)};
    };
  }
  // The sanitizers keep what was freed: no peak tells why a worker of theirs ended.
  request.worker.memory_mib = yusuan::process::kMemoryIsBounded ? 256 : 4096;
  request.worker.timeout_seconds = 1;
  request.worker.documents_each = 7;
  request.worker.sandbox = false;  // in it nobody could kill the batch
  return yusuan::process::run_batch(request);
}
