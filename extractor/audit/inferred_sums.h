// Sums in tables of which no form says what adds up: what headers, labels and numbering say should add up.
#pragma once

#include <set>
#include <string>

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// Columns under 合计 along the row, rows above or below a total, 收入总计 and 支出总计. A sum counts only when the
/// figures confirm it: most of its rows or columns hold. So a table of one row can confirm a sum and never break it.
/// `words`: an [[inferred]] entry of audit.toml, what headers and labels call a total. `promised`: the ids of the
/// tables whose form says what adds up in them.
void check_inferred_sums(const Ledger& ledger, const patterns::PatternNode& words,
                         const std::set<std::string>& promised, Findings& findings);

}  // namespace yusuan::audit
