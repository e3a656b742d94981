#include "audit/slip.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace yusuan::audit {
namespace {

// Among more figures than these, one of them fits any gap.
constexpr std::size_t kMostFigures = 60;

struct KindWords {
  std::string_view kind;
  const char *chinese, *english;
};

constexpr std::array<KindWords, 9> kKinds = {{{"pasted", "误填为旁边的金额", "the amount beside it pasted"},
                                              {"other_total", "误填为另一张表的合计", "the total of another table"},
                                              {"truncated", "只舍不入", "cut, not rounded"},
                                              {"digits_swapped", "相邻两位数字颠倒", "two digits swapped"},
                                              {"digit_dropped", "漏一位数字", "a digit dropped"},
                                              {"digit_doubled", "多一位重复的数字", "a digit doubled"},
                                              {"unit", "万元与元相混", "元 and 万元 confused"},
                                              {"sign", "正负号相反", "the sign turned"},
                                              {"digit_changed", "一位数字有误", "one digit wrong"}}};

// The digits without sign and point.
std::string digits_of(const Decimal& value) {
  std::string digits = std::to_string(value.mantissa());
  if (digits.starts_with('-')) digits.erase(0, 1);
  return digits;
}

bool is_without(const std::string& longer, const std::string& shorter, std::size_t at) {
  return longer.compare(0, at, shorter, 0, at) == 0 && longer.compare(at + 1, std::string::npos, shorter, at) == 0;
}

// Whether `longer` is `shorter` with one digit more; `doubled`: the one beside it again.
bool has_one_more(const std::string& longer, const std::string& shorter, bool doubled) {
  if (longer.size() != shorter.size() + 1) return false;
  for (std::size_t at = 0; at < longer.size(); ++at)
    if (is_without(longer, shorter, at) && (!doubled || (at > 0 && longer[at - 1] == longer[at]))) return true;
  return false;
}

std::optional<std::string_view> digits_differ(const std::string& printed, const std::string& due) {
  if (has_one_more(due, printed, false)) return "digit_dropped";
  if (has_one_more(printed, due, true)) return "digit_doubled";
  if (printed.size() != due.size()) return std::nullopt;
  const auto first = std::mismatch(printed.begin(), printed.end(), due.begin());
  const auto last = std::mismatch(printed.rbegin(), printed.rend(), due.rbegin());
  const auto begin = first.first - printed.begin(), end = printed.rend() - last.first;
  if (end - begin == 1) return "digit_changed";
  const bool swapped = end - begin == 2 && printed[static_cast<std::size_t>(begin)] == *(first.second + 1) &&
                       *(first.first + 1) == *first.second;
  return swapped ? std::optional<std::string_view>("digits_swapped") : std::nullopt;
}

bool is_times(const Decimal& a, const Decimal& b) {
  const auto product = multiply(b, Decimal(10'000, 0));
  return product && *product == a;
}

// The value with `scale` decimals, rounded; nullopt when it does not fit.
std::optional<Decimal> rescaled(const Decimal& value, int scale) {
  std::int64_t mantissa = value.mantissa();
  int from = value.scale();
  for (; from < scale; ++from)
    if (__builtin_mul_overflow(mantissa, 10, &mantissa)) return std::nullopt;
  for (; from > scale; --from) {
    const std::int64_t rest = mantissa % 10;
    mantissa /= 10;
    if (from == scale + 1 && std::llabs(rest) >= 5) mantissa += rest > 0 ? 1 : -1;
  }
  return Decimal(mantissa, scale);
}

// amount / yuan per unit, with `scale` decimals.
std::optional<Decimal> in_unit(const Decimal& yuan, std::int64_t per_unit, int scale) {
  int shift = 0;
  for (; per_unit >= 10 && per_unit % 10 == 0; per_unit /= 10) ++shift;
  if (per_unit != 1 || yuan.scale() + shift > 18) return std::nullopt;
  return rescaled(Decimal(yuan.mantissa(), yuan.scale() + shift), scale);
}

// Figures of several units are compared in yuan.
bool in_several_units(const std::vector<Operand>& left, const std::vector<Operand>& right) {
  const auto other = [&](const Operand& operand) { return operand.yuan_per_unit != left.front().yuan_per_unit; };
  return std::any_of(left.begin(), left.end(), other) || std::any_of(right.begin(), right.end(), other);
}

// What a figure would be that takes up the whole gap, in the unit of the comparison; nullopt when it does not fit.
std::optional<Decimal> exact_due(const Operand& operand, const Decimal& gap, bool mixed) {
  const auto value = mixed ? multiply(operand.value, Decimal(operand.yuan_per_unit, 0)) : operand.value;
  return value ? add(*value, gap) : std::nullopt;
}

// The same as it would be printed.
std::optional<Decimal> due_value(const Operand& operand, const Decimal& gap, bool mixed) {
  const auto due = exact_due(operand, gap, mixed);
  if (!due) return std::nullopt;
  return mixed ? in_unit(*due, operand.yuan_per_unit, operand.value.scale()) : rescaled(*due, operand.value.scale());
}

// 10,429.83万元 of 104,298,367元: less by part of the last digit.
bool is_truncated(const Operand& operand, const Decimal& gap, bool mixed) {
  const auto digit = multiply(Decimal(1, operand.value.scale()), Decimal(mixed ? operand.yuan_per_unit : 1, 0));
  return digit && !gap.is_zero() && gap.is_negative() == operand.value.is_negative() && gap.absolute() < *digit;
}

// A slip that takes up all of the gap but what rounding gives. One changed digit would fit too many figures.
template <typename Closes>
std::optional<std::pair<std::string_view, Decimal>> slip_near(const Decimal& printed, const Decimal& due,
                                                              const Closes& closes) {
  constexpr int kMostSteps = 10;
  for (int step = 1; step <= kMostSteps; ++step)
    for (const int sign : {-1, 1}) {
      const auto value = add(due, Decimal(sign * step, due.scale()));
      const auto kind = value ? slip_between(printed, *value) : std::nullopt;
      if (kind && kind->starts_with("digit") && *kind != "digit_changed" && closes(*value))
        return std::pair(*kind, *value);
    }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> slip_between(const Decimal& printed, const Decimal& due) {
  if (printed == due || printed.is_zero() || due.is_zero()) return std::nullopt;
  if (printed == due.negated()) return "sign";
  if (is_times(printed, due) || is_times(due, printed)) return "unit";
  if (printed.is_negative() != due.is_negative() || printed.scale() != due.scale()) return std::nullopt;
  const std::string is = digits_of(printed), should = digits_of(due);
  return is.size() < 2 || should.size() < 2 ? std::nullopt : digits_differ(is, should);
}

std::optional<Decimal> closing_value(const std::vector<Operand>& left, const std::vector<Operand>& right,
                                     const Outcome& outcome, std::size_t ref) {
  const bool first = ref < left.size();
  return due_value(first ? left[ref] : right[ref - left.size()],
                   first ? outcome.difference.negated() : outcome.difference, in_several_units(left, right));
}

std::vector<SlipAt> possible_slips(const std::vector<Operand>& left, const std::vector<Operand>& right,
                                   const Outcome& outcome, Relation relation, int hidden) {
  std::vector<SlipAt> found, near;
  if (relation != Relation::kEqual || left.size() + right.size() > kMostFigures) return found;
  const bool mixed = in_several_units(left, right);
  std::vector<Operand> sides[2] = {left, right};
  for (std::size_t ref = 0; ref < left.size() + right.size(); ++ref) {
    const bool first = ref < left.size();
    if (!first && left.size() == 1 && right.size() == 1 && !found.empty()) break;
    Operand& operand = first ? sides[0][ref] : sides[1][ref - left.size()];
    const Decimal gap = first ? outcome.difference.negated() : outcome.difference;
    const auto due = due_value(operand, gap, mixed);
    auto kind = due ? slip_between(operand.value, *due) : std::nullopt;
    if (due && is_truncated(operand, gap, mixed)) kind = "truncated";
    const Operand as_printed = operand;
    const auto closes = [&](const Decimal& value) {
      operand.value = value;
      const auto closed = compare(sides[0], sides[1], relation, hidden);
      operand = as_printed;
      return closed && closed->holds;
    };
    if (kind && closes(*due))
      found.push_back({as_printed, {.kind = std::string(*kind), .ref = ref, .due = *due}});
    else if (const auto slip = due ? slip_near(as_printed.value, *due, closes) : std::nullopt)
      near.push_back({as_printed, {.kind = std::string(slip->first), .ref = ref, .due = slip->second}});
  }
  return found.empty() ? near : found;
}

bool is_telling(const Decimal& printed, const Slip& slip) {
  constexpr int kFewest = 4, kFewestChanged = 5;
  const int digits = std::min(significant_digits(printed), significant_digits(slip.due));
  return digits >= (slip.kind == "digit_changed" ? kFewestChanged : kFewest);
}

bool breaks_by_a_slip(const std::vector<Operand>& left, const std::vector<Operand>& right, int hidden) {
  const auto outcome = compare(left, right, Relation::kEqual, hidden);
  if (!outcome || outcome->holds) return false;
  const auto slips = possible_slips(left, right, *outcome, Relation::kEqual, hidden);
  const bool same = left.size() == 1 && right.size() == 1;
  return slips.size() == 1 && slips[0].slip.kind.starts_with("digit") &&
         (same || slips[0].slip.kind != "digit_changed") && is_telling(slips[0].operand.value, slips[0].slip);
}

std::vector<SlipAt> closing_digit_slips(const std::vector<Operand>& left, const std::vector<Operand>& right,
                                        const Outcome& outcome) {
  auto slips = possible_slips(left, right, outcome, Relation::kEqual, 0);
  std::erase_if(slips, [&](const SlipAt& at) {
    return !at.slip.kind.starts_with("digit") || closing_value(left, right, outcome, at.slip.ref) != at.slip.due;
  });
  return slips;
}

bool is_closed_by_a_slip(const std::vector<Operand>& left, const std::vector<Operand>& right) {
  const auto outcome = compare(left, right, Relation::kEqual);
  if (!outcome || outcome->holds) return false;
  const auto slips = closing_digit_slips(left, right, *outcome);
  return std::any_of(slips.begin(), slips.end(),
                     [](const SlipAt& at) { return is_telling(at.operand.value, at.slip); });
}

int significant_digits(const Decimal& value) {
  std::string digits = digits_of(value);
  digits.resize(digits.find_last_not_of('0') + 1);
  return static_cast<int>(digits.size());
}

std::string slip_name(std::string_view kind, Language language) {
  for (const KindWords& words : kKinds)
    if (words.kind == kind) return language == Language::kChinese ? words.chinese : words.english;
  return {};
}

}  // namespace yusuan::audit
