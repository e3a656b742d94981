// Growth that the text tells of an amount, against the row of a table that has the amount.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "model/document.h"

namespace yusuan::audit {

/// A row with the amount, of the same thing by its label, prints the rate or gives it by another of its columns, or
/// else says nothing: the text may compare with another year. Where it gives just the opposite, the text is turned.
/// Where a document's rates agree with its tables all but a few, one that differs by a slip is a finding, too.
void check_told_rates(const Ledger& ledger, const Document& document, Findings& findings);

}  // namespace yusuan::audit
