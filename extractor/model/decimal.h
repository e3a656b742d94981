// Exact decimal numbers: what is printed is what is kept, from the page to the check.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yusuan {

/// mantissa × 10^-scale. `scale` is the number of printed decimals, 0 to 18: 62.80 is {6280, 2}.
/// Comparison is by value (62.80 == 62.8); arithmetic that would overflow gives nullopt.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t mantissa, int scale) : mantissa_(mantissa), scale_(scale) {}

  /// Plain notation only: an optional '-', digits, at most one '.' with digits after it. Anything else, or more digits
  /// than fit, is nullopt. Printed amounts with separators are read by text/amount.h.
  static std::optional<Decimal> parse(std::string_view plain);

  std::int64_t mantissa() const { return mantissa_; }
  int scale() const { return scale_; }
  bool is_zero() const { return mantissa_ == 0; }
  bool is_negative() const { return mantissa_ < 0; }

  /// Plain notation with exactly `scale()` decimals. parse(to_string()) gives the same number and scale.
  std::string to_string() const;
  /// Nearest binary number, for display and JSON only.
  double to_double() const;
  Decimal negated() const { return {-mantissa_, scale_}; }
  Decimal absolute() const { return {mantissa_ < 0 ? -mantissa_ : mantissa_, scale_}; }

  friend std::optional<Decimal> add(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b);
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  std::int64_t mantissa_ = 0;
  int scale_ = 0;
};

std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);

}  // namespace yusuan
