#include "audit/fen.h"

#include <algorithm>
#include <limits>

namespace yusuan::audit {
namespace {

std::optional<std::int64_t> fen_of(const Decimal& value, std::int64_t yuan_per_unit) {
  std::int64_t fen = 0;
  if (yuan_per_unit <= 0 || __builtin_mul_overflow(value.absolute().mantissa(), yuan_per_unit * 100, &fen))
    return std::nullopt;
  for (int i = 0; i < value.scale(); ++i) fen /= 10;
  return fen;
}

}  // namespace

std::optional<InFen> in_fen(const Operand& operand) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 2;
  const auto fen = fen_of(operand.value, operand.yuan_per_unit);
  if (!fen || *fen == 0 || *fen > kMost) return std::nullopt;
  const auto slack = fen_of(Decimal(5, std::min(operand.value.scale() + 1, 18)), operand.yuan_per_unit);
  return InFen{*fen, slack.value_or(0)};
}

}  // namespace yusuan::audit
