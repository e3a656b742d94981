// Amounts in one unit, the smallest, so that those in 元, 万元 and 亿元 can be looked up among each other.
#pragma once

#include <cstdint>
#include <optional>

#include "audit/comparison.h"

namespace yusuan::audit {

/// Hundredths of a yuan.
struct InFen {
  std::int64_t value = 0;  ///< without sign
  std::int64_t slack = 0;  ///< half of the last printed digit
};

/// nullopt for 0, where the unit is unknown, and where it does not fit. `slack` can be added to `value` and taken off.
std::optional<InFen> in_fen(const Operand& operand);

}  // namespace yusuan::audit
