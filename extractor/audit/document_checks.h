// What a document says of itself as a whole: its contents, years, empty tables, staff and projects.
#pragma once

#include "audit/findings.h"
#include "audit/ledger.h"
#include "patterns/pattern_files.h"

namespace yusuan::audit {

/// Tables that the contents announce are there; years in titles are the fiscal year; tables declared empty have no
/// figure; staff adds up; as many offices are named as counted; the performance tables' funds and weights do, and their
/// projects are those of the tables.
void check_document(const Document& document, const Ledger& ledger, const patterns::PatternFiles& files,
                    Findings& findings);

}  // namespace yusuan::audit
