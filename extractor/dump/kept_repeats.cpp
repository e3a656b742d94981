#include "dump/kept_repeats.h"

#include <algorithm>

#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Parts the words of a line that are among `rest` from the others, and takes them out of it.
HeaderInRow parted(const KeptLine& line, std::vector<std::string>& rest) {
  HeaderInRow result{.names = {.row = line.row, .words = {}}, .row = {.row = line.row, .words = {}}};
  for (const KeptWord& word : line.words) {
    const auto known = std::find(rest.begin(), rest.end(), word.text);
    (known == rest.end() ? result.row : result.names).words.push_back(word);
    if (known != rest.end()) rest.erase(known);
  }
  return result;
}

}  // namespace

std::u32string letters_of(const std::vector<const KeptLine*>& lines) {
  std::u32string letters;
  for (const KeptLine* line : lines)
    for (const KeptWord& word : line->words) letters += text::decoded(word.text);
  std::sort(letters.begin(), letters.end());
  return letters;
}

std::u32string letters_of(const std::vector<KeptLine>& lines, std::size_t first, std::size_t end) {
  std::vector<const KeptLine*> some;
  for (std::size_t i = first; i < end; ++i) some.push_back(&lines[i]);
  return letters_of(some);
}

bool holds_words_of(const KeptLine& line, const KeptLine& part) {
  return std::all_of(part.words.begin(), part.words.end(), [&](const KeptWord& word) {
    return std::any_of(line.words.begin(), line.words.end(),
                       [&](const KeptWord& other) { return other.text == word.text; });
  });
}

std::optional<HeaderInRow> header_in_row(const std::vector<KeptLine>& lines, std::size_t first, std::size_t end,
                                         const std::vector<const KeptLine*>& header) {
  std::vector<std::string> rest;
  for (const KeptLine* line : header)
    for (const KeptWord& word : line->words) rest.push_back(word.text);
  const std::size_t all = rest.size();
  for (std::size_t i = first; i < end && !rest.empty(); ++i) {
    const std::size_t shared = all - rest.size();
    const auto& front = lines[i].words.front().text;
    const bool names_row = std::find(rest.begin(), rest.end(), front) != rest.end();  // 合计 of a row
    HeaderInRow result = parted(lines[i], rest);
    if (result.row.words.empty()) continue;
    result.line = i;
    const bool found = rest.empty() && 2 * shared > all && !names_row;
    return found ? std::optional(std::move(result)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace yusuan::dump
