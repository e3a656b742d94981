#include "process/worker_order.h"

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace yusuan::process {
namespace {

// What is nested deeper is no order, and writing an "id" of it again would take a stack as deep.
constexpr int kMostNested = 64;

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

WorkerOrder refused(WorkerOrder order, std::string complaint) {
  order.complaint = std::move(complaint);
  return order;
}

}  // namespace

WorkerOrder read_worker_order(const std::string& line) {
  WorkerOrder order;
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
  if (json.contains("id")) order.id = json["id"].dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
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

}  // namespace yusuan::process
