#include "forms/marks.h"

#include <vector>

#include "text/date.h"

namespace yusuan::forms {
namespace {

struct Found {
  TableMark mark;
  std::size_t begin = 0, end = 0;  ///< of the mark in its text
};

std::optional<Found> find_mark(std::string_view text, const text::Pattern& pattern) {
  const auto groups = pattern.captures(text);
  if (!groups) return std::nullopt;
  const std::string_view whole = (*groups)[0];
  const bool followed = groups->size() > 2 && (*groups)[2].data() != nullptr;
  Found found{.mark = {}, .begin = static_cast<std::size_t>(whole.data() - text.data()), .end = 0};
  found.end = followed ? static_cast<std::size_t>((*groups)[2].data() - text.data()) : found.begin + whole.size();
  found.mark.label = label_of(text.substr(found.begin, found.end - found.begin));
  if (groups->size() > 1) found.mark.number = text::parse_ordinal((*groups)[1]);
  return found;
}

}  // namespace

std::string label_of(std::string_view printed) {
  static const text::Pattern kept(R"(^[（(【\[]*\s*(.*?)\s*[:：、.．）)】\]]*$)");
  const auto groups = kept.captures(printed);
  if (!groups) return std::string(printed);
  std::string label;
  for (const char c : (*groups)[1])
    if (c != ' ') label += c;
  return label;
}

std::optional<TableMark> mark_in(std::string_view text, const patterns::PatternList& marks) {
  for (const text::Pattern& pattern : marks)
    if (auto found = find_mark(text, pattern)) return std::move(found->mark);
  return std::nullopt;
}

std::optional<TableMark> cut_front_mark(std::string& text, const patterns::PatternList& marks) {
  static const text::Pattern punctuation("^[ :：、.．）)】]+");
  for (const text::Pattern& pattern : marks) {
    auto found = find_mark(text, pattern);
    if (!found || found->begin > 0) continue;
    std::string rest = text.substr(found->end);
    if (const auto behind = punctuation.captures(rest)) rest.erase(0, (*behind)[0].size());
    if (rest.empty()) continue;
    text = std::move(rest);
    return std::move(found->mark);
  }
  return std::nullopt;
}

std::optional<TableMark> cut_end_mark(std::string& text, const patterns::PatternList& marks) {
  for (const text::Pattern& pattern : marks) {
    auto found = find_mark(text, pattern);
    if (!found || found->begin == 0 || found->end != text.size()) continue;
    text.resize(found->begin);
    while (text.ends_with(' ')) text.pop_back();
    return std::move(found->mark);
  }
  return std::nullopt;
}

std::string digits_joined(std::string text) {
  static const text::Pattern spaced(R"(^((?:\d ){1,2}\d)\s*\p{Han})");
  const auto groups = spaced.captures(text);
  if (!groups) return text;
  const std::size_t size = (*groups)[1].size();
  std::string digits;
  for (const char c : (*groups)[1])
    if (c != ' ') digits += c;
  return digits + text.substr(size);
}

}  // namespace yusuan::forms
