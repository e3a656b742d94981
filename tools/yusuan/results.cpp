#include "results.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "output.h"

namespace yusuan {
namespace {

namespace fs = std::filesystem;

class ResultFolder : public ResultSink {
 public:
  ResultFolder(const std::string& dir, std::size_t slots) : dir_(dir), descriptors_(slots, -1) {}

  ~ResultFolder() override {
    for (std::size_t slot = 0; slot < descriptors_.size(); ++slot) drop(slot);
  }

  int open(std::size_t slot) override {
    // The name tells no more than the slot: what a killed batch left is written over by the next.
    descriptors_[slot] = ::open(unfinished(slot).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptors_[slot] < 0) fail(unfinished(slot));
    return descriptors_[slot];
  }

  void keep(std::size_t slot, const std::string& name) override {
    const std::string target = (dir_ / name).string();
    close(descriptors_[slot]);
    descriptors_[slot] = -1;
    if (std::rename(unfinished(slot).c_str(), target.c_str()) != 0) fail(target);
  }

  void drop(std::size_t slot) override {
    if (descriptors_[slot] < 0) return;
    close(descriptors_[slot]);
    descriptors_[slot] = -1;
    unlink(unfinished(slot).c_str());
  }

 private:
  std::string unfinished(std::size_t slot) const { return (dir_ / (".yusuan-batch-" + std::to_string(slot))).string(); }

  [[noreturn]] static void fail(const std::string& path) {
    throw OutputError(path + " cannot be written: " + std::strerror(errno), false);
  }

  fs::path dir_;
  std::vector<int> descriptors_;
};

}  // namespace

std::unique_ptr<ResultSink> make_result_folder(const std::string& dir, std::size_t slots) {
  // A killed batch may have had more slots than this one.
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error))
    if (entry.path().filename().string().starts_with(".yusuan-batch-")) fs::remove(entry.path(), error);
  return std::make_unique<ResultFolder>(dir, slots);
}

std::string result_name(const std::string& path, const std::string& sha256) {
  constexpr std::size_t kMaxStem = 200;  // file systems take 255 bytes
  constexpr std::size_t kDigits = 12;    // 48 bits: no two of a million documents of one name meet
  std::string stem = fs::path(path).stem().string();
  if (stem.size() > kMaxStem) {
    std::size_t end = kMaxStem;
    while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0U) == 0x80U) --end;  // inside a character
    stem.resize(end);
  }
  return stem + "-" + sha256.substr(0, kDigits) + ".json";
}

}  // namespace yusuan
