// Amounts, what they changed by and the rate of it, as one sentence tells them, whatever it tells them of.
#pragma once

#include "audit/findings.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// Holds amount, change, rate and the figure of the year before against each other where no statement does. `shared`:
/// audit.toml, its `told_growth`.
void check_told_growth(const patterns::PatternNode& shared, const Document& document, Findings& findings);

}  // namespace yusuan::audit
