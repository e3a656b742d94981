#include "grid/text_ends.h"

#include "grid/page_vocabulary.h"
#include "text/utf8.h"

namespace yusuan::grid {
namespace {

// A code of a class, group or item and its name: `201 一般公共服务支出`.
bool is_code_and_name(const Chunk& chunk) {
  std::u32string text = text::decoded(chunk.words.front()->text);
  if (chunk.words.size() > 1) text += text::decoded(chunk.words[1]->text);
  const std::size_t digits = text.find_first_not_of(U"0123456789");
  return (digits == 3 || digits == 5 || digits == 7) && text::is_cjk(text[digits]);
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool starts_small(const Chunk& text) { return is_small(text.words.front()->text.front()); }

bool starts_capital(const Chunk& text) { return is_capital(text.words.front()->text.front()); }

bool starts_low(const Chunk& text) {
  std::size_t at = 0;
  const char32_t c = text::next_code_point(text.words.front()->text, at);
  return (c >= U'a' && c <= U'z') || c == U'(' || c == U'&' || c == U'（' || c == U'）' || c == U')';
}

bool is_all_capitals(const Chunk& text) {
  int capitals = 0;
  for (const Word* word : text.words)
    for (const char c : word->text) {
      if (is_small(c)) return false;
      capitals += is_capital(c);
    }
  return capitals > 1;
}

bool ends_open(const Chunk& text) {
  const std::string& word = text.words.back()->text;
  return !word.empty() && (word.back() == ',' || word.back() == '-' || is_any_of(page_vocabulary().goes_on, word));
}

bool starts_item(const Chunk& text) {
  if (starts_with_any_of(page_vocabulary().memo, text.words.front()->text) || is_code_and_name(text)) return true;
  return begins_with_number(text::decoded(text.words.front()->text), U"、．");
}

bool begins_with_number(std::u32string_view text, std::u32string_view marks) {
  constexpr std::u32string_view kNumerals = U"0123456789一二三四五六七八九十", kClosing = U"）)";
  std::size_t at = !text.empty() && (text[0] == U'（' || text[0] == U'(') ? 1 : 0;
  const std::size_t first = at;
  while (at < text.size() && at < first + 3 && kNumerals.find(text[at]) != std::u32string_view::npos) ++at;
  return at > first && at < text.size() && (first > 0 ? kClosing : marks).find(text[at]) != std::u32string_view::npos;
}

}  // namespace yusuan::grid
