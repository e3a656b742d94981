#include "performance/target.h"

#include "text/amount.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::performance {
namespace {

// Of code points: 个工作日 and 人民币元 are the longest units; what is longer is a sentence.
constexpr std::size_t kLongestUnit = 4;
// A bare 2024年 is a date, no quantity.
constexpr std::int64_t kFirstYear = 1900, kLastYear = 2100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) { return c == '<' || c == '>' || c == '='; }

// `> =1000` and `240. 3` are what a narrow cell makes of `>=1000` and `240.3`.
std::string closed_up_target(std::string_view printed) {
  const std::string text = text::closed_up(printed);
  std::string target;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' && i > 0 && i + 1 < text.size()) {
      const char before = text[i - 1], after = text[i + 1];
      const bool in_figure =
          ((before == '.' || before == ',') && is_digit(after)) || (is_digit(before) && (after == '.' || after == ','));
      if (is_sign(before) || is_sign(after) || in_figure || target.ends_with("≥") || target.ends_with("≤")) continue;
    }
    target += text[i];
  }
  return target;
}

struct FoundOperator {
  std::string op;
  std::size_t at = 0, end = 0;
};

// The first in the text; of two at the same place the longer.
std::optional<FoundOperator> find_operator(std::string_view text, const PerformanceWords& words) {
  std::optional<FoundOperator> best;
  for (const OperatorWords& entry : words.operators)
    for (const std::string& word : entry.before) {
      const auto at = text.find(word);
      if (at == std::string_view::npos) continue;
      const auto end = at + word.size();
      if (!best || at < best->at || (at == best->at && end > best->end)) best = FoundOperator{entry.op, at, end};
    }
  return best;
}

// Takes 以上 or 以内 off the end.
std::optional<std::string> take_operator_behind(std::string_view& rest, const PerformanceWords& words) {
  std::optional<std::string> op;
  std::size_t length = 0;
  for (const OperatorWords& entry : words.operators)
    for (const std::string& word : entry.after)
      if (rest.ends_with(word) && word.size() > length) {
        op = entry.op;
        length = word.size();
      }
  rest.remove_suffix(length);
  return op;
}

bool has_digit(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    // m2 and m3 are units.
    if (is_digit(text[i]) && (i == 0 || !((text[i - 1] | 0x20) >= 'a' && (text[i - 1] | 0x20) <= 'z'))) return true;
  return false;
}

std::string_view without_brackets(std::string_view text) {
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') return text.substr(1, text.size() - 2);
  constexpr std::string_view kOpen = "（", kClose = "）";
  if (text.starts_with(kOpen) && text.ends_with(kClose))
    return text.substr(kOpen.size(), text.size() - kOpen.size() - kClose.size());
  return text;
}

bool is_unit(std::string_view text) {
  for (const std::string_view mark : {"，", "。", "；", "、", "：", "的", ",", ";", " ", "-", "—", "~", "～"})
    if (text.find(mark) != std::string_view::npos) return false;
  if (has_digit(text)) return false;
  while (true) {
    const auto slash = text.find('/');
    if (text::count_code_points(text.substr(0, slash)) > kLongestUnit) return false;
    if (slash == std::string_view::npos) return true;
    text.remove_prefix(slash + 1);
  }
}

bool is_date(const Decimal& value, std::string_view unit) {
  return unit.starts_with("年") && value >= Decimal(kFirstYear, 0) && value <= Decimal(kLastYear, 0);
}

std::size_t end_of_figure(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '-') ++at;
  while (at < text.size() && (is_digit(text[at]) || text[at] == '.' || text[at] == ',')) ++at;
  return at;
}

}  // namespace

Target parse_target(std::string_view printed, const PerformanceWords& words) {
  Target target{.text = closed_up_target(printed)};
  const std::string_view text = target.text;
  const auto found = find_operator(text, words);
  const bool leads = found && end_of_figure(text, found->end) > found->end;
  const auto first_digit = text.find_first_of("0123456789");
  if (first_digit == std::string_view::npos) {
    if (found && found->at == 0) target.op = found->op;
    return target;
  }
  const std::size_t start = leads ? found->end : first_digit;
  // Another figure before the operator, or words between the two.
  if (first_digit < start || (found && !leads)) return target;
  const std::size_t end = end_of_figure(text, start);
  const auto amount = text::parse_amount(text.substr(start, end - start));
  std::string_view rest = text.substr(end);
  const auto behind = take_operator_behind(rest, words);
  const std::string_view unit = without_brackets(rest);
  if (!amount || !is_unit(unit)) return target;
  const bool amid_words = !found && start > 0;
  if ((amid_words && unit != "%") || (!found && is_date(amount->value, unit))) return target;
  // 达到90%以上 asks for more than 达到90% does.
  if (behind)
    target.op = behind;
  else if (found)
    target.op = found->op;
  target.value = amount->value;
  if (!unit.empty()) target.unit = std::string(unit);
  return target;
}

void read_target(Indicator& indicator, const PerformanceWords& words) {
  Target target = parse_target(indicator.target, words);
  indicator.op = std::move(target.op);
  indicator.value = target.value;
  indicator.unit = std::move(target.unit);
}

}  // namespace yusuan::performance
