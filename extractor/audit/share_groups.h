// Shares that one passage gives of one whole, which it need not state.
#pragma once

#include "audit/findings.h"
#include "model/document.h"

namespace yusuan::audit {

/// Amounts in one unit, one behind the other in one section, each with its share. Where the amounts add up to a whole
/// that all shares but one are of, that share is a finding; where the shares add up to 100 % and all amounts but one
/// are theirs of the same whole, that amount. Comes after check_shares: what that has accused is not told again.
void check_share_groups(const Document& document, Findings& findings);

}  // namespace yusuan::audit
