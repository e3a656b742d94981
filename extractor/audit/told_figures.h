// Amounts of the running text by what is said of each, without the figures of rates, heads and things.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/decimal.h"

namespace yusuan::audit {

/// The amounts of a piece of text, in printed order.
struct ToldFigures {
  std::vector<Decimal> amounts, changes;                 ///< a change is negative where it is told as less
  std::vector<std::int64_t> amount_units, change_units;  ///< yuan per unit, one each
  std::string nouns, change_nouns;                       ///< the words before them, each with a | behind
};

/// Amounts in 元, 万元 and 亿元. Those that compare, are of the year before or shares are left out.
ToldFigures told_figures(std::string_view text);

/// What rounding can make of a sum of amounts that are told in one unit: half of the last digit of each.
Decimal rounding_of(const std::vector<Decimal>& amounts);

}  // namespace yusuan::audit
