// What may be wrong with columns between rules of one length, as what stands between them shows.
#pragma once

#include <vector>

#include "grid/chunks.h"
#include "grid/rule_stacks.h"
#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Between the last row and the next rule stands nothing: else the rows were not read to their end.
bool ends_at_rule(const RuleStack& stack, std::size_t top, double end, const std::vector<const Word*>& words);

/// Whether all texts of a header are figures.
bool figures_only(const std::vector<ChunkLine>& lines);

/// Many lines that each fill half of the columns are rows, no names.
bool are_rows(const std::vector<ChunkLine>& lines, int columns);

/// Whether a text of a header runs on as a sentence does.
bool any_sentence(const std::vector<ChunkLine>& lines);

/// Headers name columns: at most a few of their words are amounts.
bool has_amounts(const std::vector<const Word*>& header);

/// Texts of the body that lie across a border: where there are many, the borders are wrong.
bool cross_borders(const std::vector<const Word*>& body, const Grid& grid);

/// Borders go through words of letters, which never touch those of the next column, as figures do.
bool cut_words(const std::vector<Word>& words, const Grid& grid);

/// Whether lines often have several texts between two borders: then these are columns together.
bool shares_lanes(const std::vector<const Word*>& body, const Grid& grid);

}  // namespace yusuan::grid
