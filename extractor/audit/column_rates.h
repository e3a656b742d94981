// Columns that say how others of their table compare: 完成预算%, 比上年增减%, 增减额.
#pragma once

#include <set>
#include <string>

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// The ids of the tables whose form says of what their percentages are, and what adds up in their rows.
struct PromisedTables {
  std::set<std::string> rates, sums;
};

/// A column of percentages is what one column is of another, or grew by against it, and one that `difference_header`
/// of `words` names is the first less the second, where the figures say so: in all rows but one, or but a tenth. Of
/// which two, no header has to tell. What then does not agree in a row is a finding, unless another such rule holds
/// there.
void check_column_rates(const Ledger& ledger, const patterns::PatternNode& words, const PromisedTables& promised,
                        Findings& findings);

}  // namespace yusuan::audit
