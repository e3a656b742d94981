#include "process/report.h"

#include <fcntl.h>
#include <unistd.h>

#include "json/json_writer.h"
#include "json/names.h"
#include "text/one_line.h"

namespace yusuan::process {
namespace {

int report_fd = STDERR_FILENO;

std::string text_line(std::string_view file, std::optional<int> page, std::string_view message) {
  std::string line = "yusuan: ";
  if (!file.empty()) line += one_line(file) + ": ";
  if (page) line += "page " + std::to_string(*page) + ": ";
  return line + one_line(message) + '\n';
}

std::string json_line(std::string_view level, std::string_view code, std::string_view file, std::optional<int> page,
                      std::string_view message) {
  json::JsonWriter json;
  json.begin_object(json::Layout::kInline);
  json.member("level", level);
  json.member("code", code);
  if (!file.empty()) json.member("file", file);
  json.member("page", page);
  json.member("message", message);
  json.end_object();
  return json.take();
}

void say(const std::string& line) {
  // Nobody is left to hear that stderr itself cannot be written.
  [[maybe_unused]] const ssize_t written = write(report_fd, line.data(), line.size());
}

}  // namespace

ExitStatus exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::kSchema:
      return kBrokenSchema;
    case ErrorCode::kBadPattern:
    case ErrorCode::kNoSuchPage:
      return kWrongUsage;
    default:
      return kUnprocessable;
  }
}

void silence_libraries() {
#if defined(NDEBUG) && !defined(YUSUAN_SANITIZED)
  const int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (kept < 0 || nowhere < 0) return;
  report_fd = kept;
  dup2(nowhere, STDERR_FILENO);
  close(nowhere);
#endif
}

void report(LogFormat format, std::string_view code, std::string_view file, std::optional<int> page,
            std::string_view message) {
  say(format == LogFormat::kJson ? json_line("error", code, file, page, message) : text_line(file, page, message));
}

void report_note(LogFormat format, std::string_view code, std::string_view file, std::string_view message) {
  say(format == LogFormat::kJson ? json_line("note", code, file, {}, message) : text_line(file, {}, message));
}

void report(LogFormat format, std::string_view file, const Error& error) {
  report(format, json::name_of(error.code()), file, error.page(), error.what());
}

void report_no_sandbox(LogFormat format, const std::string& complaint) { report(format, "sandbox", {}, {}, complaint); }

}  // namespace yusuan::process
