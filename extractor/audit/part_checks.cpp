#include "audit/part_checks.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
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

constexpr std::string_view kId = "prose_sum", kStop = "。", kPart = "；";

// One digit of another is soon found between round figures; those of changes leave some of the parts to the next
// sentence.
bool tells(const Slip& slip, const Decimal& printed, bool changes) {
  constexpr int kFewest = 3, kFewestChanged = 4;
  const int digits = std::min(significant_digits(printed), significant_digits(slip.due));
  if (slip.kind == "sign") return changes && digits >= kFewest;
  return slip.kind == "digit_changed" ? !changes && digits >= kFewestChanged : digits >= kFewest;
}

struct Sum {
  Decimal whole;
  std::vector<Decimal> parts;
  std::int64_t yuan_per_unit = 0;

  Operand operand(const Decimal& value) const { return {.value = value, .yuan_per_unit = yuan_per_unit}; }
  std::vector<Operand> left() const { return {operand(whole)}; }
  std::vector<Operand> right() const {
    std::vector<Operand> operands;
    for (const Decimal& part : parts) operands.push_back(operand(part));
    return operands;
  }
};

// Whether the parts make the whole, each of them rounded, those of 万元 by 0.01 at most as authors round.
bool holds(const Sum& sum) {
  Decimal all;
  for (const Decimal& part : sum.parts)
    if (const auto more = add(all, part)) all = *more;
  const auto gap = subtract(sum.whole, all);
  if (!gap) return false;
  if (gap->absolute() <= Decimal(static_cast<std::int64_t>(sum.parts.size()), 2)) return true;
  std::vector<Decimal> rounded = sum.parts;
  rounded.push_back(sum.whole);
  return gap->absolute() <= rounding_of(rounded);
}

// Whether an identity has accused a sentence of the page that states one of the figures.
bool is_accused(const Document& document, const Paragraph& paragraph, const Sum& sum, const Findings& findings) {
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (statement.page != paragraph.page || !statement.amount || !findings.accuses(i)) continue;
    if (*statement.amount == sum.whole ||
        std::find(sum.parts.begin(), sum.parts.end(), *statement.amount) != sum.parts.end())
      return true;
  }
  return false;
}

// `likely`: what would explain it, in Chinese and in English; empty where nothing does.
void fail_sum(const Sum& sum, const Outcome& outcome, bool changes, const Paragraph& paragraph,
              const std::pair<std::string, std::string>& likely, Findings& findings) {
  std::string addends;
  for (const Decimal& part : sum.parts) addends += (addends.empty() ? "" : " + ") + text::grouped(part);
  const std::string is = text::grouped(sum.whole), due = text::grouped(outcome.expected),
                    unit = money_unit_name(sum.yuan_per_unit);
  findings.add_failure(kId, {place_of(paragraph)},
                       std::string("文字说明：") + (changes ? "增减额" : "") + is + unit + "，而其中各项之和 " +
                           addends + " = " + due + unit + likely.first + on_page(paragraph.page, Language::kChinese),
                       std::string("the text: ") + (changes ? "the change of " : "") + is + unit + ", but its parts " +
                           addends + " = " + due + unit + likely.second + on_page(paragraph.page, Language::kEnglish));
}

// False when the sum would hold but for a slip, which is told.
bool check_sum(const Sum& sum, bool changes, const Document& document, const Paragraph& paragraph, Findings& findings) {
  const std::vector<Operand> whole = sum.left(), parts = sum.right();
  const auto outcome = compare(whole, parts, Relation::kEqual);
  if (!outcome) return true;
  auto slips = possible_slips(whole, parts, *outcome, Relation::kEqual, 0);
  // Among figures in 亿元 a part of 30亿元 that is not told looks like one digit of another.
  const bool coarse = sum.yuan_per_unit > 10'000;
  std::erase_if(slips, [&](const SlipAt& at) {
    return !tells(at.slip, at.operand.value, changes) || (coarse && at.slip.kind == "digit_changed");
  });
  if (slips.empty() || is_accused(document, paragraph, sum, findings)) return true;
  std::string zh, en;
  if (slips.size() == 1) {
    zh = slip_told(document, slips.front().operand, slips.front().slip, Language::kChinese);
    en = slip_told(document, slips.front().operand, slips.front().slip, Language::kEnglish);
  }
  fail_sum(sum, *outcome, changes, paragraph, {zh, en}, findings);
  return false;
}

// Basic expenditure and projects are all that is spent.
bool are_all(const ToldFigures& parts) {
  return parts.changes.size() == 2 && parts.amounts.empty() &&
         parts.change_nouns.find("基本支出") != std::string::npos &&
         parts.change_nouns.find("项目支出") != std::string::npos;
}

// Parts that are known to be all.
void fail_whole(const Sum& sum, bool changes, const Document& document, const Paragraph& paragraph,
                Findings& findings) {
  const auto outcome = compare(sum.left(), sum.right(), Relation::kEqual);
  if (outcome && !outcome->holds && !is_accused(document, paragraph, sum, findings))
    fail_sum(sum, *outcome, changes, paragraph, {}, findings);
}

// Wholes that are parted in the same words again and again, by those words.
struct Parting {
  int holding = 0;
  std::vector<std::pair<Sum, const Paragraph*>> broken;  // but for what a slip explains
};
using Partings = std::map<std::string, Parting>;

bool is_one_unit(const std::vector<std::int64_t>& units) {
  return std::all_of(units.begin(), units.end(), [&](std::int64_t unit) { return unit == units.front(); });
}

void check_amounts(const ToldFigures& before, const ToldFigures& behind, const Document& document,
                   const Paragraph& paragraph, Partings& partings, Findings& findings) {
  if (behind.amounts.size() > 1 && !before.amounts.empty() && is_one_unit(behind.amount_units) &&
      before.amount_units.back() == behind.amount_units.front()) {
    const std::int64_t unit = behind.amount_units.front();
    const Sum last{before.amounts.back(), behind.amounts, unit};
    const Sum first{before.amount_units.front() == unit ? before.amounts.front() : last.whole, behind.amounts, unit};
    if (holds(last) || holds(first)) {
      findings.add_pass(kId, {});
      ++partings[behind.nouns].holding;
    } else if (check_sum(last, false, document, paragraph, findings) &&
               (first.whole == last.whole || check_sum(first, false, document, paragraph, findings))) {
      partings[behind.nouns].broken.emplace_back(last, &paragraph);
    }
  }
}

void check_changes(const ToldFigures& before, const ToldFigures& behind, const Document& document,
                   const Paragraph& paragraph, Findings& findings) {
  if (behind.changes.size() > 1 && before.changes.size() == 1 && is_one_unit(behind.change_units) &&
      before.change_units.front() == behind.change_units.front()) {
    const Sum sum{before.changes.front(), behind.changes, behind.change_units.front()};
    if (holds(sum))
      findings.add_pass(kId, {});
    else if (check_sum(sum, true, document, paragraph, findings) && are_all(behind))
      fail_whole(sum, true, document, paragraph, findings);
  }
}

// Of lists in the same words that make their wholes, the one that does not.
void report_exceptions(const Document& document, const Partings& partings, Findings& findings) {
  constexpr int kFewestHolding = 2;
  for (const auto& [nouns, parting] : partings) {
    if (parting.holding < kFewestHolding || parting.broken.size() != 1) continue;
    const auto& [sum, paragraph] = parting.broken.front();
    fail_whole(sum, false, document, *paragraph, findings);
  }
}

// Where the sentence that ends at `end` begins; its own stop does not count.
std::size_t sentence_before(std::string_view text, std::size_t end) {
  std::string_view before = text.substr(0, end);
  for (const std::string_view stop : {kStop, kPart})
    if (before.ends_with(stop)) before.remove_suffix(stop.size());
  std::size_t begin = 0;
  for (const std::string_view stop : {kStop, kPart})
    if (const auto at = before.rfind(stop); at != std::string_view::npos) begin = std::max(begin, at + stop.size());
  return begin;
}

// A sentence around a word that parts, and none of thousands of figures, which would be read again for each such word:
// the longest part of one seen has 1,529 bytes.
constexpr std::size_t kLongestSide = 4000;

// The sentence before a word that parts, and what is behind it.
template <typename Found>
void each_parting(std::string_view text, std::string_view lead, const Found& found) {
  static constexpr std::string_view kAgain = "其中";
  for (auto at = text.find(lead); at != std::string_view::npos; at = text.find(lead, at + lead.size())) {
    const std::size_t behind = at + lead.size();
    const std::size_t end = std::min({text.find(kStop, behind), text.find(kAgain, behind), text.size()});
    const std::size_t reach = at - std::min(at, kLongestSide);
    const std::size_t begin = reach + sentence_before(text.substr(reach), at - reach);
    if ((reach > 0 && begin == reach) || end - behind > kLongestSide) continue;
    found(text.substr(begin, at - begin), text.substr(behind, end - behind));
  }
}

// 新增债务123.7亿元（一般债券88.3亿元，专项债券35.4亿元）: the amount right before a bracket, and what stands in it.
template <typename Found>
void each_bracket(std::string_view text, const Found& found) {
  static constexpr std::string_view kOpen = "（", kClose = "）", kYuan = "元", kComma = "，";
  for (auto at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at + kOpen.size())) {
    const std::size_t inside = at + kOpen.size(), end = text.find(kClose, inside);
    if (end == std::string_view::npos) return;
    if (!text.substr(0, at).ends_with(kYuan) || end - inside > kLongestSide) continue;
    constexpr std::size_t kLongestName = 120;
    const std::size_t reach = at - std::min(at, kLongestName);
    const auto comma = text.substr(reach, at - reach).rfind(kComma);
    const std::size_t begin = comma == std::string_view::npos ? reach : reach + comma + kComma.size();
    found(text.substr(begin, at - begin), text.substr(inside, end - inside));
  }
}

}  // namespace

void check_parts_told(const Document& document, Findings& findings) {
  // 其中 again parts another whole; a reason parts a change.
  static constexpr std::array<std::string_view, 4> kLeads = {"其中", "包括", "分别", "具体"};
  static constexpr std::array<std::string_view, 2> kReasons = {"原因是", "主要是"};
  Partings partings;
  for (const Section& section : document.sections)
    for (const Paragraph& paragraph : section.paragraphs) {
      const std::string_view text = paragraph.text;
      for (const std::string_view lead : kLeads)
        each_parting(text, lead, [&](std::string_view before, std::string_view behind) {
          const ToldFigures whole = told_figures(before), parts = told_figures(behind);
          check_amounts(whole, parts, document, paragraph, partings, findings);
          check_changes(whole, parts, document, paragraph, findings);
        });
      for (const std::string_view lead : kReasons)
        each_parting(text, lead, [&](std::string_view before, std::string_view behind) {
          check_changes(told_figures(before), told_figures(behind), document, paragraph, findings);
        });
      each_bracket(text, [&](std::string_view before, std::string_view inside) {
        check_amounts(told_figures(before), told_figures(inside), document, paragraph, partings, findings);
      });
    }
  report_exceptions(document, partings, findings);
}

}  // namespace yusuan::audit
