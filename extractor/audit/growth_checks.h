// Growth rates of the prose, recomputed from the amounts beside them.
#pragma once

#include "audit/findings.h"

namespace yusuan::audit {

/// Growth rates of statements and the increases beside them.
void check_growth(const Document& document, Findings& findings);

}  // namespace yusuan::audit
