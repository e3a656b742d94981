#include "process/report.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "json/json_writer.h"
#include "json/names.h"
#include "process/messages.h"
#include "text/one_line.h"

namespace yusuan::process {
namespace {

int report_fd = STDERR_FILENO;
bool in_chinese = false;

// What the code of a message means.
const char* chinese_of(std::string_view code) {
  static constexpr std::pair<std::string_view, const char*> kSentences[] = {
      {"unreadable", "无法读取"},
      {"not_pdf", "不是 PDF"},
      {"damaged", "文件已损坏"},
      {"encrypted", "文件已加密：请用 --password 给出密码"},
      {"no_text", "没有文字层，页面是图像：请先做文字识别（例如 ocrmypdf）"},
      {"no_table", "没有找到表"},
      {"too_expensive", "太耗时间或内存"},
      {"timeout", "超时"},
      {"memory", "内存不够"},
      {"crashed", "读取的进程崩溃"},
      {"killed", "读取的进程被终止"},
      {"changed", "读取时文件变了"},
      {"bad_pattern", "--patterns 的文件有误"},
      {"no_such_page", "没有这一页"},
      {"schema", "结果不合自己的格式说明，这是程序的错误"},
      {"output", "结果无法写出"},
      {"system", "系统拒绝"},
      {"sandbox", "读取文件的进程没有隔离"},
      {"no_documents", "没有可处理的文件"},
      {"pruned", "已从数据库中删去"},
      {"usage", "用法有误"}};
  for (const auto& [known, sentence] : kSentences)
    if (code == known) return sentence;
  return nullptr;
}

std::string text_line(std::string_view code, std::string_view file, std::optional<int> page, std::string_view message) {
  std::string line = "yusuan: ";
  if (!file.empty()) line += text::one_line(file) + ": ";
  if (page) line += in_chinese ? "第 " + std::to_string(*page) + " 页: " : "page " + std::to_string(*page) + ": ";
  if (const auto twin = in_chinese ? chinese_message(text::one_line(message)) : std::nullopt)
    return line + *twin + '\n';
  const char* sentence = in_chinese ? chinese_of(code) : nullptr;
  return line + (sentence != nullptr ? sentence + ("（" + text::one_line(message)) + "）" : text::one_line(message)) +
         '\n';
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

void report_in_chinese(bool chinese) { in_chinese = chinese; }
bool reports_in_chinese() { return in_chinese; }

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
  say(format == LogFormat::kJson ? json_line("error", code, file, page, message)
                                 : text_line(code, file, page, message));
}

void report_note(LogFormat format, std::string_view code, std::string_view file, std::string_view message) {
  say(format == LogFormat::kJson ? json_line("note", code, file, {}, message) : text_line(code, file, {}, message));
}

void report(LogFormat format, std::string_view file, const Error& error) {
  report(format, json::name_of(error.code()), file, error.page(), error.what());
}

void report_no_sandbox(LogFormat format, const std::string& complaint) { report(format, "sandbox", {}, {}, complaint); }

}  // namespace yusuan::process
