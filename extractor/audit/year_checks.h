// Years that the text speaks of.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// The year before that changes are told against, and the year whose figures are told: entries base_year and own_year
/// of audit.toml.
void check_years(const patterns::PatternNode& shared, const Ledger& ledger, const Document& document,
                 Findings& findings);

}  // namespace yusuan::audit
