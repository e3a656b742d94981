// A 绩效目标表 of levels, names and targets alone, dumped line by line.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/prose.h"
#include "performance/performance_words.h"
#include "text/dump_line.h"

namespace yusuan::performance {

/// Fills `performance` from labels with their values behind them and from lines with a name and a target, below a
/// header on one line. The number of rows that were left out because a part of a cell stands beside them; nullopt when
/// there is no such header.
std::optional<std::size_t> read_line_form(const std::vector<text::DumpLine>& lines, const PerformanceWords& words,
                                          Performance& performance);

}  // namespace yusuan::performance
