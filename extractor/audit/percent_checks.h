// The percentages of the prose and of tables, recomputed from the amounts that they speak of.
#pragma once

#include <string>
#include <string_view>

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/identity.h"

namespace yusuan::audit {

/// Shares (占…) and completion rates (完成预算的…). The whole is the one that the text states, else the one that the
/// tables have by the kStatement `identities`; a figure that fits another amount of its section is a share of that.
void check_shares(const std::vector<patterns::Identity>& identities, const Ledger& ledger, const Document& document,
                  Findings& findings);

/// One kRate identity: the percentages that a table prints, row by row.
void check_rates(const patterns::Identity& identity, const LedgerTable& table, Findings& findings);

/// What makes a percentage, in both languages: 由11.67到45.41万元.
struct PercentBasis {
  std::string chinese, english;
};

/// Tells of a statement's percentage, as printed, that its `basis` makes another one, `due`.
void fail_percent(std::string_view id, const Document& document, int index, const std::string& printed_percent,
                  const std::string& due, const PercentBasis& basis, Findings& findings);

}  // namespace yusuan::audit
