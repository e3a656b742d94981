// The rows of a table whose lines a dump keeps: which lines are rows and which go on with one.
#pragma once

#include <vector>

#include "dump/kept_columns.h"

namespace yusuan::dump {

/// For each line of the body the number of its row, from 0, never decreasing: figures of one row stand on one line, or
/// go on below where their column had no room; names wrap around that line or down from it.
std::vector<int> rows_of_lines(const std::vector<const KeptLine*>& body, const KeptBody& columns);

}  // namespace yusuan::dump
