// Which side of a table a figure stands on.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/table.h"

namespace yusuan::feed {

enum class Side : std::uint8_t { kRevenue, kExpenditure };

/// For each column: its side in a table that has columns of both sides, nullopt where the column belongs to neither or
/// the table is not two-sided. By the column's key (`revenue_…`), else by the outermost header cell that names one
/// side.
std::vector<std::optional<Side>> sides_of(const Table& table);

}  // namespace yusuan::feed
