// A batch over text files whose first word says what becomes of the document. Usage: batch_stub ROUND FOLDER DIR
// [--resume]. A document `assassin N` kills the batch itself, with SIGKILL, in round N; `interrupt N` sends SIGINT.
#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include "batch.h"

namespace {

using yusuan::Error;
using yusuan::ErrorCode;
using yusuan::WorkerReading;

[[noreturn]] void hang() {
  while (true) poll(nullptr, 0, -1);
}

[[noreturn]] void hunger() {
  std::vector<std::string> eaten;
  while (true) eaten.emplace_back(std::size_t{1} << 20U, 'x');
}

WorkerReading read(std::string_view bytes, const std::string& name, int round) {
  std::istringstream words{std::string(bytes)};
  std::string what;
  int number = 0;
  words >> what >> number;
  if (what == "crash") std::raise(SIGSEGV);
  if (what == "abort") std::abort();
  if (what == "exit") _exit(7);
  if (what == "killed") std::raise(SIGKILL);
  if (what == "hang") hang();
  if (what == "hungry") hunger();
  if (what == "damaged") throw Error(ErrorCode::kDamaged, "is damaged", 3);
  if (what == "strange") throw 42;
  if ((what == "assassin" || what == "interrupt") && number == round) {
    kill(getppid(), what == "assassin" ? SIGKILL : SIGINT);
    hang();
  }
  return {.json = "{\"name\": \"" + name + "\", \"filler\": \"" + std::string(20000, 'x') + "\"}\n", .tables = 1};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return yusuan::kWrongUsage;
  const int round = std::atoi(argv[1]);
  yusuan::BatchRequest request;
  request.paths = {argv[2]};
  request.output = argv[3];
  request.jobs = 3;
  request.resume = argc > 4 && std::strcmp(argv[4], "--resume") == 0;
  request.version = "stub";
  request.worker.read = [round](std::string_view bytes, const std::string& name, const yusuan::ExtractOptions&) {
    return read(bytes, name, round);
  };
  request.worker.memory_mib = 256;
  request.worker.timeout_seconds = 1;
  request.worker.documents_each = 7;
  request.worker.sandbox = false;  // in it nobody could kill the batch
  return yusuan::run_batch(request);
}
