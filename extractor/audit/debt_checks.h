// What a government owes: balances, what was borrowed and repaid between them, and limits.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// Tables whose numbered rows are the debt at the end of two years, what was borrowed and repaid, and the limits, as
/// the [[debt_balance]] entries of `shared` name them. Rates of exchange, and debts taken over or written off, move a
/// balance, too, so only what is far off, or off by a slip, fails.
void check_debt(const patterns::PatternNode& shared, const Ledger& ledger, Findings& findings);

}  // namespace yusuan::audit
