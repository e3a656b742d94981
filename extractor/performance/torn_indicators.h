// The indicators of a 绩效目标表 that a dump has torn into columns: what its pieces still say for sure.
#pragma once

#include <vector>

#include "model/prose.h"
#include "performance/performance_words.h"
#include "text/dump_line.h"

namespace yusuan::performance {

/// `body` are the lines below the header. A name and a target make an indicator where they stand on one line, around
/// each other, or alone one after the other; the other cells are filled where they follow, where one row and one cell
/// are left, or where all that are left say the same. What cannot be told is null, and "" for a level.
std::vector<Indicator> torn_indicators(const std::vector<text::DumpLine>& body, const PerformanceWords& words);

}  // namespace yusuan::performance
