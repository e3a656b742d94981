#include "grid/page_vocabulary.h"

#include <algorithm>

#include "patterns/pattern_files.h"

namespace yusuan::grid {
namespace {

PageVocabulary read_page_vocabulary() {
  const patterns::PatternFiles files{std::nullopt};
  const patterns::PatternNode root = files.root("page.toml");
  PageVocabulary words{.note = root.strings("note"),
                       .caption = root.strings("caption"),
                       .figure = root.strings("figure"),
                       .total = root.strings("total"),
                       .subtotal = root.strings("subtotal"),
                       .memo = root.strings("memo"),
                       .remark = root.strings("remark"),
                       .ordinal = root.strings("ordinal"),
                       .goes_on = root.strings("goes_on"),
                       .page_number = {}};
  for (const patterns::PatternNode& number : root.entries("page_number"))
    words.page_number.push_back({number.string("before"), number.string("behind")});
  return words;
}

}  // namespace

const PageVocabulary& page_vocabulary() {
  static const PageVocabulary words = read_page_vocabulary();
  return words;
}

bool is_any_of(const std::vector<std::string>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool starts_with_any_of(const std::vector<std::string>& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.starts_with(word); });
}

}  // namespace yusuan::grid
