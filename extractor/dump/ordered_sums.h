// What the names of a header promise to add up, tried on rows.
#pragma once

#include <string>
#include <vector>

#include "dump/ordered_rows.h"
#include "model/decimal.h"

namespace yusuan::dump {

/// Of each column the cells of the header over it, from the top down.
using HeaderPaths = std::vector<std::vector<std::string>>;

struct SumsOfHeader {
  int holding = 0, failing = 0;  ///< totals beside what they are totals of, over figures that are not all zero
};

/// `rows`: figures of full rows, one a column of figures.
SumsOfHeader sums_of_header(const HeaderPaths& paths, const std::vector<ItemKind>& columns,
                            const std::vector<std::vector<Decimal>>& rows);

}  // namespace yusuan::dump
