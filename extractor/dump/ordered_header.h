// The header of a table whose places a dump lost: which of its cells name columns, and which stand over several.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dump/ordered_rows.h"
#include "model/decimal.h"

namespace yusuan::dump {

class HeaderWords;

/// What the words of a header say of the columns of its rows.
struct OrderedHeader {
  std::vector<std::vector<std::string>> paths;  ///< of each column, from the top down, none empty
  std::vector<ItemKind> columns;                ///< those of the rows, and those that only the header names
  bool units = false;                           ///< the first column has units, which stand in rows of their own
  std::size_t blank_behind = 0;                 ///< columns for remarks behind all others, blank in every row
};

/// Reads the words of a header, line by line, over `columns`, what the fullest rows hold. `rows` are the figures of
/// full rows, one a column of figures: where the words leave open what stands over what, sums decide. nullopt where
/// two readings fit about as well, or none.
std::optional<OrderedHeader> read_ordered_header(const std::vector<std::vector<std::string>>& lines,
                                                 const std::vector<ItemKind>& columns,
                                                 const std::vector<std::vector<Decimal>>& rows,
                                                 const HeaderWords& words);

}  // namespace yusuan::dump
