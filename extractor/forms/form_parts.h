// Tables as the reader of performance forms takes them.
#pragma once

#include <vector>

#include "forms/grid_table.h"
#include "performance/grid_forms.h"

namespace yusuan::forms {

/// One part a table, in their order; they point to the grids of the tables.
std::vector<performance::FormPart> form_parts(const std::vector<GridTable>& tables);

}  // namespace yusuan::forms
