#include "audit/told_figures.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/amount.h"

namespace yusuan::audit {
namespace {

bool has_any(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// What a figure is, by the words before it.
void add_figure(std::string_view noun, const Decimal& value, std::int64_t unit, ToldFigures& told) {
  static constexpr std::array<std::string_view, 4> kMore = {"增加", "增长", "上升", "提高"},
                                                   kLess = {"减少", "下降", "降低", "压减"};
  static constexpr std::array<std::string_view, 6> kOther = {"比", "较", "占", "上年", "去年", "节约"};
  // 上年结余53.7亿元 is of this year.
  static constexpr std::array<std::string_view, 2> kYearBefore = {"上年", "去年"};
  static constexpr std::array<std::string_view, 2> kCarriedOver = {"结余", "结转"};
  if (has_any(noun, kMore) || has_any(noun, kLess)) {
    told.changes.push_back(has_any(noun, kMore) ? value : value.negated());
    told.change_units.push_back(unit);
    told.change_nouns.append(noun).append("|");
  } else if (!has_any(noun, kOther) || (has_any(noun, kYearBefore) && has_any(noun, kCarriedOver))) {
    told.amounts.push_back(value);
    told.amount_units.push_back(unit);
    told.nouns.append(noun).append("|");
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct UnitWord {
  std::string_view word;
  std::int64_t yuan;
};

constexpr std::array<UnitWord, 3> kUnits = {{{"万元", 10'000}, {"亿元", 100'000'000}, {"元", 1}}};

// The unit that text begins with; nullptr for none, and for what a unit is part of: 元 of 元/人.
const UnitWord* unit_at(std::string_view text) {
  for (const UnitWord& unit : kUnits)
    if (text.starts_with(unit.word)) return text.substr(unit.word.size()).starts_with('/') ? nullptr : &unit;
  return nullptr;
}

}  // namespace

ToldFigures told_figures(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kBounds = {"，", "。", "；", "、", "：", ":", "（", "）", ","};
  ToldFigures told;
  std::size_t noun = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      const std::string_view rest = text.substr(at);
      const auto bound =
          std::find_if(kBounds.begin(), kBounds.end(), [&](std::string_view b) { return rest.starts_with(b); });
      at += bound == kBounds.end() ? 1 : bound->size();
      if (bound != kBounds.end()) noun = at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || ((text[end] == ',' || text[end] == '.') &&
                                                         end + 1 < text.size() && is_digit(text[end + 1]))))
      ++end;
    if (const UnitWord* unit = unit_at(text.substr(end))) {
      if (const auto amount = text::parse_amount(text.substr(at, end - at)))
        add_figure(text.substr(noun, at - noun), amount->value, unit->yuan, told);
      noun = end;
    }
    at = end;
  }
  return told;
}

Decimal rounding_of(const std::vector<Decimal>& amounts) {
  Decimal all;
  for (const Decimal& amount : amounts)
    if (const auto more = add(all, Decimal(5, std::min(amount.scale() + 1, 18)))) all = *more;
  return all;
}

}  // namespace yusuan::audit
