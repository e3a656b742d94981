// Amounts as whole numbers of the smallest printed unit, which an exact search adds up.
#pragma once

#include <cstdint>
#include <optional>

#include "model/decimal.h"

namespace yusuan::solve {

/// Amounts in the smallest printed unit.
using Minor = std::int64_t;
/// What is beyond is no amount: in fen, a hundred times what the country earns in a year.
constexpr Minor kMostMinor = 10'000'000'000'000'000;

/// Of a figure of a table with `scale` decimals, whose figures all fit.
Minor minor_of(const Decimal& value, int scale);

/// Of any figure: nullopt where it has further decimals, or is none of a table's size.
std::optional<Minor> exact_minor(const Decimal& value, int scale);

}  // namespace yusuan::solve
