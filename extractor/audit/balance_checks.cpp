#include "audit/balance_checks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/matches.h"
#include "audit/slip.h"
#include "audit/told_figures.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kId = "prose_sum", kPlus = "加上";

struct Balance {
  std::vector<Operand> total, addends;
  const Paragraph* paragraph = nullptr;
};

// Without what stands in brackets, which says what an amount is made of.
std::string without_brackets(std::string_view text) {
  static constexpr std::string_view kOpen = "（", kClose = "）";
  std::string rest;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find(kOpen, at);
    rest += text.substr(at, std::min(open, text.size()) - at);
    if (open == std::string_view::npos) break;
    const auto close = text.find(kClose, open);
    at = close == std::string_view::npos ? text.size() : close + kClose.size();
  }
  return rest;
}

// Where the total of a sum is named; npos where it is not.
std::pair<std::size_t, std::size_t> total_word(std::string_view text, std::size_t from) {
  static constexpr std::array<std::string_view, 8> kTotals = {"收入总计", "支出总计", "总收入",   "总支出",
                                                              "收入总量", "支出总量", "收入合计", "支出合计"};
  std::pair<std::size_t, std::size_t> found{std::string_view::npos, 0};
  for (const std::string_view word : kTotals)
    if (const auto at = text.find(word, from); at < found.first) found = {at, at + word.size()};
  return found;
}

bool has_other_signs(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kOthers = {"其中", "减", "扣除", "相抵", "包括"};
  return std::any_of(kOthers.begin(), kOthers.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

Operand operand(const ToldFigures& figures, std::size_t at) {
  return {.value = figures.amounts[at], .yuan_per_unit = figures.amount_units[at], .told = true};
}

void add_operands(const ToldFigures& figures, std::vector<Operand>& operands) {
  for (std::size_t i = 0; i < figures.amounts.size(); ++i) operands.push_back(operand(figures, i));
}

std::optional<Balance> balance_in(const std::string& sentence, const Paragraph& paragraph) {
  constexpr std::size_t kLongestTotal = 60;
  const std::string_view text = sentence;
  const auto plus = text.find(kPlus);
  if (plus == std::string_view::npos) return std::nullopt;
  const auto [at, behind] = total_word(text, plus);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view added = text.substr(plus + kPlus.size(), at - plus - kPlus.size());
  const ToldFigures first = told_figures(text.substr(0, plus)), more = told_figures(added),
                    total = told_figures(text.substr(behind, kLongestTotal));
  if (first.amounts.size() != 1 || more.amounts.empty() || total.amounts.empty()) return std::nullopt;
  if (!more.changes.empty() || has_other_signs(text.substr(0, plus)) || has_other_signs(added)) return std::nullopt;
  Balance balance{.total = {operand(total, 0)}, .addends = {}, .paragraph = &paragraph};
  add_operands(first, balance.addends);
  add_operands(more, balance.addends);
  return balance;
}

void tell(const Document& document, const Balance& balance, const Outcome& outcome, Findings& findings) {
  const auto unit = money_unit_name(balance.total.front().yuan_per_unit);
  std::string addends;
  for (const Operand& operand : balance.addends) {
    addends += (addends.empty() ? "" : " + ") + text::grouped(operand.value);
    if (operand.yuan_per_unit != balance.total.front().yuan_per_unit) addends += money_unit_name(operand.yuan_per_unit);
  }
  const auto slips = closing_digit_slips(balance.total, balance.addends, outcome);
  const bool one = slips.size() == 1;
  const std::string is = text::grouped(balance.total.front().value) + unit,
                    due = text::grouped(outcome.expected) + outcome.unit.value_or("");
  const int page = balance.paragraph->page;
  findings.add_failure(
      kId, {place_of(*balance.paragraph)},
      "文字说明：总计" + is + "，而各项相加 " + addends + " = " + due +
          (one ? slip_told(document, slips.front().operand, slips.front().slip, Language::kChinese) : "") +
          on_page(page, Language::kChinese),
      "the text: a total of " + is + ", but " + addends + " = " + due +
          (one ? slip_told(document, slips.front().operand, slips.front().slip, Language::kEnglish) : "") +
          on_page(page, Language::kEnglish));
}

// Each sentence of a text, parted by 。 and ；.
template <typename Found>
void each_sentence(std::string_view text, const Found& found) {
  static constexpr std::array<std::string_view, 3> kStops = {"。", "；", ";"};
  while (!text.empty()) {
    std::size_t end = text.size(), next = text.size();
    for (const std::string_view stop : kStops)
      if (const auto at = text.find(stop); at < end) {
        end = at;
        next = at + stop.size();
      }
    found(text.substr(0, end));
    text.remove_prefix(next);
  }
}

}  // namespace

void check_balances_told(const Document& document, Findings& findings) {
  constexpr int kFewestHolding = 2;
  // No sentence seen is as long; a text without stops is none.
  constexpr std::size_t kLongest = 4000;
  int holding = 0;
  std::vector<std::pair<Balance, Outcome>> broken;
  for (const Section& section : document.sections)
    for (const Paragraph& paragraph : section.paragraphs) {
      if (paragraph.text.find(kPlus) == std::string::npos) continue;
      each_sentence(paragraph.text, [&](std::string_view sentence) {
        if (sentence.size() > kLongest) return;
        const auto balance = balance_in(without_brackets(sentence), paragraph);
        const auto outcome = balance ? compare(balance->total, balance->addends, Relation::kEqual) : std::nullopt;
        if (!outcome) return;
        if (outcome->holds) {
          ++holding;
          findings.add_pass(kId, {});
        } else {
          broken.emplace_back(*balance, *outcome);
        }
      });
    }
  for (const auto& [balance, outcome] : broken)
    if ((broken.size() == 1 && holding >= kFewestHolding) || is_closed_by_a_slip(balance.total, balance.addends))
      tell(document, balance, outcome, findings);
}

}  // namespace yusuan::audit
