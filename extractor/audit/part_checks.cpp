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
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kId = "prose_sum", kStop = "。", kPart = "；";
constexpr std::int64_t kTenThousand = 10'000;

struct Told {
  std::vector<Decimal> amounts, changes;  // in 万元; what is less is negative
  std::string nouns, change_nouns;
};

bool has_any(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// What a figure is, by the words before it.
void add_figure(std::string_view noun, const Decimal& value, Told& told) {
  static constexpr std::array<std::string_view, 4> kMore = {"增加", "增长", "上升", "提高"},
                                                   kLess = {"减少", "下降", "降低", "压减"};
  static constexpr std::array<std::string_view, 6> kOther = {"比", "较", "占", "上年", "去年", "节约"};
  if (has_any(noun, kMore) || has_any(noun, kLess)) {
    told.changes.push_back(has_any(noun, kMore) ? value : value.negated());
    told.change_nouns.append(noun).append("|");
  } else if (!has_any(noun, kOther)) {
    told.amounts.push_back(value);
    told.nouns.append(noun).append("|");
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The figures in 万元 of a piece of text.
Told read_told(std::string_view text) {
  static constexpr std::string_view kUnit = "万元";
  static constexpr std::array<std::string_view, 9> kBounds = {"，", "。", "；", "、", "：", ":", "（", "）", ","};
  Told told;
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
    if (text.substr(end).starts_with(kUnit)) {
      if (const auto amount = parse_amount(text.substr(at, end - at)))
        add_figure(text.substr(noun, at - noun), amount->value, told);
      noun = end;
    }
    at = end;
  }
  return told;
}

// One digit of another is soon found between round figures; those of changes leave some of the parts to the next
// sentence.
bool tells(const Slip& slip, const Decimal& printed, bool changes) {
  constexpr int kFewest = 3, kFewestChanged = 4;
  const int digits = std::min(significant_digits(printed), significant_digits(slip.due));
  if (slip.kind == "sign") return changes && digits >= kFewest;
  return slip.kind == "digit_changed" ? !changes && digits >= kFewestChanged : digits >= kFewest;
}

Operand operand(const Decimal& value) { return {.value = value, .yuan_per_unit = kTenThousand}; }

struct Sum {
  Decimal whole;
  std::vector<Decimal> parts;
};

// Whether the parts make the whole, each of them rounded.
bool holds(const Sum& sum) {
  Decimal all;
  for (const Decimal& part : sum.parts)
    if (const auto more = add(all, part)) all = *more;
  const auto gap = subtract(sum.whole, all);
  return gap && gap->absolute() <= Decimal(static_cast<std::int64_t>(sum.parts.size()), 2);
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
  for (const Decimal& part : sum.parts) addends += (addends.empty() ? "" : " + ") + grouped(part);
  const std::string is = grouped(sum.whole), due = grouped(outcome.expected);
  findings.add_failure(kId, {place_of(paragraph)},
                       std::string("文字说明：") + (changes ? "增减额" : "") + is + "万元，而其中各项之和 " + addends +
                           " = " + due + "万元" + likely.first + on_page(paragraph.page, Language::kChinese),
                       std::string("the text: ") + (changes ? "the change of " : "") + is + "万元, but its parts " +
                           addends + " = " + due + "万元" + likely.second +
                           on_page(paragraph.page, Language::kEnglish));
}

// False when the sum would hold but for a slip, which is told.
bool check_sum(const Sum& sum, bool changes, const Document& document, const Paragraph& paragraph, Findings& findings) {
  const std::vector<Operand> whole = {operand(sum.whole)};
  std::vector<Operand> parts;
  for (const Decimal& part : sum.parts) parts.push_back(operand(part));
  const auto outcome = compare(whole, parts, Relation::kEqual);
  if (!outcome) return true;
  auto slips = possible_slips(whole, parts, *outcome, Relation::kEqual, 0);
  std::erase_if(slips, [&](const SlipAt& at) { return !tells(at.slip, at.operand.value, changes); });
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
bool are_all(const Told& parts) {
  return parts.changes.size() == 2 && parts.amounts.empty() &&
         parts.change_nouns.find("基本支出") != std::string::npos &&
         parts.change_nouns.find("项目支出") != std::string::npos;
}

// Parts that are known to be all.
void fail_whole(const Sum& sum, bool changes, const Document& document, const Paragraph& paragraph,
                Findings& findings) {
  std::vector<Operand> parts;
  for (const Decimal& part : sum.parts) parts.push_back(operand(part));
  const auto outcome = compare({operand(sum.whole)}, parts, Relation::kEqual);
  if (outcome && !outcome->holds && !is_accused(document, paragraph, sum, findings))
    fail_sum(sum, *outcome, changes, paragraph, {}, findings);
}

// Wholes that are parted in the same words again and again, by those words.
struct Parting {
  int holding = 0;
  std::vector<std::pair<Sum, const Paragraph*>> broken;  // but for what a slip explains
};
using Partings = std::map<std::string, Parting>;

void check_pieces(const Told& before, const Told& behind, const Document& document, const Paragraph& paragraph,
                  Partings& partings, Findings& findings) {
  if (behind.amounts.size() > 1 && !before.amounts.empty()) {
    const Sum last{before.amounts.back(), behind.amounts}, first{before.amounts.front(), behind.amounts};
    if (holds(last) || holds(first)) {
      findings.add_pass(kId, {});
      ++partings[behind.nouns].holding;
    } else if (check_sum(last, false, document, paragraph, findings) &&
               (first.whole == last.whole || check_sum(first, false, document, paragraph, findings))) {
      partings[behind.nouns].broken.emplace_back(last, &paragraph);
    }
  }
  if (behind.changes.size() > 1 && before.changes.size() == 1) {
    const Sum sum{before.changes.front(), behind.changes};
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

}  // namespace

void check_parts_told(const Document& document, Findings& findings) {
  static constexpr std::array<std::string_view, 4> kLeads = {"其中", "包括", "分别", "具体"};
  Partings partings;
  for (const Section& section : document.sections)
    for (const Paragraph& paragraph : section.paragraphs) {
      const std::string_view text = paragraph.text;
      for (const std::string_view lead : kLeads)
        for (auto at = text.find(lead); at != std::string_view::npos; at = text.find(lead, at + lead.size())) {
          const std::size_t behind = at + lead.size();
          // 其中 again parts another whole.
          const std::size_t end = std::min({text.find(kStop, behind), text.find(kLeads.front(), behind), text.size()});
          const std::size_t reach = at - std::min(at, kLongestSide);
          const std::size_t begin = reach + sentence_before(text.substr(reach), at - reach);
          if ((reach > 0 && begin == reach) || end - behind > kLongestSide) continue;
          check_pieces(read_told(text.substr(begin, at - begin)), read_told(text.substr(behind, end - behind)),
                       document, paragraph, partings, findings);
        }
    }
  report_exceptions(document, partings, findings);
}

}  // namespace yusuan::audit
