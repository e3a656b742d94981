// Columns of two tables that print the same amounts for the rows they share.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"

namespace yusuan::audit {

/// Two columns of different tables that agree in many rows, told by name or code, and in all but one, are of one thing:
/// the one that differs by a slip of the hand is a finding, unless sums vouch for both of its figures. Comes behind the
/// sums of the tables.
void check_same_rows(const Ledger& ledger, Findings& findings);

}  // namespace yusuan::audit
