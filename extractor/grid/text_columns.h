// Columns of a table without vertical rules, from where its lines leave gaps.
#pragma once

#include <optional>
#include <vector>

#include "grid/chunks.h"

namespace yusuan::grid {

/// Where the text of one column stands in the body.
struct TextColumn {
  double x0 = 0, x1 = 0;
};

/// From left to right. `body` are the lines that decide, `header` those above: a text of the header that stands where
/// the body has nothing makes a column too, and keeps one that hardly any line fills.
std::vector<TextColumn> text_columns(const std::vector<const ChunkLine*>& body,
                                     const std::vector<const ChunkLine*>& header);

/// Whether a text stands at one side of a column or in its middle; `height` is that of its line.
bool is_aligned(const Rect& text, const TextColumn& column, double height);

/// Borders halfway between the columns, the outer ones at `left` and `right`.
std::vector<double> edges_between(const std::vector<TextColumn>& columns, double left, double right);

/// A text and the columns it stands in, first to last.
struct Placed {
  Chunk chunk;
  int first = 0, last = 0;
  int line = 0;
};

/// The texts of a line in their columns; a text that runs through several columns is cut where a gap falls on their
/// border. Texts of one column are put together.
std::vector<Placed> place(const ChunkLine& line, const std::vector<TextColumn>& columns,
                          const std::vector<double>& edges);

}  // namespace yusuan::grid
