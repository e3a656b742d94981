// Performance forms (绩效目标表): what a project's money is to achieve, and how that is measured.
#pragma once

#include <vector>

#include "forms/grid_table.h"
#include "forms/performance_words.h"
#include "model/prose.h"

namespace yusuan {

/// The forms among `tables`, in printed order: tables titled as such, and untitled ones that hold a header of
/// indicators or go on with a form. Parts of one form may have different columns; two forms may follow each other in
/// one table. A form without any indicator or project is none.
std::vector<Performance> read_performance_forms(const std::vector<GridTable>& tables, const PerformanceWords& words);

}  // namespace yusuan
