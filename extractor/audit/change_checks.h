// How much the amounts of the running text changed, against each other.
#pragma once

#include <vector>

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/identity.h"

namespace yusuan::audit {

/// Where a whole and its parts are told to have changed (an `equal` identity over the prose alone), the changes add up;
/// and where an amount and the one before it are told, they differ by the change.
void check_changes(const std::vector<patterns::Identity>& identities, const Ledger& ledger, const Document& document,
                   Findings& findings);

}  // namespace yusuan::audit
