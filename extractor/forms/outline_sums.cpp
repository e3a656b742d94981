#include "forms/outline_sums.h"

#include <algorithm>
#include <cmath>

namespace yusuan {
namespace {

// One in so many columns may contradict: it is no sum (a rate that its header calls an amount), or wrong.
constexpr int kColumnsAFault = 4;

}  // namespace

GrowingSum::GrowingSum(const Outline& outline, int whole)
    : outline_(outline), whole_(whole), sums_(outline.figures.size()) {}

void GrowingSum::add(int part) {
  ++parts_;
  for (std::size_t column = 0; column < sums_.size(); ++column) {
    const auto& value = outline_.figures[column].values[part];
    if (!value) continue;
    Sum& sum = sums_[column];
    ++sum.parts;
    sum.telling += *value != 0;
    sum.overflow = sum.overflow || __builtin_add_overflow(sum.total, *value, &sum.total);
  }
}

double GrowingSum::digits_agreed() const {
  int compared = 0, broken = 0;
  double digits = 0;
  std::vector<std::int64_t> seen;
  for (std::size_t column = 0; column < sums_.size(); ++column) {
    const auto& value = outline_.figures[column].values[whole_];
    const Sum& sum = sums_[column];
    if (value.value_or(0) == 0 && sum.telling == 0) continue;
    ++compared;
    const double off = value ? std::abs(static_cast<double>(*value) - static_cast<double>(sum.total)) : 0;
    // Each printed figure is off by half of its last digit at most.
    if (!value || sum.overflow || 2 * off > sum.parts + 1) {
      if (kColumnsAFault * ++broken > static_cast<int>(sums_.size())) return 0;
      continue;
    }
    if (sum.telling < 2 || std::find(seen.begin(), seen.end(), *value) != seen.end()) continue;
    seen.push_back(*value);
    digits += std::max(0.0, std::log10((std::abs(static_cast<double>(*value)) + 1) / (2 * off + 1)));
  }
  return kColumnsAFault * broken > compared ? 0 : digits;
}

}  // namespace yusuan
