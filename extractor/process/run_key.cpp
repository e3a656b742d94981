#include <algorithm>
#include <filesystem>
#include <fstream>

#include "digest/sha256.h"
#include "patterns/pattern_files.h"
#include "process/batch.h"

namespace yusuan::process {
namespace {

// By pieces, so that the memory of a long batch does not begin with that of its own program.
std::string digest_of(const std::filesystem::path& path) {
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  std::ifstream file(path, std::ios::binary);
  std::string digests, piece(kPiece, '\0');
  while (file.read(piece.data(), static_cast<std::streamsize>(kPiece)) || file.gcount() > 0)
    digests += digest::sha256_hex(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
  return digests;
}

}  // namespace

std::string run_key(const std::string& version, const ExtractOptions& options) {
  constexpr std::size_t kDigits = 16;
  const patterns::PatternFiles valid(options.patterns_dir);  // throws for a faulty folder once, not for every document
  // The program itself stands for its code and the patterns built in: a version number alone would keep a developer's
  // old results.
  std::vector<std::filesystem::path> files{"/proc/self/exe"};
  if (options.patterns_dir)
    for (const auto& entry : std::filesystem::directory_iterator(*options.patterns_dir))
      if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string digests;
  for (const auto& file : files) digests += file.filename().string() + '\n' + digest_of(file);
  return version + "-" + digest::sha256_hex(digests).substr(0, kDigits);
}

}  // namespace yusuan::process
