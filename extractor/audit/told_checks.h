// What the running text says of one thing in several places, and in which unit.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"

namespace yusuan::audit {

/// Amounts that stand nowhere else, but for a slip of the hand (slip.h) that the same row, or another sentence on the
/// same thing, does without; amounts in 元 where all others are in 万元; changes that differ where amount and base are
/// the same. Comes last: what an identity has accused is not told again.
void check_told(const Ledger& ledger, const Document& document, Findings& findings);

}  // namespace yusuan::audit
