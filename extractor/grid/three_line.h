// Tables between rules of one length, without vertical ones: three-line tables and their relatives.
#pragma once

#include <optional>
#include <vector>

#include "grid/middle_columns.h"
#include "grid/text_tables.h"
#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// A table and what speaks against the reading of its header, a column.
struct HeadedTable {
  TextTable table;
  int header_rows = 0;
  double doubt = 0;
};

/// The table whose header stands between rule `top` of the stack and one of the next; see below.
std::optional<HeadedTable> headed_table(const RuleStack& stack, std::size_t top, std::vector<const Word*> words,
                                        const std::vector<Ruling>& rules, double bottom, const Grid* above);

/// All readings of it, the surest first, also those that something speaks against.
std::vector<HeadedTable> headed_readings(const RuleStack& stack, std::size_t top, const std::vector<const Word*>& words,
                                         const std::vector<Ruling>& rules, double bottom, const Grid* above);

/// Tables whose columns the lowest texts of the header, or the row of column numbers, give away: each is centred in its
/// column or stands at its side, and the rules show where the first begins and the last ends. So columns without a
/// figure keep their place.
/// `rules` are horizontal and joined; `bottom` is where the page's tables must end. `above` is the last table of the
/// page before or null: one that goes on has its columns. Where all readings are asked for they overlap.
std::vector<TextTable> three_line_tables(const std::vector<const Word*>& words, const std::vector<Ruling>& rules,
                                         double bottom, const Grid* above, Asked asked = Asked::kBest);

}  // namespace yusuan::grid
