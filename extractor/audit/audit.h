// Checks what a disclosure says against itself.
#pragma once

#include <vector>

#include "model/document.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// Every promised identity that could be evaluated or is known to be missing a figure: the identities of the document's
/// form (its file in patterns/), and those that hold in any form. Failing checks first come singly, each with every
/// figure it used; what passed or was skipped is one entry per identity and table, with its `count`. Figures that are
/// blank on both sides make no check. Throws Error kBadPattern.
std::vector<Check> audit(Document document, const patterns::PatternFiles& files);

/// The same, for `document.checks`; counts in each cell the identities that prove its figure.
void audit_in_place(Document& document, const patterns::PatternFiles& files);

}  // namespace yusuan::audit
