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
#include "process/worker_slot.h"

namespace yusuan {
namespace {

constexpr int kTickMs = 100;

int digit_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

// nullopt for what is no base64. Both alphabets are read, with or without '=' at the end, line feeds left out.
std::optional<std::string> from_base64(std::string_view text) {
  while (!text.empty() && (text.back() == '=' || text.back() == '\n')) text.remove_suffix(1);
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 3);
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') continue;
    const int digit = digit_of(c);
    if (digit < 0) return std::nullopt;
    held = held << 6U | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> static_cast<unsigned>(bits) & 0xFFU);
  }
  return bytes;
}

// The longest holds a document of 256 MiB in base64.
constexpr std::size_t kMostLine = std::size_t{384} << 20U;
// What is nested deeper is no order, and writing an "id" of it again would take a stack as deep.
constexpr int kMostNested = 64;

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

bool is_nested_too_deep(std::string_view json) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') quoted = !quoted;
    if (quoted && c == '\\') ++i;
    if (quoted) continue;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > kMostNested) return true;
  }
  return false;
}

struct Order {
  std::string path;
  std::string name;                    // for source.file
  std::optional<std::string> content;  // in place of the path
  std::string id;                      // as JSON; empty: none
  std::string complaint;
};

Order refused(Order order, std::string complaint) {
  order.complaint = std::move(complaint);
  return order;
}

Order read_order(const std::string& line) {
  Order order;
  if (!line.starts_with('{')) {
    order.path = line;
    order.name = std::filesystem::path(line).filename().string();
    return order;
  }
  if (is_nested_too_deep(line)) return refused(std::move(order), "the line is nested too deep");
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) return refused(std::move(order), "the line is no JSON object");
  const auto text = [&](const char* key) -> std::optional<std::string> {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
  };
  if (json.contains("id")) order.id = json["id"].dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  order.path = text("path").value_or("");
  const auto bytes = text("bytes");
  order.name = text("name").value_or(order.path.empty() ? std::string("-")
                                                        : std::filesystem::path(order.path).filename().string());
  if (order.path.empty() == !bytes) return refused(std::move(order), R"(give either "path" or "bytes")");
  if (!bytes) return order;
  order.content = from_base64(*bytes);
  if (!order.content) return refused(std::move(order), R"("bytes" is no base64)");
  return order;
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
    Order order;
    order.name = "-";
    return answer(refused(std::move(order), complaint));
  }

  std::string answer(const std::string& line) try { return answer(read_order(line)); } catch (const std::bad_alloc&) {
    return refuse("the line and its answer need more memory than there is");
  }

 private:
  std::string answer(const Order& order) {
    const MemoryFile result;
    const SlotOutcome outcome =
        order.complaint.empty() ? read(order, result) : SlotOutcome{{}, "usage", order.complaint, 0};
    JsonWriter head;
    head.begin_object(Layout::kInline);
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

  static void add_error(JsonWriter& json, const SlotOutcome& outcome) {
    json.key("error");
    json.begin_object(Layout::kInline);
    json.member("code", outcome.code);
    json.member("page", outcome.figures.page > 0 ? std::optional<int>(outcome.figures.page) : std::nullopt);
    json.member("message", outcome.message);
    json.end_object();
  }

  SlotOutcome read(const Order& order, const MemoryFile& result) try {
    if (!order.content) {
      const Input input(order.path);
      return read(order, input.descriptor(), result);
    }
    const MemoryFile content;
    write_whole(content.descriptor(), *order.content);
    lseek(content.descriptor(), 0, SEEK_SET);
    return read(order, content.descriptor(), result);
  } catch (const Error& error) {
    return {{}, std::string(name_of(error.code())), error.what(), 0};
  }

  SlotOutcome read(const Order& order, int content, const MemoryFile& result) {
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

}  // namespace yusuan
