// Columns of tables whose lines are drawn cell by cell: where pieces of them meet, cells do.
#pragma once

#include <cstddef>
#include <vector>

#include "model/page.h"

namespace yusuan::grid {

/// Vertical rulings between lines across that consist of pieces with the same joints, in three rows or more, each low
/// enough for a row; along the sides of such rows; and around a header above them that no rule closes. None where a
/// text runs over a joint, and none in rows that have column rules. `fewest_figures`: so many of the rows have to hold
/// figures. `rulings` are not joined.
std::vector<Ruling> borders_at_joints(const std::vector<Ruling>& rulings, const std::vector<Word>& words,
                                      std::size_t fewest_figures);

}  // namespace yusuan::grid
