// What most of several measures are about.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace yusuan {

/// The value in the middle by size, of an even number the upper one; 0 for none.
inline double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace yusuan
