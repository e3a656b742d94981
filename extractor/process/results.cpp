#include "process/results.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "process/memory_file.h"
#include "process/output.h"

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnfinished = ".yusuan-batch-";

class ResultFolder : public ResultStore {
 public:
  ResultFolder(const std::string& dir, ResultForm form) : dir_(dir), form_(std::move(form)) {}

  int open(std::uint64_t number) override {
    const std::string path = unfinished(number);
    // Never through what stands there: whoever may write into the folder could have planted a link.
    unlink(path.c_str());
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0) fail(path);
    return descriptor;
  }

  void drop(std::uint64_t number) override { unlink(unfinished(number).c_str()); }

  std::string name_of(const std::string& path, const std::string& sha256) const override {
    return result_name(path, sha256, form_.ending);
  }

  bool holds(const std::string&, const std::optional<NotedResult>& noted) override {
    if (!noted) return false;
    std::error_code error;
    if (form_.make) return fs::exists(dir_ / noted->name, error);  // it came there by one step
    return fs::file_size(dir_ / noted->name, error) == noted->bytes && !error;
  }

  std::vector<std::string> keep(const std::vector<FinishedResult>& results) override {
    if (form_.make) return make(results);
    // The writing of all begins before the first is waited for.
    for (const FinishedResult& result : results) sync_file_range(result.descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
    for (const FinishedResult& result : results)
      if (fsync(result.descriptor) != 0) fail((dir_ / result.name).string());
    for (const FinishedResult& result : results) {
      const std::string target = (dir_ / result.name).string();
      if (std::rename(unfinished(result.number).c_str(), target.c_str()) != 0) fail(target);
    }
    return std::vector<std::string>(results.size());
  }

 private:
  std::vector<std::string> make(const std::vector<FinishedResult>& results) {
    std::vector<std::string> refusals;
    for (const FinishedResult& result : results) {
      const std::string made = unfinished(result.number) + "-made", before = unfinished(result.number) + "-before";
      const std::string target = (dir_ / result.name).string();
      std::error_code error;
      fs::remove_all(made, error);
      refusals.push_back(form_.make(content_of(result.descriptor), made));
      unlink(unfinished(result.number).c_str());
      if (!refusals.back().empty()) continue;
      // A folder takes the place of none that holds something.
      if (fs::is_directory(fs::symlink_status(target, error))) std::rename(target.c_str(), before.c_str());
      if (std::rename(made.c_str(), target.c_str()) != 0) fail(target);
      fs::remove_all(before, error);
    }
    return refusals;
  }

  std::string unfinished(std::uint64_t number) const {
    return (dir_ / (std::string(kUnfinished) + std::to_string(number))).string();
  }

  [[noreturn]] static void fail(const std::string& path) {
    throw OutputError(path + " cannot be written: " + std::strerror(errno), false);
  }

  fs::path dir_;
  ResultForm form_;
};

}  // namespace

std::unique_ptr<ResultStore> make_result_folder(const std::string& dir, ResultForm form) {
  // What a killed batch left.
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error))
    if (entry.path().filename().string().starts_with(kUnfinished)) fs::remove_all(entry.path(), error);
  return std::make_unique<ResultFolder>(dir, std::move(form));
}

std::string result_name(const std::string& path, const std::string& sha256, std::string_view ending) {
  constexpr std::size_t kMaxStem = 200;  // file systems take 255 bytes
  constexpr std::size_t kDigits = 12;    // 48 bits: no two of a million documents of one name meet
  std::string stem = fs::path(path).stem().string();
  if (stem.size() > kMaxStem) {
    std::size_t end = kMaxStem;
    while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0U) == 0x80U) --end;  // inside a character
    stem.resize(end);
  }
  return stem + "-" + sha256.substr(0, kDigits) + std::string(ending);
}

}  // namespace yusuan::process
