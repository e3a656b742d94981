// What comes in and what goes out of a budget, as governments tell it: 收入125亿元，加上…后，收入总计189.4亿元.
#pragma once

#include "audit/findings.h"
#include "model/document.h"

namespace yusuan::audit {

/// An amount, those that 加上 adds, and their total. One that does not hold is a finding where a slip explains it, or
/// where it is the only one of several in the document.
void check_balances_told(const Document& document, Findings& findings);

}  // namespace yusuan::audit
