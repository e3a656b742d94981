// What nobody filled in: text of the template left standing, and sections that say nothing.
#pragma once

#include "audit/findings.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// One finding a kind ([[leftover]] of audit.toml), with all its places.
void check_leftovers(const patterns::PatternNode& shared, const Document& document, Findings& findings);

}  // namespace yusuan::audit
