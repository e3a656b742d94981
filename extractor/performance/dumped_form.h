// A 绩效目标表 whose cells were dumped one after the other.
#pragma once

#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/prose.h"
#include "performance/performance_words.h"
#include "text/dump_line.h"

namespace yusuan::performance {

/// `lines` start with the title. Boxes are empty. Where the cells of a row do not stand in order (a dump can tear a
/// table into its columns), what cannot be told for sure is left open, with a Diagnostic; `document`, whose tables are
/// read, confirms names.
Performance read_performance(const std::vector<text::DumpLine>& lines, const PerformanceWords& words,
                             const Document& document, std::vector<Diagnostic>& diagnostics);

}  // namespace yusuan::performance
