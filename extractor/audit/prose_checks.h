// Holds the prose against the tables and against itself.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/identity.h"

namespace yusuan {

/// One kStatement identity: every sentence on its subject against the figure that the tables have.
void check_statements(const Identity& identity, const Ledger& ledger, const Document& document, Findings& findings);

/// 决算数大于预算数 and the like against the two figures before it: `comparison` entries of audit.toml.
void check_comparisons(const PatternNode& shared, const Document& document, Findings& findings);

}  // namespace yusuan
