// What the prose says of tables of the whole country, in documents of which no form is known.
#pragma once

#include <set>
#include <string>

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// The [[told]] entries of `national`. A figure of the prose that one of an entry's columns has is a pass, and one that
/// none has says nothing: sentences of one subject may be of a unit, of a fund, of another year. Items that are told by
/// their code are held against their rows where most of them agree: then one that does not is a finding.
/// `besides`: subjects that the document's form holds against its tables.
void check_told_agreements(const patterns::PatternNode& national, const std::set<std::string>& besides,
                           const Ledger& ledger, const Document& document, Findings& findings);

}  // namespace yusuan::audit
