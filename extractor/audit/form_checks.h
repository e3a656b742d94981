// What a table's form is left with: amounts without a label, rows of the template, notes and preparers of another
// table.
#pragma once

#include "audit/findings.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

void check_forms(const patterns::PatternNode& shared, const Document& document, Findings& findings);

}  // namespace yusuan::audit
