#include "model/decimal.h"

#include <algorithm>
#include <charconv>

namespace yusuan {
namespace {

__extension__ using Wide = __int128;

constexpr int kMaxScale = 18;

Wide power_of_ten(int exponent) {
  Wide power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

std::optional<Decimal> narrowed(Wide mantissa, int scale) {
  while (scale > kMaxScale && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  if (scale > kMaxScale || mantissa > INT64_MAX || mantissa < -INT64_MAX) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(mantissa), scale);
}

// With |mantissa| < 2^63 and at most 10^18 between the scales, both fit 128 bits.
struct Aligned {
  Wide a, b;
  int scale;
};

Aligned align(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale(), b.scale());
  return {Wide{a.mantissa()} * power_of_ten(scale - a.scale()), Wide{b.mantissa()} * power_of_ten(scale - b.scale()),
          scale};
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view plain) {
  std::string_view rest = plain;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  std::int64_t mantissa = 0;
  int scale = 0;
  bool point = false, digit_last = false;
  for (const char c : rest) {
    if (c == '.') {
      if (point || !digit_last) return std::nullopt;
      point = true;
      digit_last = false;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (__builtin_mul_overflow(mantissa, 10, &mantissa) || __builtin_add_overflow(mantissa, c - '0', &mantissa))
      return std::nullopt;
    if (point && ++scale > kMaxScale) return std::nullopt;
    digit_last = true;
  }
  if (!digit_last) return std::nullopt;
  return Decimal(negative ? -mantissa : mantissa, scale);
}

std::string Decimal::to_string() const {
  std::string digits = std::to_string(mantissa_ < 0 ? -mantissa_ : mantissa_);  // parse() never yields INT64_MIN
  if (scale_ > 0) {
    if (digits.size() <= static_cast<std::size_t>(scale_)) digits.insert(0, scale_ + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale_, 1, '.');
  }
  return mantissa_ < 0 ? "-" + digits : digits;
}

double Decimal::to_double() const {
  const std::string text = to_string();
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  const Aligned x = align(a, b);
  return narrowed(x.a + x.b, x.scale);
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) { return add(a, b.negated()); }

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  return narrowed(Wide{a.mantissa_} * b.mantissa_, a.scale_ + b.scale_);
}

bool operator==(const Decimal& a, const Decimal& b) {
  const Aligned x = align(a, b);
  return x.a == x.b;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const Aligned x = align(a, b);
  return x.a < x.b   ? std::strong_ordering::less
         : x.a > x.b ? std::strong_ordering::greater
                     : std::strong_ordering::equal;
}

}  // namespace yusuan
