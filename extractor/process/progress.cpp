#include "process/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "process/report.h"
#include "process/worker_slot.h"

namespace yusuan::process {
namespace {

constexpr double kTerminalSeconds = 0.1;
constexpr double kLineSeconds = 10;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string clock(double seconds) {
  const auto whole = static_cast<long long>(seconds + 0.5);
  char text[48];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
  else
    std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
  return text;
}

double rate_of(const Tally& tally, double seconds) {
  return seconds > 0 ? static_cast<double>(tally.done + tally.failed + tally.duplicates) / seconds : 0;
}

std::string figures(const Tally& tally, double seconds) {
  const double rate = rate_of(tally, seconds);
  const bool chinese = reports_in_chinese();
  std::string text = std::to_string(tally.finished()) + "/" + std::to_string(tally.total) + "  " + number(rate) +
                     (chinese ? " 份/秒" : "/s");
  if (rate > 0)
    text += (chinese ? "  还需 " : "  ETA ") + clock(static_cast<double>(tally.total - tally.finished()) / rate);
  if (tally.failed > 0)
    text += (chinese ? "  失败 " : "  ") + std::to_string(tally.failed) + (chinese ? "" : " failed");
  return text;
}

int terminal_width() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

void put(std::string_view text) {
  // Nobody is left to hear that stderr itself cannot be written.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
}

// The beginning of UTF-8 text, at most so many bytes.
std::string whole_characters(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::string chinese_summary(const Tally& tally, double seconds) {
  std::string text = "共 " + std::to_string(tally.total) + " 份：完成 " + std::to_string(tally.done);
  const auto add = [&](std::size_t count, const char* what) {
    if (count > 0) text += std::string("，") + what + " " + std::to_string(count);
  };
  add(tally.duplicates, "与别的文件内容相同");
  add(tally.skipped, "以前已完成");
  add(tally.failed, "失败");
  add(tally.total - tally.finished(), "没有处理到");
  return text + "；用时 " + number(seconds) + " 秒（每秒 " + number(rate_of(tally, seconds)) + " 份）";
}

}  // namespace

std::string bar(const Tally& tally, double seconds, int width) {
  const std::string text = figures(tally, seconds);
  const std::size_t percent = tally.total > 0 ? tally.finished() * 100 / tally.total : 100;
  const std::string share = (percent < 10 ? "  " : percent < 100 ? " " : "") + std::to_string(percent) + "%  ";
  constexpr int kMaxCells = 40, kMinCells = 5, kFrame = 3;
  const int cells = std::min(kMaxCells, width - static_cast<int>(text.size() + share.size()) - kFrame);
  std::string line;
  if (cells >= kMinCells) {
    const int full = static_cast<int>(percent) * cells / 100;
    line = "[" + std::string(static_cast<std::size_t>(full), '#') +
           std::string(static_cast<std::size_t>(cells - full), '.') + "] ";
  }
  return whole_characters(line + share + text, static_cast<std::size_t>(std::max(width, 1)));
}

std::string summary(const Tally& tally, double seconds) {
  if (reports_in_chinese()) return chinese_summary(tally, seconds);
  std::string text = std::to_string(tally.total) + (tally.total == 1 ? " document: " : " documents: ") +
                     std::to_string(tally.done) + " done";
  const auto add = [&](std::size_t count, const char* what) {
    if (count > 0) text += ", " + std::to_string(count) + " " + what;
  };
  add(tally.duplicates, "of the same bytes as another");
  add(tally.skipped, "done before");
  add(tally.failed, "failed");
  add(tally.total - tally.finished(), "not reached");
  return text + " in " + number(seconds) + " s (" + number(rate_of(tally, seconds)) + " a second)";
}

ProgressDisplay::ProgressDisplay(bool quiet)
    : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1), start_(steady_seconds()), last_(start_) {}

void ProgressDisplay::update(const Tally& tally) {
  const double now = steady_seconds();
  if (quiet_ || now - last_ < (terminal_ ? kTerminalSeconds : kLineSeconds)) return;
  last_ = now;
  if (!terminal_) return put("yusuan: " + figures(tally, now - start_) + "\n");
  // The last column stays free: some terminals wrap when it is filled.
  put("\r\x1b[K" + bar(tally, now - start_, terminal_width() - 1));
  shown_ = true;
}

void ProgressDisplay::clear() {
  if (!shown_) return;
  put("\r\x1b[K");
  shown_ = false;
  last_ = 0;  // draw it again at once
}

void ProgressDisplay::finish(const Tally& tally) {
  clear();
  if (!quiet_) put("yusuan: " + summary(tally, steady_seconds() - start_) + "\n");
}

}  // namespace yusuan::process
