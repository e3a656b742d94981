// Holds the prose against the tables and against itself.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/identity.h"

namespace yusuan::audit {

/// The text rounds the lines of the classification so that they add up to the rounded total: one is off by half a digit
/// more (10,429.84万元 of 104,298,313元).
inline constexpr int kAdjusted = 1;

/// Whether no earlier statement of the same sentence has spoken of the same thing: what follows is mostly last year's.
bool is_first_of_sentence(const Document& document, int index);

/// One kStatement identity: every sentence on its subject against the figure that the tables have.
void check_statements(const patterns::Identity& identity, const Ledger& ledger, const Document& document,
                      Findings& findings);

/// 决算数大于预算数 and the like against the two figures before it: `comparison` entries of audit.toml.
void check_comparisons(const patterns::PatternNode& shared, const Document& document, Findings& findings);

}  // namespace yusuan::audit
