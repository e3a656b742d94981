// Rows against the rows that the table's outline makes parts of them.
#pragma once

#include <cstddef>

#include "audit/findings.h"
#include "audit/ledger.h"

namespace yusuan::audit {

/// A row is the sum of its parts on the side with this index, where that holds in most places of the table.
void check_outline_sums(const LedgerTable& table, std::size_t side, Findings& findings);

/// The same of a total above all other rows, which the outline's topmost are parts of.
void check_outline_total(const LedgerTable& table, std::size_t side, Findings& findings);

}  // namespace yusuan::audit
