// A whole and its parts, told in one breath: 支出3,558.35万元，其中基本支出2,776.85万元、项目支出781.5万元.
#pragma once

#include "audit/findings.h"
#include "model/document.h"

namespace yusuan::audit {

/// Amounts and changes that 其中 and the like part. The parts need not be all, so that a sum fails only where it would
/// hold but for one slip (slip.h). Comes after all identities: what they have accused is not told again.
void check_parts_told(const Document& document, Findings& findings);

}  // namespace yusuan::audit
