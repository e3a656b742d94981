// Evaluates the identities between figures of tables.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/identity.h"

namespace yusuan::audit {

void check_identity(const patterns::Identity& identity, const Ledger& ledger, Findings& findings);

/// 总计 = Σ 类, 类 = Σ 款, 款 = Σ 项, by the codes, in every table that has any. In a table that no form knows the rule
/// counts only when most of its sums hold.
void check_hierarchies(const Ledger& ledger, Findings& findings);

/// The figures that references name. `missing`: why the last that could not be resolved could not, `what` it named.
struct Resolved {
  std::vector<Operand> operands;
  std::optional<SkipReason> missing;
  std::string what;
  Operand at;
};

Resolved resolve_all(const std::vector<patterns::Reference>& references, const Ledger& ledger);

/// The figure at a place; nullopt when blank.
std::optional<Operand> operand_at(const LedgerTable& table, int row, int column);

}  // namespace yusuan::audit
