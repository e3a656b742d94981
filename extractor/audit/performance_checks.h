// 绩效目标表 against themselves and against the tables of project expenditure.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"

namespace yusuan::audit {

/// Weights of indicators, funds, and the names and budgets of projects, those of the prose too.
void check_performance(const Document& document, const Ledger& ledger, Findings& findings);

}  // namespace yusuan::audit
