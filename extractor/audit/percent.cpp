#include "audit/percent.h"

#include <algorithm>

namespace yusuan::audit {
namespace {

std::optional<Decimal> product(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
  return a && b ? multiply(*a, *b) : std::nullopt;
}

}  // namespace

Rounded printed(const Decimal& value) { return {value, Decimal(5, std::min(value.scale() + 1, 18))}; }

Rounded as_fine_as(const Decimal& value, const Decimal& beside) {
  return value.scale() > 0 ? printed(value) : Rounded{value, printed(beside).slack};
}

Rounded printed_percent(const Decimal& value) { return {value, Decimal(1, value.scale())}; }

bool is_round_percent(const Decimal& percent) { return percent.is_zero() || percent.absolute() == Decimal(100, 0); }

std::optional<Rounded> sum(const Rounded& a, const Rounded& b) {
  const auto value = add(a.value, b.value), slack = add(a.slack, b.slack);
  return value && slack ? std::optional(Rounded{*value, *slack}) : std::nullopt;
}

std::optional<Rounded> difference(const Rounded& a, const Rounded& b) { return sum(a, {b.value.negated(), b.slack}); }

std::optional<bool> is_percent_of(const Rounded& percent, const Rounded& part, const Rounded& whole) {
  const Decimal hundred(100, 0);
  const auto least = product(hundred, subtract(part.value, part.slack));
  const auto most = product(hundred, add(part.value, part.slack));
  const auto highest = product(add(percent.value, percent.slack), add(whole.value, whole.slack));
  const auto lowest = product(subtract(percent.value, percent.slack), subtract(whole.value, whole.slack));
  if (!least || !most || !highest || !lowest) return std::nullopt;
  return *least <= *highest && *most >= *lowest;
}

std::string percent_text(const Decimal& part, const Decimal& whole, int scale) {
  // 100 * part / whole * 10^scale = part.mantissa * 10^(2 + scale + whole.scale) / (whole.mantissa * 10^part.scale)
  std::int64_t power = 1;
  const int exponent = 2 + scale + whole.scale() - part.scale();
  if (exponent < 0 || exponent > 9) return {};
  for (int i = 0; i < exponent; ++i) power *= 10;
  std::int64_t scaled = 0;
  if (__builtin_mul_overflow(part.absolute().mantissa(), power, &scaled)) return {};
  const std::int64_t base = whole.absolute().mantissa();
  return Decimal(scaled / base + (scaled % base >= base - scaled % base ? 1 : 0), scale).to_string();
}

}  // namespace yusuan::audit
