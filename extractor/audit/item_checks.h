// What the running text says of single items - what they are for, which lines they have, what they are called - against
// the tables and the items beside them.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

void check_items(const patterns::PatternNode& shared, const Ledger& ledger, const Document& document,
                 Findings& findings);

}  // namespace yusuan::audit
