#include "text/figure.h"

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace yusuan::text {
namespace {

// Money is printed to the cent, in 元 and in 万元 alike, in all of the real disclosures at hand.
constexpr std::size_t kPrintedDecimals = 2;
// Shorter integers stacked in a cell are counts; from here on they are amounts in 元 or codes that ran out of room.
constexpr std::size_t kLongInteger = 5;

constexpr std::size_t kGroup = 3;
// 999,999,999,999 without any separator but the last.
constexpr std::size_t kLongestSlip = 12;

struct Parts {
  std::string_view integer, decimals;
  bool point = false;
};

Parts parts_of(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return {text, {}, false};
  return {text.substr(0, point), text.substr(point + 1), true};
}

// Also none.
bool only_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(static_cast<unsigned char>(c)); });
}

// `complete`: the last group must have its three digits.
bool well_grouped(std::string_view integer, bool complete) {
  const std::size_t first_comma = integer.find(',');
  const std::string_view first = integer.substr(0, first_comma);
  if (!only_digits(first) || (first.size() > 1 && first[0] == '0')) return false;
  if (first_comma == std::string_view::npos) return true;
  if (first.empty() || first.size() > 3 || first == "0") return false;
  for (std::size_t start = first_comma + 1;;) {
    const std::size_t comma = integer.find(',', start);
    const std::string_view group = integer.substr(start, comma - start);
    const bool last = comma == std::string_view::npos;
    const bool full = group.size() == 3 || (last && !complete && group.size() < 3);
    if (!only_digits(group) || !full) return false;
    if (last) return true;
    start = comma + 1;
  }
}

bool can_begin_figure(std::string_view text) {
  const Parts parts = parts_of(text);
  return well_grouped(parts.integer, parts.point) && only_digits(parts.decimals);
}

bool is_separator(char c) { return c == ',' || c == '.'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(static_cast<unsigned char>(text[end]))) ++end;
  return end - at;
}

}  // namespace

std::size_t bytes_of_spaced_figure(std::string_view text, std::size_t begin) {
  std::size_t at = begin + digits_at(text, begin);
  if (at == begin || at - begin > kGroup || text[begin] == '0' || at == text.size() || text[at] != ' ') return 0;
  while (at < text.size() && text[at] == ' ') {
    if (digits_at(text, at + 1) != kGroup) return 0;
    at += 1 + kGroup;
  }
  const std::size_t decimals = at < text.size() && text[at] == '.' ? digits_at(text, at + 1) : 0;
  if (decimals != kPrintedDecimals) return 0;
  at += 1 + decimals;
  const bool goes_on = at < text.size() && is_separator(text[at]) && digits_at(text, at + 1) > 0;
  return goes_on ? 0 : at - begin;
}

bool is_figure(std::string_view text) {
  const Parts parts = parts_of(text);
  if (parts.integer.empty() && !parts.point) return false;
  if (parts.point && parts.decimals.empty()) return false;
  return well_grouped(parts.integer, true) && only_digits(parts.decimals);
}

bool is_figure_with_slip(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || comma <= kGroup || comma > kLongestSlip) return false;
  return text[0] != '0' && only_digits(text.substr(0, comma)) &&
         is_figure(std::string("1").append(text.substr(comma - (kGroup - 1))));
}

bool continues_figure(std::string_view head, std::string_view tail) {
  if (head.empty() || tail.empty() || !can_begin_figure(std::string(head).append(tail))) return false;
  if (is_separator(head.back()) || is_separator(tail.front()) || !is_figure(head)) return true;
  if (tail.find_first_of(",.") != std::string_view::npos && !is_figure(tail)) return true;
  const Parts parts = parts_of(head);
  if (parts.point) {
    const std::size_t decimals = parts.decimals.size();
    return decimals > kPrintedDecimals || decimals + tail.size() <= kPrintedDecimals;
  }
  return head.size() >= kLongInteger && tail.size() < head.size();
}

}  // namespace yusuan::text
