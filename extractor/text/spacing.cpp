#include "text/spacing.h"

#include <algorithm>

#include "text/figure.h"
#include "text/region_code.h"
#include "text/utf8.h"

namespace yusuan::text {
namespace {

bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Chinese text sets these as wide as an ideograph although Unicode shares them with Latin.
bool is_set_wide(char32_t c) { return is_cjk(c) || in(c, 0x2014, 0x2015) || in(c, 0x2018, 0x201F) || c == U'…'; }

// 类 has three digits, 款 five, 项 seven; the parts may be spaced.
bool is_classification_code(std::u32string_view text) {
  std::size_t digits = 0;
  for (const char32_t c : text) {
    if (is_ascii_digit(c))
      ++digits;
    else if (c != U' ')
      return false;
  }
  return digits == 3 || digits == 5 || digits == 7;
}

// `100 万元` and `365 天` are quantities, no code and its name.
bool starts_with_measure(std::u32string_view text) {
  if (text.size() == 1) return true;
  for (const std::u32string_view unit : {U"元", U"万", U"亿", U"千元", U"百万元"})
    if (text.starts_with(unit)) return true;
  return false;
}

bool keeps_space(std::u32string_view before, std::u32string_view after) {
  const char32_t left = before.back(), right = after.front();
  if (!is_set_wide(left) && !is_set_wide(right)) return true;
  if (!is_ascii_digit(left) || !is_cjk(right)) return false;
  return (before.size() == 2 && is_region_code(encoded(before), encoded(after))) ||
         (is_classification_code(before) && !starts_with_measure(after));
}

bool is_year(std::u32string_view digits) { return digits.starts_with(U"19") || digits.starts_with(U"20"); }

// `2 0 2 4` at the end of `text` becomes `2024`, and `2 02 4` where it is a year.
void close_up_year(std::u32string& text) {
  constexpr std::size_t kDigits = 4;
  std::u32string digits;  // from the last to the first
  std::size_t start = text.size();
  while (start > 0 && digits.size() < kDigits) {
    const std::size_t at = text[start - 1] == U' ' && start > 1 ? start - 2 : start - 1;
    if (!is_ascii_digit(text[at])) break;
    digits.push_back(text[at]);
    start = at;
  }
  if (digits.size() < kDigits || text.size() - start == kDigits) return;
  const bool longer_run = start > 0 && (is_ascii_digit(text[start - 1]) || text[start - 1] == U' ');
  std::reverse(digits.begin(), digits.end());
  const bool each = text.size() - start == 2 * kDigits - 1;
  if (longer_run || (!each && !is_year(digits))) return;
  text.replace(start, text.size() - start, digits);
}

bool has_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_space(next_code_point(text, at))) return true;
  return false;
}

bool is_figure_character(char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; }

std::string_view figure_at_end(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0 && is_figure_character(text[start - 1])) --start;
  return text.substr(start);
}

std::string_view figure_at_start(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_figure_character(text[end])) ++end;
  return text.substr(0, end);
}

bool is_year_of_two_lines(std::string_view head, std::string_view tail, std::string_view behind) {
  if (head.empty() || tail.empty() || head.size() + tail.size() != 4 || !trimmed(behind).starts_with("年"))
    return false;
  const std::string year = std::string(head).append(tail);
  return (year.starts_with("19") || year.starts_with("20")) && year.find_first_of(",.") == std::string::npos;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool goes_on(std::string_view before, std::string_view after) {
  const char last = before.back(), first = after.front();
  if (last == '(' || first == ')') return true;
  if (first == '%') return is_ascii_digit(static_cast<unsigned char>(last));
  if (last == '-' && before.size() > 1 && is_ascii_letter(before[before.size() - 2])) return is_ascii_letter(first);
  const std::string_view head = figure_at_end(before), tail = figure_at_start(after);
  if (is_year_of_two_lines(head, tail, after.substr(tail.size()))) return true;
  // A factor begins a product: `1*20GP` below a code.
  if (after.substr(tail.size()).starts_with('*')) return false;
  if (continues_figure(head, tail)) return true;
  // The comma or full stop of the sentence.
  const std::size_t end = tail.find_last_not_of(",.");
  return end != std::string_view::npos && continues_figure(head, tail.substr(0, end + 1));
}

}  // namespace

std::string closed_up(std::string_view text) {
  if (!has_space(text)) return std::string(text);
  const std::u32string source = decoded(trimmed(text));
  std::u32string result;
  result.reserve(source.size());
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (is_space(source[at])) {
      while (is_space(source[at + 1])) ++at;  // trimmed: a character follows
      if (keeps_space(result, std::u32string_view(source).substr(at + 1))) result += U' ';
      continue;
    }
    if (source[at] == U'年') close_up_year(result);
    result += source[at];
  }
  return encoded(result);
}

std::string join_lines(std::span<const std::string> lines) {
  std::string joined;
  for (const std::string& line : lines) {
    const std::string_view text = trimmed(line);
    if (text.empty()) continue;
    if (!joined.empty() && !goes_on(joined, text)) joined += ' ';
    joined += text;
  }
  return closed_up(joined);
}

}  // namespace yusuan::text
