#include "usage.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <utility>

namespace yusuan {
namespace {

// Two slips in a short word already make another word of it.
constexpr std::size_t kMostSlips = 2;

// Characters put in, left out or changed between two words (Levenshtein).
std::size_t slips(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
    }
  }
  return row.back();
}

bool looks_like_a_file(const std::string& word) {
  std::error_code ignored;
  return word.find_first_of("./") != std::string::npos || std::filesystem::exists(word, ignored);
}

}  // namespace

std::vector<std::string> spelled_out(std::vector<std::string> words, const std::vector<std::string>& commands) {
  if (words.empty()) return words;
  if (words[0] == "help") {
    words.erase(words.begin());
    words.push_back("--help");
    return words;
  }
  const bool command = std::find(commands.begin(), commands.end(), words[0]) != commands.end();
  if (!command && !words[0].starts_with('-') && looks_like_a_file(words[0])) words.insert(words.begin(), "extract");
  return words;
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t fewest = kMostSlips + 1;
  for (const std::string& candidate : known) {
    const std::size_t needed = slips(word, candidate);
    if (needed >= fewest || needed >= candidate.size() / 2) continue;
    fewest = needed;
    best = candidate;
  }
  return best;
}

}  // namespace yusuan
