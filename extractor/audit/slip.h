// Slips of a careless hand: what one wrong digit, sign or unit would make of a figure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/comparison.h"
#include "audit/wording.h"
#include "model/check.h"

namespace yusuan::audit {

/// The slip that makes `printed` of `due`, both with the same number of decimals: "digits_swapped" (neighbours),
/// "digit_dropped", "digit_doubled", "digit_changed", "sign", "unit" (ten thousand times as much or as little). nullopt
/// where they are equal, or differ by more than one slip. Figures of one digit tell of none.
std::optional<std::string_view> slip_between(const Decimal& printed, const Decimal& due);

/// A figure that one slip would explain: without it the comparison holds.
struct SlipAt {
  Operand operand;
  Slip slip;  ///< `ref` counts through the left side, then the right
};

/// What the figure `ref` (counted through both sides) would have to be for a failed comparison to hold, in its own unit
/// and with its own decimals; nullopt when it does not fit.
std::optional<Decimal> closing_value(const std::vector<Operand>& left, const std::vector<Operand>& right,
                                     const Outcome& outcome, std::size_t ref);

/// Every figure of a failed comparison that one slip explains, or that was cut where it should have been rounded
/// ("truncated"). Of two figures held against each other, the left one.
std::vector<SlipAt> possible_slips(const std::vector<Operand>& left, const std::vector<Operand>& right,
                                   const Outcome& outcome, Relation relation, int hidden);

/// Whether a slip is one that no chance makes: neither between short figures, nor one digit of round ones.
bool is_telling(const Decimal& printed, const Slip& slip);

/// Whether a comparison fails that would hold but for one such slip, which no figure lost or misplaced makes: digits
/// swapped, dropped or doubled, or one changed of two figures that should be the same.
bool breaks_by_a_slip(const std::vector<Operand>& left, const std::vector<Operand>& right, int hidden = 0);

/// Of the slips that a failed comparison of two sides that should be equal may be due to, those of digits that close
/// the gap to the digit.
std::vector<SlipAt> closing_digit_slips(const std::vector<Operand>& left, const std::vector<Operand>& right,
                                        const Outcome& outcome);

/// Whether one telling slip closes the gap of a failed comparison to the digit.
bool is_closed_by_a_slip(const std::vector<Operand>& left, const std::vector<Operand>& right);

/// Digits without the zeros at both ends; 0 for nothing.
int significant_digits(const Decimal& value);

/// 相邻两位数字颠倒
std::string slip_name(std::string_view kind, Language language);

}  // namespace yusuan::audit
