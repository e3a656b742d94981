// What a target of an indicator asks for: ≥1000平方 is at least 1000, counted in 平方.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/decimal.h"
#include "model/prose.h"
#include "performance/performance_words.h"

namespace yusuan::performance {

struct Target {
  std::string text;  ///< closed up
  std::optional<std::string> op;
  std::optional<Decimal> value;
  std::optional<std::string> unit;  ///< %, 次, 元/人/天; only with a value
};

/// `printed` is normalised text, lines joined. A target with more than one figure, or whose figure stands amid a
/// sentence, has no value; a bare figure with a unit has no operator.
Target parse_target(std::string_view printed, const PerformanceWords& words);

/// Fills operator, value and unit of an indicator from its target, which stays as it is.
void read_target(Indicator& indicator, const PerformanceWords& words);

}  // namespace yusuan::performance
