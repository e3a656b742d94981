#include "forms/growing_sum.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yusuan::forms {
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
    sum.step = std::gcd(sum.step, *value);
    sum.overflow = sum.overflow || __builtin_add_overflow(sum.total, *value, &sum.total);
  }
}

std::optional<double> GrowingSum::off(std::size_t column) const {
  const auto& value = outline_.figures[column].values[whole_];
  const Sum& sum = sums_[column];
  if (value.value_or(0) == 0 && sum.telling == 0) return std::nullopt;
  if (!value || sum.overflow) return -1;
  const double off = std::abs(static_cast<double>(*value) - static_cast<double>(sum.total));
  // Each printed figure is off by half of its last digit at most.
  return 2 * off > sum.parts + 1 ? -1 : off;
}

bool GrowingSum::contradicts() const {
  int compared = 0, broken = 0, all = 0;
  for (std::size_t column = 0; column < sums_.size(); ++column) {
    all += outline_.figures[column].binding;
    const auto miss = off(column);
    if (!miss || !outline_.figures[column].binding) continue;
    ++compared;
    broken += *miss < 0;
  }
  return kColumnsAFault * broken > std::min(compared, all);
}

double GrowingSum::missed() const {
  double missed = 0;
  for (std::size_t column = 0; column < sums_.size(); ++column) missed += std::max(0.0, off(column).value_or(0));
  return missed;
}

double GrowingSum::digits_agreed() const {
  if (contradicts()) return 0;
  double digits = 0;
  std::vector<std::int64_t> seen;
  for (std::size_t column = 0; column < sums_.size(); ++column) {
    const auto miss = off(column);
    if (!miss || *miss < 0 || sums_[column].telling < 2) continue;
    const std::int64_t value = *outline_.figures[column].values[whole_];
    if (std::find(seen.begin(), seen.end(), value) != seen.end()) continue;
    seen.push_back(value);
    const auto step = static_cast<double>(std::max<std::int64_t>(1, std::gcd(sums_[column].step, value)));
    digits += std::max(0.0, std::log10((std::abs(static_cast<double>(value)) / step + 1) / (2 * *miss + 1)));
  }
  return digits;
}

}  // namespace yusuan::forms
