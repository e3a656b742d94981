#include "solve/minor.h"

namespace yusuan::solve {

Minor minor_of(const Decimal& value, int scale) { return exact_minor(value, scale).value_or(0); }

std::optional<Minor> exact_minor(const Decimal& value, int scale) {
  Minor minor = value.mantissa();
  int at = value.scale();
  for (; at < scale; ++at)
    if (__builtin_mul_overflow(minor, 10, &minor)) return std::nullopt;
  for (; at > scale; --at) {
    if (minor % 10 != 0) return std::nullopt;
    minor /= 10;
  }
  return minor > kMostMinor || minor < -kMostMinor ? std::nullopt : std::optional(minor);
}

}  // namespace yusuan::solve
