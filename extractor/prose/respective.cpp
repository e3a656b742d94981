#include "prose/respective.h"

#include <algorithm>

#include "text/pattern.h"
#include "text/utf8.h"

namespace yusuan::prose {
namespace {

constexpr std::string_view kComma = "、";

std::vector<std::string> split(std::string_view names) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= names.size();) {
    const std::size_t end = std::min(names.find(kComma, at), names.size());
    parts.emplace_back(text::trimmed(names.substr(at, end - at)));
    at = end + kComma.size();
  }
  return parts;
}

// 全市、市直及县级: the last two are parted by a word, which names have in them, too (社会保障和就业).
void split_last(std::vector<std::string>& parts, const ProseVocabulary& words) {
  const std::string last = parts.back();
  for (const std::string& word : words.last_of_list) {
    const std::size_t at = last.rfind(word);
    if (at == std::string::npos || at == 0 || at + word.size() == last.size()) continue;
    parts.back() = last.substr(0, at);
    parts.push_back(last.substr(at + word.size()));
    return;
  }
}

}  // namespace

std::size_t figures_listed(std::string_view text, const std::vector<Figure>& figures, std::size_t first,
                           const ProseVocabulary& words) {
  std::size_t end = first + 1;
  while (end < figures.size() && figures[end].unit == figures[first].unit &&
         patterns::any_matches(words.between_figures,
                               text.substr(figures[end - 1].end, figures[end].begin - figures[end - 1].end)))
    ++end;
  return end - first;
}

bool shares_out(std::string_view noun, const ProseVocabulary& words) { return any_in(words.each, noun); }

std::vector<std::string> nouns_of_each(std::string_view noun, std::size_t count, std::vector<std::string>& before,
                                       const ProseVocabulary& words) {
  // What stands before 分别 and is said of each name: 占全市收入的比重, 比上年.
  const auto each = std::find_if(words.each.begin(), words.each.end(),
                                 [&](const std::string& word) { return noun.find(word) != std::string_view::npos; });
  const std::size_t at = each == words.each.end() ? noun.size() : noun.find(*each);
  std::string_view names = text::trimmed(noun.substr(0, at));
  std::string tail(noun.substr(each == words.each.end() ? at : at + each->size()));
  if (const auto groups = first_captures(words.said_of_each, names)) {
    tail = std::string((*groups)[0]) + tail;
    names = text::trimmed(names.substr(0, names.size() - (*groups)[0].size()));
  }
  std::vector<std::string> parts = names.empty() ? before : split(names);
  if (parts.size() + 1 == count && !names.empty()) split_last(parts, words);
  if (parts.size() != count) return std::vector<std::string>(count, std::string(names) + tail);
  before = parts;
  for (std::string& part : parts) part += tail;
  return parts;
}

}  // namespace yusuan::prose
