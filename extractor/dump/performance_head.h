// What stands above the indicators of a dumped 绩效目标表.
#pragma once

#include <string>
#include <vector>

#include "dump/pages.h"
#include "forms/performance_words.h"
#include "model/document.h"

namespace yusuan {

/// `text` is the text above the indicators, joined, each value behind its label.
void read_head(const std::string& text, Performance& performance);

/// The same where a dump has torn the labels off their values: amounts that add up, and names that `document` says
/// elsewhere. `lines` are the whole form. Fields that cannot be told are null.
void read_torn_head(const std::vector<DumpLine>& lines, const PerformanceWords& words, const Document& document,
                    Performance& performance);

}  // namespace yusuan
