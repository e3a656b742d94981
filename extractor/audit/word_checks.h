// Words of the running text against its figures: directions, years, the level of government.
#pragma once

#include "audit/findings.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

void check_words(const patterns::PatternNode& shared, const Document& document, Findings& findings);

}  // namespace yusuan::audit
