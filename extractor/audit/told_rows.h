// Sentences that tell amount, completion and growth of a thing, against the row of a table that has its name.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "model/document.h"

namespace yusuan::audit {

/// A row with the name of what a sentence speaks of, and with two of its three figures - amount, share of the budget
/// carried out, growth - is the one that is meant: it has the third, too. Holds only in documents whose sentences and
/// rows agree all but a few.
void check_told_rows(const Ledger& ledger, const Document& document, Findings& findings);

}  // namespace yusuan::audit
