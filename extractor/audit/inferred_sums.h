// Sums in tables that no form knows: what headers, labels and numbering say should add up.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/pattern_files.h"

namespace yusuan {

/// Columns under 合计 along the row, rows above or below a total, 收入总计 and 支出总计. A sum counts only when the
/// figures confirm it: most of its rows or columns hold. So a table of one row can confirm a sum and never break it.
/// `words`: an [[inferred]] entry of audit.toml, what headers and labels call a total.
void check_inferred_sums(const Ledger& ledger, const PatternNode& words, Findings& findings);

}  // namespace yusuan
