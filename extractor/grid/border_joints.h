// Columns of tables whose lines are drawn cell by cell: where pieces of them meet, cells do.
#pragma once

#include <vector>

#include "model/page.h"

namespace yusuan {

/// Vertical rulings between lines across that consist of pieces with the same joints, in three rows or more, each low
/// enough for a row; and along the sides of such rows. None where a text runs over a joint, and none in rows that have
/// column rules. `rulings` are not joined.
std::vector<Ruling> borders_at_joints(const std::vector<Ruling>& rulings, const std::vector<Word>& words);

}  // namespace yusuan
