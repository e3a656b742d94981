// Sums that a table's own words, numbers and codes suggest, and when they are a rule.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "audit/findings.h"
#include "audit/ledger.h"

namespace yusuan::audit {

/// One sum as printed: `total` (one figure) should be the sum of `parts`.
struct PrintedSum {
  std::vector<Operand> total, parts;
  bool unread = false;    ///< a cell among them prints digits that are no figure
  bool alone = false;     ///< neither numbers nor another column say that the parts are those of the total
  bool gaps = false;      ///< the numbers of the entries leave some out: （一）（二）（四）
  bool lacks = false;     ///< a part is blank here that other columns print
  bool may_lack = false;  ///< the same, but a slip is told all the same
};

bool holds(const PrintedSum& sum);

/// Whether more than one part is something: a total that repeats its one part says too little of a rule to break it.
bool tells(const PrintedSum& sum);

/// Whether a broken sum would hold but for one slip that no chance makes: neither between short figures, nor one digit
/// of round ones.
bool holds_but_for_a_slip(const PrintedSum& sum);

/// Whether a part that other columns print is blank in this one: the sum may go without it.
bool lacks_a_part(const LedgerTable& table, const LedgerSide& side, const std::vector<int>& parts, int column);

/// The sums of the line `total` and the lines `parts` of a side, one in each column that prints both.
std::vector<PrintedSum> sums_down_columns(const LedgerTable& table, const LedgerSide& side, int total,
                                          const std::vector<int>& parts);

/// What confirms a rule: that most of its sums hold as they are printed, or that some do and the others would but for
/// one slip of the hand each (slip.h), or that numbers say what the parts are and such slips are all that is wrong.
enum class Confirmed : std::uint8_t { kAsPrinted, kButForSlips, kByNumbers };

/// Reports sums of one rule where it is confirmed; otherwise false. Those of one row are beside each other.
bool report_rule(std::string_view id, const std::vector<PrintedSum>& sums, const LedgerTable& table, Findings& findings,
                 Confirmed by = Confirmed::kAsPrinted);

}  // namespace yusuan::audit
