#include "audit/comparison.h"

#include <algorithm>

namespace yusuan::audit {
namespace {

// Adds up and remembers whether everything fitted.
struct Sum {
  Decimal value;
  bool fits = true;

  void add_up(const std::optional<Decimal>& more) {
    const auto sum = more ? add(value, *more) : std::nullopt;
    fits = fits && sum;
    if (sum) value = *sum;
  }
};

struct Unit {
  std::int64_t yuan = 0;  // 0: unknown for all
  bool mixed = false;
};

std::optional<Unit> common_unit(const std::vector<Operand>& left, const std::vector<Operand>& right) {
  Unit unit{.yuan = left.front().yuan_per_unit};
  for (const auto* side : {&left, &right})
    for (const Operand& operand : *side) {
      if (operand.yuan_per_unit == unit.yuan) continue;
      if (operand.yuan_per_unit == 0 || unit.yuan == 0) return std::nullopt;
      unit.mixed = true;
    }
  return unit;
}

std::optional<std::string> unit_name(const Unit& unit) {
  if (unit.yuan == 0) return std::nullopt;
  return money_unit_name(unit.mixed ? 1 : unit.yuan);
}

int finest_scale(const std::vector<Operand>& left, const std::vector<Operand>& right) {
  int scale = 0;
  for (const auto* side : {&left, &right})
    for (const Operand& operand : *side) scale = std::max(scale, operand.value.scale());
  return scale;
}

// What is declared empty is exactly nothing; people and things are counted, not rounded.
bool is_rounded(const Operand& operand) {
  if (operand.statement >= 0) return operand.yuan_per_unit != 0 || operand.value.scale() > 0;
  return operand.told || operand.row >= 0 || operand.performance >= 0;
}

}  // namespace

std::string money_unit_name(std::int64_t yuan) {
  if (yuan == 1) return "元";
  if (yuan == 1'000) return "千元";
  if (yuan == 10'000) return "万元";
  if (yuan == 1'000'000) return "百万元";
  return yuan == 100'000'000 ? "亿元" : std::to_string(yuan) + "元";
}

bool counts_several_times(const Outcome& outcome) {
  constexpr int kMost = 4;
  std::optional<Decimal> times = outcome.actual;
  for (int count = 2; count <= kMost && times; ++count) {
    times = add(*times, outcome.actual);
    if (times && !outcome.actual.is_zero() && *times == outcome.expected) return true;
  }
  return false;
}

std::optional<Outcome> compare(const std::vector<Operand>& left, const std::vector<Operand>& right, Relation relation,
                               int hidden) {
  const auto unit = common_unit(left, right);
  if (!unit) return std::nullopt;
  const int finest = finest_scale(left, right);
  Sum actual, expected, tolerance;
  for (const auto* side : {&left, &right}) {
    Sum& sum = side == &left ? actual : expected;
    for (const Operand& operand : *side) {
      const int scale = operand.value.is_zero() ? finest : operand.value.scale();
      const Decimal half_digit(5, std::min(scale + 1, 18));
      const Decimal factor(unit->mixed ? operand.yuan_per_unit : 1, 0);
      sum.add_up(unit->mixed ? multiply(operand.value, factor) : operand.value);
      if (is_rounded(operand)) tolerance.add_up(multiply(half_digit, factor));
    }
  }
  if (hidden > 0 && is_rounded(left.front()))
    tolerance.add_up(multiply(Decimal(5, std::min(left.front().value.scale() + 1, 18)),
                              Decimal(unit->mixed ? left.front().yuan_per_unit * hidden : hidden, 0)));
  const auto difference = subtract(actual.value, expected.value);
  if (!actual.fits || !expected.fits || !tolerance.fits || !difference) return std::nullopt;
  const bool close = difference->absolute() <= tolerance.value;
  return Outcome{.holds = close || (relation == Relation::kAtLeast && !difference->is_negative()),
                 .actual = actual.value,
                 .expected = expected.value,
                 .difference = *difference,
                 .tolerance = tolerance.value,
                 .unit = unit_name(*unit)};
}

}  // namespace yusuan::audit
