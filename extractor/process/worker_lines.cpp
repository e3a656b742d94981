// `yusuan worker`: what Spark's pipe, Hadoop streaming, xargs and GNU parallel speak.
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "json/json_writer.h"
#include "json/names.h"
#include "process/batch.h"
#include "process/input.h"
#include "process/memory_file.h"
#include "process/output.h"
#include "process/worker_order.h"
#include "process/worker_slot.h"

namespace yusuan::process {
namespace {

constexpr int kTickMs = 100;

// The longest holds a document of 256 MiB in base64.
constexpr std::size_t kMostLine = std::size_t{384} << 20U;
enum class Reading { kLine, kTooLong, kEnd };

// The next line without its end; of one that is too long nothing.
Reading read_line(std::streambuf& from, std::string& line) {
  line.clear();
  bool any = false, too_long = false;
  for (int c = from.sbumpc(); c != std::streambuf::traits_type::eof(); c = from.sbumpc()) {
    any = true;
    if (c == '\n') break;
    if (line.size() == kMostLine) too_long = true;
    if (!too_long) line += static_cast<char>(c);
  }
  if (too_long) std::string().swap(line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return too_long ? Reading::kTooLong : any ? Reading::kLine : Reading::kEnd;
}

// JsonWriter's lines laid in one: a line feed stands only between members, blanks after it only indent.
std::string one_line(std::string_view json) {
  std::string line;
  line.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] != '\n') {
      line += json[i];
      continue;
    }
    while (i + 1 < json.size() && json[i + 1] == ' ') ++i;
  }
  return line;
}

class LineWorker {
 public:
  LineWorker(const WorkerSetup& setup, std::string member, LogFormat log)
      : slot_(setup), member_(std::move(member)), log_(log) {}

  std::string refuse(const std::string& complaint) {
    WorkerOrder order;
    order.name = "-";
    order.complaint = complaint;
    return answer(order);
  }

  std::string answer(const std::string& line) try {
    return answer(read_worker_order(line));
  } catch (const std::bad_alloc&) {
    return refuse("the line and its answer need more memory than there is");
  }

 private:
  std::string answer(const WorkerOrder& order) {
    const MemoryFile result;
    const SlotOutcome outcome =
        order.complaint.empty() ? read(order, result) : SlotOutcome{{}, "usage", order.complaint, 0};
    json::JsonWriter head;
    head.begin_object(json::Layout::kInline);
    head.member("file", order.path.empty() ? order.name : order.path);
    head.member("status", outcome.figures.good ? "done" : "failed");
    if (!outcome.figures.good) add_error(head, outcome);
    head.end_object();
    std::string text = head.take();
    text.resize(text.rfind('}'));
    if (!order.id.empty()) text += ", \"id\": " + order.id;
    if (outcome.figures.good) text += ", \"" + member_ + "\": " + one_line(result.content());
    return text + "}\n";
  }

  static void add_error(json::JsonWriter& json, const SlotOutcome& outcome) {
    json.key("error");
    json.begin_object(json::Layout::kInline);
    json.member("code", outcome.code);
    json.member("page", outcome.figures.page > 0 ? std::optional<int>(outcome.figures.page) : std::nullopt);
    json.member("message", outcome.message);
    json.end_object();
  }

  SlotOutcome read(const WorkerOrder& order, const MemoryFile& result) try {
    if (!order.content) {
      const Input input(order.path);
      return read(order, input.descriptor(), result);
    }
    const MemoryFile content;
    write_whole(content.descriptor(), *order.content);
    lseek(content.descriptor(), 0, SEEK_SET);
    return read(order, content.descriptor(), result);
  } catch (const Error& error) {
    return {{}, std::string(json::name_of(error.code())), error.what(), 0};
  }

  SlotOutcome read(const WorkerOrder& order, int content, const MemoryFile& result) {
    slot_.assign({order.name, content, result.descriptor(), {}});
    while (true) {
      pollfd event{slot_.socket(), POLLIN, 0};
      const double before = steady_seconds();
      const int ready = poll(&event, 1, kTickMs);
      const double passed = std::min(steady_seconds() - before, 2 * kTickMs / 1000.0);
      if (auto outcome = slot_.spend(passed)) return *outcome;
      if (ready <= 0) continue;
      const auto outcome = slot_.receive();
      if (!slot_.sandbox_complaint().empty() && !complained_) {
        complained_ = true;
        report_no_sandbox(log_, slot_.sandbox_complaint());
      }
      if (outcome) return *outcome;
    }
  }

  WorkerSlot slot_;
  std::string member_;  // what the result is called
  LogFormat log_;
  bool complained_ = false;
};

}  // namespace

int run_worker_lines(const WorkerSetup& setup, const std::string& member, LogFormat log) {
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  try {
    LineWorker worker(setup, member, log);
    std::string line;
    for (Reading read = Reading::kLine; (read = read_line(*std::cin.rdbuf(), line)) != Reading::kEnd;) {
      if (read == Reading::kTooLong) write_stdout(worker.refuse("the line is longer than 384 MiB"));
      if (!line.empty()) write_stdout(worker.answer(line));
    }
    return kDone;
  } catch (const OutputError& error) {
    report(log, "output", {}, {}, error.what());
  } catch (const std::system_error& error) {
    report(log, "system", {}, {}, error.what());
  }
  return kUnprocessable;
}

}  // namespace yusuan::process
