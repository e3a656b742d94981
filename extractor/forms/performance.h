// Performance forms (绩效目标表): what a project's money is to achieve, and how that is measured.
#pragma once

#include <vector>

#include "forms/grid_table.h"
#include "forms/performance_words.h"
#include "model/diagnostic.h"
#include "model/prose.h"

namespace yusuan {

struct PerformanceReading {
  std::vector<Performance> forms;       ///< in printed order
  std::vector<bool> taken;              ///< per table, whether it holds a part of a form
  std::vector<Diagnostic> diagnostics;  ///< tables titled as forms that are none of a known shape
};

/// The forms among `tables`: tables titled as such, and untitled ones that hold a header of indicators, name the
/// objectives of projects, or go on with a form. Parts of one form may have different columns; two forms may follow
/// each other in one table.
PerformanceReading read_performance_forms(const std::vector<GridTable>& tables, const PerformanceWords& words);

}  // namespace yusuan
