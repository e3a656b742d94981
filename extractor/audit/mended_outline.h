// Outlines that one wrong figure breaks.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"

namespace yusuan::audit {

/// Rows without codes are told to be parts of each other by their sums, so that one wrong figure may leave the rows
/// around it without a place, and no sum that it breaks. Where a table adds up throughout once one figure is without a
/// slip of the hand, or without a neighbour's amount in its place, and does not as it is printed, the sums of that
/// figure are held as they are printed.
void check_mended_outlines(const Ledger& ledger, Findings& findings);

}  // namespace yusuan::audit
