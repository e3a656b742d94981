// Rows without codes: known by their labels, their numbering, or only by the figures behind them.
#pragma once

#include <string>
#include <vector>

#include "dump/anchors.h"

namespace yusuan::dump {

/// The rows of `labels`, in their order, as far as they are found; a label may be printed with another numbering.
void rows_by_labels(const RowSource& source, const std::vector<std::string>& labels, Panel& panel);

/// The rows of a table of two sides whose labels no pattern lists: numbered entries, totals and balances, each on the
/// side that its words speak of. Only sides that have no rows yet are filled.
void rows_by_entries(const RowSource& source, std::vector<Panel>& panels);

/// Text with a figure right behind it, below the row of column numbers.
void rows_by_text(const RowSource& source, Panel& panel);

}  // namespace yusuan::dump
