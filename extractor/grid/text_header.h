// The header of a table without borders: texts above columns, wrapped, some of them over several columns.
#pragma once

#include <optional>
#include <vector>

#include "grid/text_columns.h"
#include "grid/tiling.h"

namespace yusuan::grid {

/// A text of the header, wrapped lines joined, with the rows and columns it covers.
struct TextHeaderCell {
  std::vector<Chunk> lines;
  int row = 0, row_span = 1;
  int first = 0, last = 0;  ///< columns
};

struct TextHeader {
  std::vector<TextHeaderCell> cells;
  std::vector<double> row_edges;  ///< rows + 1 heights; empty when there is no header
  double doubt = 0;               ///< what speaks against the reading, a column: below 1 hardly anything
};

/// `rules` are the horizontal rulings of the table: a short one below a text shows which columns the text spans.
TextHeader read_text_header(const std::vector<const ChunkLine*>& lines, const std::vector<TextColumn>& columns,
                            const std::vector<double>& edges, const std::vector<Ruling>& rules);

/// The header in columns that are known where the names of its last line come again and those above part them evenly;
/// nullopt where they do not.
std::optional<TextHeader> read_repeated_names(const std::vector<ChunkLine>& lines, const std::vector<double>& edges);

DraftCell draft_of(const TextHeaderCell& cell);

}  // namespace yusuan::grid
