#include "dump/indicators.h"

namespace yusuan {

Performance read_performance(const std::vector<DumpLine>& lines) {
  Performance performance;
  performance.title = lines.front().text;
  for (const DumpLine& line : lines)
    if (performance.pages.empty() || performance.pages.back() != line.page) performance.pages.push_back(line.page);
  return performance;
}

}  // namespace yusuan
