// Tables whose rules end with the header: the rows that stand below it without any.
#pragma once

#include <optional>
#include <vector>

#include "model/grid.h"
#include "model/page.h"

namespace yusuan::grid {

/// Whether a grid, which is filled, has several columns and no figures but column numbers.
bool is_header_only(const Grid& grid);

/// What is known of the rows below a header.
struct BodyFrame {
  double bottom = 0;               ///< they end here at the latest
  std::vector<double> rules = {};  ///< heights of the rules across the table, ascending
  bool to_sides = false;           ///< the longest texts of columns reach to their sides
  bool may_be_words = false;       ///< the columns are sure enough that rows need no figures
  bool may_explain = false;        ///< of such rows, one column may hold sentences: the names above hold none
};

/// Adds the lines below a header as rows, in the header's columns. A grid that is no header stays as it is. `words` are
/// upright and in no grid; those used are returned.
std::vector<const Word*> take_open_body(Grid& grid, const std::vector<const Word*>& words, const BodyFrame& frame);

/// What stands at the top of a page and goes on with `above`, the last grid of the page before, when that has no rules
/// to its end: a grid of its own with the same columns and no header. nullopt when the page does not begin so.
std::optional<Grid> take_continued_body(const Grid& above, const std::vector<const Word*>& words,
                                        const BodyFrame& frame, std::vector<const Word*>& used);

}  // namespace yusuan::grid
