// Tables beside each other that nothing but a gutter parts.
#pragma once

#include <vector>

#include "grid/chunks.h"

namespace yusuan::grid {

/// Words of a page and their lines.
struct LinedWords {
  std::vector<const Word*> words;
  std::vector<ChunkLine> lines;
};

/// Lines of a page on both sides of a strip that none of their texts enters.
struct Gutter {
  double from = 0, to = 0;     ///< the strip's sides
  double top = 0, bottom = 0;  ///< of the lines
  LinedWords left, right;
  double apart = 0;  ///< what says that the sides are tables of their own; one table's are far below kTwoTables
};

/// What says that two sides are two tables, from here on.
constexpr double kTwoTables = 1.0;

/// The gutters of a page, `lines` from the top down: those that part most first. None overlap in height.
std::vector<Gutter> gutters_of(const std::vector<ChunkLine>& lines);

}  // namespace yusuan::grid
