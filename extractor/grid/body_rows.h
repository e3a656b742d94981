// The rows of a table without borders: which lines are rows of their own and which go on with a wrapped cell.
#pragma once

#include <vector>

#include "grid/text_columns.h"

namespace yusuan::grid {

/// A line of the body: its texts by column, whether a rule parts it from the line before, and the row that it is known
/// to belong to: lines of one row share a number; -1 when nothing is known.
struct BodyLine {
  std::vector<Placed> texts;
  Rect box;
  double height = 0;
  bool rule_above = false;
  int row = -1;
};

/// For each line the number of its row, from 0, never decreasing.
std::vector<int> body_rows(const std::vector<BodyLine>& lines, const std::vector<TextColumn>& columns);

/// Columns whose texts are figures, by share of the lines that fill them; never the first.
std::vector<bool> figure_columns(const std::vector<BodyLine>& lines, std::size_t columns);

/// Whether a text holds the rest of the two decimals that the figure above it lacks: `36,067,369.` and `00`.
bool completes_figure(const Placed& above, const Placed& below);

}  // namespace yusuan::grid
