// Figures of a text dump whose columns are open.
#pragma once

#include <algorithm>
#include <vector>

#include "model/table.h"

namespace yusuan {

inline bool has_unplaced(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return !row.unplaced.empty(); });
}

inline bool has_unplaced(const std::vector<Table>& tables) {
  return std::any_of(tables.begin(), tables.end(), [](const Table& table) { return has_unplaced(table); });
}

}  // namespace yusuan
