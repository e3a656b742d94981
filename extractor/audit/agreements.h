// Figures that the tables of the whole country repeat from each other, in documents of which no form is known.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// The [[agreement]] entries of `national`. No form promises them, and places draw up tables of one name of other
/// things: so two totals that agree are a pass, and two that do not say nothing. Rows of two tables whose totals agree
/// are held against each other where most of them agree, too; then one that does not is a finding.
void check_agreements(const patterns::PatternNode& national, const Ledger& ledger, Findings& findings);

}  // namespace yusuan::audit
