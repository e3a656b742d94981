// Amounts of another place put where they do not belong: the neighbour's, another table's total.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "audit/comparison.h"
#include "audit/slip.h"

namespace yusuan::audit {

/// The totals of all tables of a document.
class Totals {
 public:
  explicit Totals(const Document& document);
  /// Whether another table than `table` (-1: any) has this total, in the same unit.
  bool has(const Operand& figure, int table) const;

 private:
  std::map<std::pair<std::int64_t, Decimal>, std::pair<int, int>> tables_;  // by unit and value: first and last of them
};

/// Every figure of a failed comparison that is an amount of another place, and what would close the gap: "pasted" where
/// that of the cell or the amount of the sentence beside it, "other_total" where the total of a table that is not
/// compared. Figures of fewer than four significant digits are alike by chance.
std::vector<SlipAt> copied_figures(const Document& document, const Totals& totals, const std::vector<Operand>& left,
                                   const std::vector<Operand>& right, const Outcome& outcome);

}  // namespace yusuan::audit
