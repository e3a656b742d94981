// Tables that go on to the right: labels and first columns on one page, further columns of the same rows on the next.
#pragma once

#include <vector>

#include "forms/grid_table.h"
#include "forms/patterns.h"

namespace yusuan::forms {

/// Whether `right` holds further columns of the rows of `left`: it repeats the labels of every row and differs in its
/// other columns, or it has no labels and its rows stand at the heights of those of `left`; and nothing above it names
/// another table.
bool goes_on_to_the_right(const GridTable& left, const GridTable& right, const Vocabulary& words);

/// Whether `right`, one grid, stands beside the first one of `left` on a sheet that is cut into pages, below a header
/// of its own.
bool stands_beside_on_sheet(const GridTable& left, const GridTable& right);

/// Joins each table to the one before where it goes on with that to the right. Labels stay once.
void join_facing(std::vector<GridTable>& tables, const Vocabulary& words);

}  // namespace yusuan::forms
