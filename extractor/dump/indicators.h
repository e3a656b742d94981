// A 绩效目标表 whose cells were dumped one after the other.
#pragma once

#include <vector>

#include "dump/pages.h"
#include "forms/performance_words.h"
#include "model/diagnostic.h"
#include "model/prose.h"

namespace yusuan {

/// `lines` start with the title. Boxes are empty. Where the cells of a row do not stand in order (a dump can tear a
/// table into its columns), there are no indicators but a Diagnostic.
Performance read_performance(const std::vector<DumpLine>& lines, const PerformanceWords& words,
                             std::vector<Diagnostic>& diagnostics);

}  // namespace yusuan
