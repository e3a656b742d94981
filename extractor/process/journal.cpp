#include "process/journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "json/json_writer.h"
#include "process/output.h"

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw OutputError(path + " " + what + ": " + std::strerror(errno), false);
}

std::int64_t thousandths(double seconds) { return static_cast<std::int64_t>(seconds * 1000 + 0.5); }

void append_outcome(json::JsonWriter& json, const JournalEntry& entry) {
  const PacketFigures& figures = entry.outcome.figures;
  json.member("seconds", Decimal{thousandths(entry.outcome.seconds), 3});
  json.member("cpu_seconds", Decimal{thousandths(figures.cpu_seconds), 3});
  json.member("peak_kib", figures.peak_kib);
  if (entry.status == "done") {
    json.member("output_bytes", figures.result_bytes);
    json.member("pages", figures.pages);
    json.member("tables", figures.tables);
    json.member("failing_checks", figures.failing_checks);
    json.member("warnings", figures.warnings);
    return;
  }
  json.key("error");
  json.begin_object(json::Layout::kInline);
  json.member("code", entry.outcome.code);
  json.member("page", figures.page > 0 ? std::optional<int>(figures.page) : std::nullopt);
  json.member("message", entry.outcome.message);
  json.end_object();
}

std::string line_of(const JournalEntry& entry, const std::string& run) {
  json::JsonWriter json;
  json.begin_object(json::Layout::kInline);
  json.member("file", entry.file);
  json.member("status", entry.status);
  json.member("sha256", entry.sha256.empty() ? std::nullopt : std::optional<std::string>(entry.sha256));
  json.member("output", entry.output.empty() ? std::nullopt : std::optional<std::string>(entry.output));
  if (entry.status != "duplicate") append_outcome(json, entry);
  json.member("run", run);
  json.end_object();
  return json.take();
}

std::size_t fingerprint(const std::string& file, const std::string& sha256) {
  return std::hash<std::string>{}(file + '\0' + sha256);
}

// The entry that a line holds; nullopt for one that is no entry of this run, or that says nothing was done.
std::optional<JournalEntry> parse(const std::string& line, const std::string& run) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object() || json.value("run", nlohmann::json()) != run) return std::nullopt;
  const auto text = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  JournalEntry entry{text("file"), text("sha256"), text("output"), text("status"), {}};
  const auto bytes = json.find("output_bytes");
  if (bytes != json.end() && bytes->is_number_unsigned())
    entry.outcome.figures.result_bytes = bytes->get<std::uint64_t>();
  if (entry.status != "done" && entry.status != "duplicate") return std::nullopt;
  return entry;
}

}  // namespace

Journal::Journal(const std::string& path, const std::string& run, bool resume)
    : dir_(fs::path(path).parent_path().string()), path_(path), run_(run) {
  if (path_.empty()) return;
  if (dir_.empty()) dir_ = ".";
  make_folder(dir_);
  fd_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  // Somebody else may have planted it, to have another file written.
  if (fd_ < 0 && errno == ELOOP) throw OutputError(path_ + " is a link: name a file of its own with --journal", true);
  if (fd_ < 0) fail(path_, "cannot be written");
  // Of the kind that a child does not inherit: no worker can keep a folder locked.
  struct flock lock {};
  lock.l_type = F_WRLCK;
  if (fcntl(fd_, F_SETLK, &lock) != 0) {
    close(fd_);
    if (errno == EAGAIN || errno == EACCES) throw OutputError("another batch is writing " + path_, true);
    fail(path_, "cannot be locked");
  }
  if (resume)
    read_entries();
  else if (ftruncate(fd_, 0) != 0)
    fail(path_, "cannot be emptied");
  lseek(fd_, 0, SEEK_END);
}

Journal::~Journal() {
  if (fd_ >= 0) close(fd_);
}

void Journal::read_entries() {
  std::string pending;
  off_t whole = 0;
  char block[std::size_t{64} << 10U];
  for (ssize_t got = 0; (got = pread(fd_, block, sizeof block, whole + static_cast<off_t>(pending.size()))) > 0;) {
    pending.append(block, static_cast<std::size_t>(got));
    std::size_t start = 0;
    for (std::size_t end = 0; (end = pending.find('\n', start)) != std::string::npos; start = end + 1)
      if (const auto entry = parse(pending.substr(start, end - start), run_)) remember(*entry);
    whole += static_cast<off_t>(start);
    pending.erase(0, start);
  }
  if (!pending.empty() && ftruncate(fd_, whole) != 0) fail(path_, "cannot be mended");
}

void Journal::remember(const JournalEntry& entry) {
  if (entry.status == "failed") return;
  if (entry.status == "done") done_[entry.sha256] = {entry.output, entry.outcome.figures.result_bytes};
  known_.insert(fingerprint(entry.file, entry.sha256));
}

std::optional<NotedResult> Journal::result_of(const std::string& sha256) const {
  const auto found = done_.find(sha256);
  return found == done_.end() ? std::nullopt : std::optional(found->second);
}

bool Journal::knows(const std::string& file, const std::string& sha256) const {
  return known_.contains(fingerprint(file, sha256));
}

void Journal::append(const JournalEntry& entry) {
  if (path_.empty()) return remember(entry);
  const std::string line = line_of(entry, run_);
  const ssize_t written = write(fd_, line.data(), line.size());
  if (written != static_cast<ssize_t>(line.size())) {
    if (written >= 0) errno = ENOSPC;
    fail(path_, "cannot be written");
  }
  remember(entry);
}

void Journal::sync() {
  if (path_.empty()) return;
  fsync(fd_);
  const int folder = open(dir_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  fsync(folder);
  close(folder);
}

}  // namespace yusuan::process
