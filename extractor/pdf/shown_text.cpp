#include "pdf/shown_text.h"

#include <algorithm>
#include <cstdlib>

namespace yusuan::pdf {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_special(char c) { return c == '(' || c == ')' || c == '\\'; }

bool is_octal(char c) { return c >= '0' && c <= '7'; }

bool is_numeric(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.'; }

}  // namespace

bool ShownText::next() {
  while (!rest_.empty()) {
    const char c = rest_.front();
    if (c == '(') {
      read_literal();
      return is_string_ = true;
    }
    if (c == '<' && rest_.size() > 1 && rest_[1] != '<') {
      read_hex();
      return is_string_ = true;
    }
    if (is_numeric(c)) {
      read_number();
      if (!in_array_) continue;
      is_string_ = false;
      return true;
    }
    if (c == '[') in_array_ = true;
    if (c == ']') in_array_ = false;
    rest_.remove_prefix(1);
  }
  return false;
}

void ShownText::read_literal() {
  bytes_.clear();
  std::size_t at = 1;
  for (int depth = 1; at < rest_.size(); ++at) {
    std::size_t plain = at;
    while (plain < rest_.size() && !is_special(rest_[plain])) ++plain;
    bytes_.append(rest_, at, plain - at);
    if ((at = plain) == rest_.size()) break;
    const char c = rest_[at];
    if (c == ')' && --depth == 0) break;
    if (c == '(') ++depth;
    if (c != '\\') {
      bytes_ += c;
      continue;
    }
    if (++at == rest_.size()) break;
    const char escaped = rest_[at];
    if (is_octal(escaped)) {
      int value = 0, digits = 0;
      for (; digits < 3 && at < rest_.size() && is_octal(rest_[at]); ++digits, ++at)
        value = value * 8 + (rest_[at] - '0');
      --at;
      bytes_ += static_cast<char>(value & 0xff);
    } else if (escaped == '\r') {
      if (at + 1 < rest_.size() && rest_[at + 1] == '\n') ++at;
    } else if (escaped != '\n') {
      constexpr std::string_view kNames = "nrtbf", kMeant = "\n\r\t\b\f";
      const std::size_t name = kNames.find(escaped);
      bytes_ += name == std::string_view::npos ? escaped : kMeant[name];
    }
  }
  rest_.remove_prefix(std::min(at + 1, rest_.size()));
}

void ShownText::read_hex() {
  bytes_.clear();
  std::size_t at = 1;
  int high = -1;
  for (; at < rest_.size() && rest_[at] != '>'; ++at) {
    const int digit = hex_digit(rest_[at]);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      bytes_ += static_cast<char>(high << 4 | digit);
      high = -1;
    }
  }
  if (high >= 0) bytes_ += static_cast<char>(high << 4);
  rest_.remove_prefix(std::min(at + 1, rest_.size()));
}

void ShownText::read_number() {
  constexpr double kLargest = 1e9;
  double value = 0, place = 0;
  const bool negative = rest_.front() == '-';
  std::size_t at = 0;
  for (; at < rest_.size() && is_numeric(rest_[at]); ++at) {
    const char c = rest_[at];
    if (c == '.') {
      if (place > 0) break;
      place = 1;
    } else if (c >= '0' && value < kLargest) {
      if (place > 0) {
        place /= 10;
        value += place * (c - '0');
      } else {
        value = value * 10 + (c - '0');
      }
    } else if (at > 0 && c < '0') {
      break;  // "1-2" is two numbers
    }
  }
  number_ = negative ? -value : value;
  rest_.remove_prefix(std::max<std::size_t>(at, 1));
}

}  // namespace yusuan::pdf
