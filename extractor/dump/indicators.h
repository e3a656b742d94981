// A 绩效目标表 whose cells were dumped one after the other.
#pragma once

#include <vector>

#include "dump/pages.h"
#include "model/prose.h"

namespace yusuan {

/// `lines` start with the title. Boxes are empty.
Performance read_performance(const std::vector<DumpLine>& lines);

}  // namespace yusuan
