// Two sums held against each other, exactly, within what honest rounding can give.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/document.h"

namespace yusuan::audit {

/// Which of its amounts a performance table prints.
enum class Funds : std::uint8_t { kTotal, kFiscal, kCarryover, kOther };

/// A figure and where it stands. Indices from 0 in the document; -1 where there is none. A table without a row is one
/// that is declared empty: its figures are 0.
struct Operand {
  Decimal value;
  std::int64_t yuan_per_unit = 0;  ///< 0: its unit is unknown
  int table = -1, row = -1, column = -1, statement = -1, performance = -1;
  Funds funds = Funds::kTotal;  ///< of a performance table
  bool told = false;            ///< in running text, without a statement of its own: an amount, and rounded
};

/// 元, 千元, 万元 …; of any other unit how many yuan it is. `yuan` is not 0.
std::string money_unit_name(std::int64_t yuan);

enum class Relation : std::uint8_t { kEqual, kAtLeast };

/// What `left` (as printed) comes to, and what it should come to by `right`.
struct Outcome {
  bool holds = false;
  Decimal actual, expected, difference, tolerance;  ///< in `unit`; difference = actual - expected
  std::optional<std::string> unit;
};

/// Whether the parts come to twice to four times the total exactly: wholes and their own parts stand among them, as
/// where a table lists office, unit and project under one code. That is no contradiction.
bool counts_several_times(const Outcome& outcome);

/// Half of the last printed digit of every figure is what rounding can take or give; a 0 printed without decimals is
/// taken to be as fine as the finest figure beside it; whole numbers of people and things are exact. Figures in
/// different units are compared in 元. nullopt where a unit is unknown beside a known one, or the sum does not fit.
/// `hidden`: how many rounded figures more the operands are sums of.
std::optional<Outcome> compare(const std::vector<Operand>& left, const std::vector<Operand>& right, Relation relation,
                               int hidden = 0);

}  // namespace yusuan::audit
