#include "pdf/content_scanner.h"

#include <array>
#include <cstring>

namespace yusuan::pdf {
namespace {

enum class Kind : std::uint8_t { kRegular, kSpace, kDelimiter, kNumeric };

constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (const char c : std::string_view("\0\t\n\f\r ", 6)) kinds[static_cast<unsigned char>(c)] = Kind::kSpace;
  for (const char c : std::string_view("()<>[]{}/%")) kinds[static_cast<unsigned char>(c)] = Kind::kDelimiter;
  for (const char c : std::string_view("0123456789+-.")) kinds[static_cast<unsigned char>(c)] = Kind::kNumeric;
  return kinds;
}
constexpr std::array<Kind, 256> kKinds = make_kinds();

Kind kind_of(char c) { return kKinds[static_cast<unsigned char>(c)]; }
bool ends_word(char c) { return kind_of(c) == Kind::kSpace || kind_of(c) == Kind::kDelimiter; }

constexpr std::uint32_t kInlineImageData = operator_code("ID");

}  // namespace

bool ContentScanner::next() {
  clear_operands();
  operands_ = operator_ = at_;
  while (at_ < end_) {
    switch (*at_) {
      case '(':
        skip_literal_string();
        continue;
      case '<':
        if (at_ + 1 < end_ && at_[1] == '<')
          at_ += 2;
        else
          skip_hex_string();
        continue;
      case '[':
        in_array_ = true;
        ++at_;
        continue;
      case ']':
        in_array_ = false;
        ++at_;
        continue;
      case '/':
        read_name();
        continue;
      case '%':
        while (at_ < end_ && *at_ != '\n' && *at_ != '\r') ++at_;
        continue;
      default:
        break;
    }
    switch (kind_of(*at_)) {
      case Kind::kNumeric:
        read_number();
        break;
      case Kind::kRegular:
        read_operator();
        if (code_ == kInlineImageData) skip_inline_image();
        return true;
      default:
        ++at_;
        break;
    }
  }
  return false;
}

void ContentScanner::clear_operands() {
  count_ = 0;
  name_ = {};
  in_array_ = false;
  array_is_nonzero_ = false;
  string_bytes_ = 0;
}

void ContentScanner::push(double number) {
  if (in_array_) {
    array_is_nonzero_ = array_is_nonzero_ || number != 0;
    return;
  }
  if (count_ == kMostNumbers) {
    std::memmove(numbers_, numbers_ + 1, sizeof(double) * (kMostNumbers - 1));
    --count_;
  }
  numbers_[count_++] = number;
}

void ContentScanner::read_number() {
  static constexpr double kPowers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
  constexpr double kLargest = 1e12;  // digits beyond carry nothing for a page, and would run to infinity
  const bool negative = *at_ == '-';
  double mantissa = 0;
  bool in_fraction = false;
  int decimals = 0;
  for (; at_ < end_ && kind_of(*at_) == Kind::kNumeric; ++at_) {
    if (*at_ == '.') {
      if (in_fraction) break;  // "1.2.3" is two numbers to Poppler
      in_fraction = true;
    } else if (*at_ >= '0' && *at_ <= '9' && mantissa < kLargest && decimals < 12) {
      mantissa = mantissa * 10 + (*at_ - '0');
      decimals += in_fraction ? 1 : 0;
    }
  }
  const double size = mantissa / kPowers[decimals];
  push(negative ? -size : size);
}

void ContentScanner::read_name() {
  const char* start = ++at_;
  while (at_ < end_ && !ends_word(*at_)) ++at_;
  name_ = {start, static_cast<std::size_t>(at_ - start)};
}

void ContentScanner::read_operator() {
  const char* start = operator_ = at_;
  while (at_ < end_ && !ends_word(*at_)) ++at_;
  const std::string_view word(start, static_cast<std::size_t>(at_ - start));
  code_ = word.size() <= 3 ? operator_code(word) : 0;
}

void ContentScanner::skip_literal_string() {
  const char* start = ++at_;
  int depth = 1;
  for (; at_ < end_; ++at_) {
    if (*at_ == '\\') {
      if (++at_ == end_) break;
    } else if (*at_ == '(') {
      ++depth;
    } else if (*at_ == ')' && --depth == 0) {
      break;
    }
  }
  string_bytes_ += static_cast<std::size_t>(at_ - start);
  if (at_ < end_) ++at_;
}

void ContentScanner::skip_hex_string() {
  const char* start = ++at_;
  const void* close = std::memchr(at_, '>', static_cast<std::size_t>(end_ - at_));
  at_ = close ? static_cast<const char*>(close) : end_;
  string_bytes_ += static_cast<std::size_t>(at_ - start) / 2;
  if (at_ < end_) ++at_;
}

// The data says nowhere where it ends: the first EI that stands alone and is followed by what looks like content.
void ContentScanner::skip_inline_image() {
  constexpr std::ptrdiff_t kLookahead = 12;  // bytes; image data seldom shows so many printable ones in a row
  for (const char* p = at_ + (at_ < end_ ? 1 : 0); p + 1 < end_; ++p) {
    if (p[0] != 'E' || p[1] != 'I' || kind_of(p[-1]) != Kind::kSpace) continue;
    const char* after = p + 2;
    if (after < end_ && kind_of(*after) != Kind::kSpace) continue;
    const char* stop = end_ - after > kLookahead ? after + kLookahead : end_;
    bool looks_like_content = true;
    for (const char* q = after; q < stop; ++q) {
      const auto byte = static_cast<unsigned char>(*q);
      if (byte >= 0x7f || (byte < 0x20 && kind_of(*q) != Kind::kSpace)) looks_like_content = false;
    }
    if (looks_like_content) {
      at_ = after;
      return;
    }
  }
  at_ = end_;
}

}  // namespace yusuan::pdf
