// Units of the amounts that the running text tells.
#pragma once

#include "audit/findings.h"

namespace yusuan::audit {

/// One amount in 元 whose digits the document prints in 万元 elsewhere, or where all others are in 万元.
void check_told_units(const Document& document, Findings& findings);

}  // namespace yusuan::audit
