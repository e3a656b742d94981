// Performance forms (绩效目标表): what a project's money is to achieve, and how that is measured.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/grid.h"
#include "model/prose.h"
#include "performance/performance_words.h"

namespace yusuan::performance {

/// What stands above a table.
struct FormCaption {
  std::optional<int> number;
  std::optional<std::string> title;
  std::optional<std::string> money_unit;
  bool no_table = false;  ///< the title says that this is no numbered table
  bool prose = false;     ///< running text stands between the table and what is above it
};

/// A table that may be a form or a part of one.
struct FormPart {
  FormCaption caption;
  std::vector<const Grid*> grids;  ///< from the first page on; they must outlive the reading
  int columns = 0;
};

struct PerformanceReading {
  std::vector<Performance> forms;       ///< in printed order
  std::vector<bool> taken;              ///< per part, whether it holds one of a form
  std::vector<Diagnostic> diagnostics;  ///< tables titled as forms that are none of a known shape
};

/// The forms among `parts`: tables titled as such, and untitled ones that hold a header of indicators, name the
/// objectives of projects, or go on with a form. Parts of one form may have different columns; two forms may follow
/// each other in one table.
PerformanceReading read_performance_forms(const std::vector<FormPart>& parts, const PerformanceWords& words);

}  // namespace yusuan::performance
