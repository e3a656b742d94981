// Columns between rules of one length, from texts that stand in the middle of them.
#pragma once

#include <vector>

#include "grid/chunks.h"
#include "grid/rule_stacks.h"

namespace yusuan::grid {

/// Borders of columns, and where the header ends that they were read from.
struct HeaderColumns {
  std::vector<double> edges;
  double header_bottom = 0;
  bool by_gaps = false;  ///< not from middles, which prove each other, but from where no text stands
  bool operator==(const HeaderColumns&) const = default;
};

/// The columns' borders from the middles of texts centred in them and the table's sides; empty when no borders fit
/// both. Middles ascend.
std::vector<double> edges_from_middles(const std::vector<double>& middles, double left, double right);

/// What the columns of a table may be whose first rule is `top` of the stack, the surest first. `lines` are those of
/// the table.
std::vector<HeaderColumns> columns_from_middles(const RuleStack& stack, std::size_t top,
                                                const std::vector<ChunkLine>& lines);

/// Whether a line is `※ ※ 1 2 3` or `栏次 1 2`.
bool is_ordinal_line(const ChunkLine& line);

}  // namespace yusuan::grid
