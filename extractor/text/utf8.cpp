#include "text/utf8.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace yusuan::text {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  assert(at < text.size());
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 code_point = 0;
  U8_NEXT_OR_FFFD(bytes, at, text.size(), code_point);
  return static_cast<char32_t>(code_point);
}

char32_t code_point_before(std::string_view text, std::size_t end) {
  assert(end > 0 && end <= text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 code_point = 0;
  // A sequence is four bytes at most, so that ICU's 32-bit index need not hold the whole text.
  const std::size_t start = end > 4 ? end - 4 : 0;
  auto at = static_cast<std::int32_t>(end - start);
  bytes += start;
  U8_PREV_OR_FFFD(bytes, 0, at, code_point);
  return static_cast<char32_t>(code_point);
}

void append_code_point(std::string& text, char32_t code_point) {
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
    return;
  }
  std::uint8_t bytes[4];
  std::size_t length = 0;
  bool invalid = false;
  U8_APPEND(bytes, length, sizeof bytes, static_cast<UChar32>(code_point), invalid);
  if (invalid) return append_code_point(text, kReplacementCharacter);
  text.append(reinterpret_cast<const char*>(bytes), length);
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

std::u32string decoded(std::string_view text) {
  std::u32string code_points;
  code_points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) code_points += next_code_point(text, at);
  return code_points;
}

std::string encoded(std::u32string_view text) {
  std::string bytes;
  bytes.reserve(text.size() * 3);
  for (const char32_t code_point : text) append_code_point(bytes, code_point);
  return bytes;
}

std::string repaired(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_code_point(bytes, next_code_point(text, at));
  return bytes;
}

bool is_cjk(char32_t c) {
  if (c < 0x1100) return false;
  return (c >= 0x2E80 && c <= 0x9FFF && c != 0x3000) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFFE6) || (c >= 0x1100 && c <= 0x11FF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

int half_widths(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += is_cjk(next_code_point(text, at)) ? 2 : 1;
  return width;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view trimmed(std::string_view text) {
  for (std::size_t at = 0; at < text.size() && is_space(next_code_point(text, at));) {
    text.remove_prefix(at);
    at = 0;
  }
  while (!text.empty()) {
    const char32_t last = code_point_before(text, text.size());
    if (!is_space(last)) break;
    text.remove_suffix(last < 0x80 ? 1 : last < 0x800 ? 2 : 3);
  }
  return text;
}

}  // namespace yusuan::text
