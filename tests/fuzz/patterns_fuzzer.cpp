// Any file of a --patterns folder, the first byte says which: patterns or Error(kBadPattern).
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "forms/patterns.h"
#include "model/error.h"

namespace {

// In memory where the machine has such a folder; one of its own for each process.
std::filesystem::path scratch() {
  static const std::filesystem::path folder = [] {
    std::string name = std::filesystem::exists("/dev/shm") ? "/dev/shm/patterns-XXXXXX" : "/tmp/patterns-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) std::abort();
    static struct Removal {
      std::string name;
      ~Removal() { std::filesystem::remove_all(name); }
    } removal{name};
    return name;
  }();
  return folder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array<const char*, 6> kNames = {"some-form.toml", "common.toml",   "audit.toml",
                                                        "prose.toml",     "national.toml", "performance.toml"};
  if (size == 0) return 0;
  const std::filesystem::path file = scratch() / kNames[data[0] % kNames.size()];
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(data + 1), static_cast<std::streamsize>(size - 1));
  try {
    yusuan::forms::read_patterns(yusuan::patterns::PatternFiles(scratch().string()));
  } catch (const yusuan::Error& error) {
    if (error.code() != yusuan::ErrorCode::kBadPattern) std::abort();
  }
  std::filesystem::remove(file);
  return 0;
}
