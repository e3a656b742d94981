// A ruled table's rows, columns and merged cells from its rulings.
#pragma once

#include <optional>

#include "grid/rulings.h"
#include "model/grid.h"

namespace yusuan::grid {

/// The grid that a group of rulings draws, cells without text yet. An outer border that is not drawn is put where the
/// rules that run towards it end. nullopt when the rulings enclose fewer than two cells.
std::optional<Grid> ruled_grid(const RulingGroup& group);

}  // namespace yusuan::grid
