// Whether the first grid of a page goes on with the table of the page before, and which of its rows stand there only
// because a page begins.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/grid_table.h"
#include "forms/patterns.h"

namespace yusuan::forms {

/// A grid that may go on with a table, and what stands above it.
struct PagePart {
  const Grid* grid = nullptr;
  Caption caption;
  std::vector<TextLine> above;  ///< the lines between it and what stands above it
  double page_height = 0;       ///< in points
};

/// Whether what stands above a part names another table than this one.
bool names_another(const GridTable& table, const Caption& caption);

/// Whether every line above a part stands above the table, too, or is of the kind that stands above any table.
bool nothing_new_above(const GridTable& table, const std::vector<TextLine>& above, double page_height,
                       const Vocabulary& words);

/// The rows of the part as rows of the table, those marked that its first part has, too: the header, a total below it.
/// nullopt when the part does not belong to the table: it does when its header is the table's, or it has none and its
/// borders are the table's, and nothing above it names another table. The caller makes sure that the part is the first
/// of its page and the table the last of the page before.
std::optional<std::vector<GridRow>> rows_going_on(const GridTable& table, const PagePart& part,
                                                  const Vocabulary& words);

/// Marks as repeated, from the row `from` on, what says word for word what the table's header says: a table of several
/// blocks prints it above each.
void mark_headers_again(GridTable& table, std::size_t from, const Vocabulary& words);

/// Whether the part goes on with the table by all that stands above it and by its header, while rows_going_on does not
/// know which column is which.
bool goes_on_in_other_columns(const GridTable& table, const PagePart& part, const Vocabulary& words);

}  // namespace yusuan::forms
