#include "audit/growth_checks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "audit/percent.h"
#include "audit/percent_checks.h"
#include "text/amount.h"
#include "text/sentence.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kGrowth = "growth", kChange = "change";

bool is_prior(const Statement& statement) {
  return statement.subject.ends_with("_prior_actual") || statement.subject.ends_with("_prior_budget");
}

// 财政总收入6万元，较上年5万元增长20%。税收收入1万元，增长17%: the one before is not of the same thing.
bool is_of_same(const Statement& prior, const Statement& statement) {
  const std::string_view key = std::string_view(prior.subject).substr(0, prior.subject.rfind("_prior_"));
  return key == statement.subject && (key != "other" || prior.name == statement.name);
}

struct Growth {
  Rounded change, base;
  bool down = false;
};

// 达412亿元，较上期（299亿元）增加113亿元: the amount nearest to the change is what it was before.
bool is_base(const Document& document, int index) {
  if (index == 0) return false;
  const Statement &statement = document.statements[index], &before = document.statements[index - 1];
  if (before.text != statement.text || before.unit != statement.unit || !before.amount) return false;
  const bool down = statement.change->direction == Direction::kDecrease;
  const auto now =
      down ? subtract(*statement.amount, *statement.change->amount) : add(*statement.amount, *statement.change->amount);
  return now && *now == *before.amount;
}

// 部门支出与2016年度相比（2016年度为8,648.07万元）增加498.72万元: in brackets that name a year before stands what it
// was then.
bool is_in_brackets_of_before(const Document& document, int index) {
  static constexpr std::string_view kOpen = "（", kClose = "）", kYear = "年";
  const Statement& statement = document.statements[index];
  if (!document.facts.fiscal_year) return false;
  const std::string_view text = statement.text;
  const auto at = std::min(text.find(text::grouped(*statement.amount)), text.find(statement.amount->to_string()));
  const auto open = at == std::string_view::npos ? at : text.rfind(kOpen, at);
  if (open == std::string_view::npos || text.substr(open, at - open).find(kClose) != std::string_view::npos)
    return false;
  const std::string_view inside = text.substr(open, at - open);
  return inside.find("上年") != std::string_view::npos ||
         inside.find(std::to_string(*document.facts.fiscal_year - 1) + std::string(kYear)) != std::string_view::npos;
}

// What the amounts beside a growth rate say of it: amount and change, or amount and last year's figure just before.
std::optional<Growth> growth_of(const Document& document, int index) {
  const Statement& statement = document.statements[index];
  if (!statement.amount) return std::nullopt;
  const Rounded amount = printed(*statement.amount);
  if (statement.change->amount) {
    const Rounded change = as_fine_as(*statement.change->amount, *statement.amount);
    const bool down = statement.change->direction == Direction::kDecrease;
    if (is_base(document, index) || is_in_brackets_of_before(document, index)) return Growth{change, amount, down};
    const auto base = down ? sum(amount, change) : difference(amount, change);
    return base ? std::optional(Growth{change, *base, down}) : std::nullopt;
  }
  if (index == 0) return std::nullopt;
  const Statement& before = document.statements[index - 1];
  if (!is_prior(before) || !before.amount || before.unit != statement.unit || before.code != statement.code ||
      before.section != statement.section || !is_of_same(before, statement))
    return std::nullopt;
  const Rounded base = printed(*before.amount);
  auto change = difference(amount, base);
  if (!change) return std::nullopt;
  const bool down = change->value.is_negative();
  change->value = change->value.absolute();
  return Growth{*change, base, down};
}

// 1,373.32万元，较上年增加1,373.32万元，增长3.14%: where all of it is new there was nothing to grow, which is told as
// 100 %.
bool is_pasted_change(const Statement& statement) {
  const Decimal& percent = *statement.change->percent;
  return statement.change->amount && statement.change->direction == Direction::kIncrease &&
         *statement.change->amount == *statement.amount && !statement.amount->is_zero() && !percent.is_zero() &&
         percent < Decimal(100, 0);
}

void fail_pasted(const Document& document, int index, Findings& findings) {
  const Statement& statement = document.statements[index];
  const std::string amount = text::grouped(*statement.amount) + statement.unit.value_or(""),
                    percent = statement.change->percent->to_string() + "%";
  findings.add_failure(kGrowth, {ref_of(document, {.statement = index})},
                       told(statement, Language::kChinese) + amount + "，增加额也写作" + amount + "，却称增长" +
                           percent + on_page(statement.page, Language::kChinese),
                       told(statement, Language::kEnglish) + amount + ", told to be " + amount +
                           " more than before, by " + percent + on_page(statement.page, Language::kEnglish));
}

void check_growth_of(const Document& document, int index, Findings& findings) {
  const Statement& statement = document.statements[index];
  const auto growth = growth_of(document, index);
  if (!growth) return;
  if (growth->base.value <= growth->base.slack) {
    if (is_pasted_change(statement)) return fail_pasted(document, index, findings);
    return findings.skip(kGrowth, SkipReason::kBaseZero, {.statement = index}, statement.name.value_or(""));
  }
  const bool down = statement.change->direction == Direction::kDecrease;
  // Within rounding a change has no direction.
  const bool turned = growth->down != down && growth->change.value > growth->change.slack;
  const auto fits = is_percent_of(printed_percent(*statement.change->percent), growth->change, growth->base);
  if (!fits) return;
  if (*fits && !turned) return findings.add_pass(kGrowth, {.statement = index});
  if (text::is_of_another_base(statement.change->basis) || text::is_of_another_base(statement.name.value_or("")))
    return findings.skip(kGrowth, SkipReason::kNotStated, {.statement = index}, statement.name.value_or(""));
  const auto percent = [](bool falls, const std::string& digits) { return (falls ? "-" : "+") + digits; };
  const std::string before = text::grouped(growth->base.value),
                    now = text::grouped(*statement.amount) + statement.unit.value_or("");
  const auto& change = statement.change->amount;
  const std::string changed = change ? (down ? "（-" : "（+") + text::grouped(*change) + "）" : "";
  fail_percent(
      kGrowth, document, index, percent(down, statement.change->percent->to_string()),
      percent(growth->down, percent_text(growth->change.value, growth->base.value, statement.change->percent->scale())),
      {"由" + before + "到" + now + changed, "from " + before + " to " + now + changed}, findings);
}

// Whether a change may be of something else than the amount: told in a sentence of its own, it goes on about the whole
// that sentences before were of; without 比 it counts other things; behind 较上年的 the amount is last year's.
bool speaks_of_more(const Statement& statement) {
  static constexpr std::string_view kStop = "。";
  const std::string& text = statement.text;
  const auto stop = text.find(kStop);
  const bool another = stop != std::string::npos && stop + kStop.size() < text.size();
  return another || statement.change->basis.empty() || is_prior(statement);
}

// 比上年预算增加1,421.25万元 beside an amount of 0 would leave less than nothing for the year before.
void check_change_of(const Document& document, int index, Findings& findings) {
  const Statement& statement = document.statements[index];
  const Change& change = *statement.change;
  if (!statement.amount || !change.amount || statement.amount->is_negative()) return;
  const Rounded amount = printed(*statement.amount), more = printed(*change.amount);
  const auto before = difference(amount, more);
  if (!before) return;
  if (!before->value.is_negative() || before->value.absolute() <= before->slack)
    return findings.add_pass(kChange, {.statement = index});
  if (speaks_of_more(statement))
    return findings.skip(kChange, SkipReason::kNotStated, {.statement = index}, statement.name.value_or(""));
  const std::string unit = statement.unit.value_or(""), is = text::grouped(*statement.amount) + unit,
                    by = text::grouped(*change.amount) + unit;
  findings.add_failure(kChange, {ref_of(document, {.statement = index})},
                       told(statement, Language::kChinese) + "本年" + is + "，文中却称比" + change.basis + "增加" + by +
                           on_page(statement.page, Language::kChinese),
                       told(statement, Language::kEnglish) + is + ", yet told to be " + by + " more than before" +
                           on_page(statement.page, Language::kEnglish));
}

}  // namespace

void check_growth(const Document& document, Findings& findings) {
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const auto& change = document.statements[i].change;
    if (change && change->direction == Direction::kIncrease) check_change_of(document, i, findings);
    if (change && change->percent && change->direction != Direction::kFlat) check_growth_of(document, i, findings);
  }
}

}  // namespace yusuan::audit
