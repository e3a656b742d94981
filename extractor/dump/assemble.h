// Settled figures to rows of a table.
#pragma once

#include <vector>

#include "dump/settle.h"
#include "model/diagnostic.h"
#include "model/table.h"

namespace yusuan::dump {

inline constexpr const char* kUnplacedFigures = "unplaced_figures";
inline constexpr const char* kFiguresReassigned = "figures_reassigned";

/// Fills `columns` and `rows` of `table`. Every printed figure is in a cell or in the `unplaced` of a row.
void assemble(const DumpedTable& source, const forms::Vocabulary& words, Table& table,
              std::vector<Diagnostic>& diagnostics);

}  // namespace yusuan::dump
