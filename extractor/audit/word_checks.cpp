#include "audit/word_checks.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/matches.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kDirection = "direction", kLevel = "government_level", kUnit = "money_unit";

// ---- Directions

struct Directions {
  std::vector<std::string> up, down;

  // 1, -1, 0 for 持平; nullopt for no word of a direction.
  std::optional<int> of(std::string_view word) const {
    if (std::find(up.begin(), up.end(), word) != up.end()) return 1;
    if (std::find(down.begin(), down.end(), word) != down.end()) return -1;
    return word == "持平" || word == "不变" ? std::optional(0) : std::nullopt;
  }
};

// What the text is about: the words before the figures, from the start of their sentence.
std::string subject_before(const Paragraph& paragraph, std::string_view match) {
  static constexpr std::string_view kStop = "。";
  constexpr std::size_t kLongest = 120;
  const std::string_view text = paragraph.text;
  auto end = static_cast<std::size_t>(match.data() - text.data());
  const auto stop = text.substr(0, end).rfind(kStop);
  std::size_t begin = stop == std::string_view::npos ? 0 : stop + kStop.size();
  while (end > begin && (text[end - 1] == ',' || text[end - 1] == ' ')) --end;
  std::string_view subject = text.substr(begin, end - begin);
  if (subject.size() > kLongest) subject = {};
  return std::string(subject);
}

void fail_direction(const Groups& groups, const Paragraph& paragraph, const std::string& chinese,
                    const std::string& english, Findings& findings) {
  const std::string subject = subject_before(paragraph, groups.front());
  const std::string zh = subject.empty() ? "文字说明：" : "文字说明" + quoted(subject) + "：";
  const std::string en = subject.empty() ? "the text: " : "the text on " + quoted(subject) + ": ";
  findings.add_failure(kDirection, {place_of(paragraph)}, zh + chinese + on_page(paragraph.page, Language::kChinese),
                       en + english + on_page(paragraph.page, Language::kEnglish));
}

// Groups: the figure of this year, that of the year before, the word.
void check_order(const Groups& groups, const Paragraph& paragraph, const Directions& directions, Findings& findings) {
  if (groups.size() < 4) return;
  const auto now = text::parse_amount(groups[1]), before = text::parse_amount(groups[2]);
  const auto told = directions.of(groups[3]);
  if (!now || !before || !told) return;
  const auto order = now->value <=> before->value;
  const int due = order > 0 ? 1 : order < 0 ? -1 : 0;
  // 持平 is said of what is nearly the same.
  if (due == *told || *told == 0) return findings.add_pass(kDirection, {});
  const std::string from(groups[2]), to(groups[1]), word(groups[3]);
  fail_direction(groups, paragraph,
                 "由" + from + "到" + to + "，文中却称" + word + "，应为" +
                     (due > 0   ? "增加"
                      : due < 0 ? "减少"
                                : "持平"),
                 "from " + from + " to " + to + ", which the text calls " + quoted(word), findings);
}

// Groups: a word, its figure, another word and, for a rate, its figure.
void check_agreement(const Groups& groups, const Paragraph& paragraph, const Directions& directions,
                     Findings& findings) {
  if (groups.size() < 4) return;
  const auto first = directions.of(groups[1]), second = directions.of(groups[3]);
  if (!first || !second) return;
  for (std::size_t i = 2; i < groups.size(); i += 2)
    if (const auto figure = text::parse_amount(groups[i]); !figure || figure->value.is_zero()) return;
  if (*first == *second) return findings.add_pass(kDirection, {});
  fail_direction(groups, paragraph, "前后矛盾：" + quoted(groups.front()),
                 "contradicts itself: " + quoted(groups.front()), findings);
}

void check_directions(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  const Directions directions{shared.strings("increase"), shared.strings("decrease")};
  for (const patterns::PatternNode& node : shared.entries("direction")) {
    const bool order = node.string("of") == "figures";
    each_match(node, document, [&](const Groups& groups, const Paragraph& paragraph) {
      order ? check_order(groups, paragraph, directions, findings)
            : check_agreement(groups, paragraph, directions, findings);
    });
  }
}

// The same amount, changed by the same amount against the same base, cannot be more once and less once.
void check_repeated_changes(const Document& document, Findings& findings) {
  constexpr std::size_t kFewestDigits = 3;
  std::map<std::string, int> first;
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (!statement.amount || !statement.change || !statement.change->amount || statement.change->basis.empty())
      continue;
    if (statement.change->direction == Direction::kFlat) continue;
    const std::string by = statement.change->amount->to_string();
    if (by.size() < kFewestDigits || statement.change->amount->is_zero() || statement.amount->is_zero()) continue;
    const std::string key = statement.amount->to_string() + statement.unit.value_or("") + by + statement.change->basis;
    const auto [found, is_new] = first.try_emplace(key, i);
    if (is_new) continue;
    const Statement& other = document.statements[found->second];
    if (other.change->direction == statement.change->direction) {
      findings.add_pass(kDirection, {});
      continue;
    }
    const std::string is = text::grouped(*statement.amount) + statement.unit.value_or(""),
                      change = text::grouped(*statement.change->amount);
    const std::vector<int> pages = {other.page, statement.page};
    findings.add_failure(kDirection,
                         {ref_of(document, {.statement = found->second}), ref_of(document, {.statement = i})},
                         "文字说明" + quoted(other.name.value_or("")) + "与" + quoted(statement.name.value_or("")) +
                             "：同为" + is + "，同为" + change + statement.unit.value_or("") +
                             "之差，一处称增加，一处称减少" + on_pages(pages, Language::kChinese),
                         "the text: " + is + " is " + change + " more than before in one place, less in another" +
                             on_pages(pages, Language::kEnglish));
  }
}

// ---- Units

// 145.22万元，较上年增加14.22元
void check_change_units(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  for (const patterns::PatternNode& node : shared.entries("unit_change"))
    each_match(node, document, [&](const Groups& groups, const Paragraph& paragraph) {
      findings.add_failure(kUnit, {place_of(paragraph)},
                           "文字说明" + quoted(groups.front()) + "：金额与增减额的单位不一致" +
                               on_page(paragraph.page, Language::kChinese),
                           "the text says " + quoted(groups.front()) + ": amount and change are in different units" +
                               on_page(paragraph.page, Language::kEnglish));
    });
}

// ---- Level of government

void check_levels(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  if (!document.facts.entity) return;
  for (const patterns::PatternNode& node : shared.entries("government_level")) {
    if (!patterns::any_matches(node.patterns("entity"), *document.facts.entity) ||
        patterns::any_matches(node.patterns("not_entity"), *document.facts.entity))
      continue;
    std::vector<FigureRef> refs;
    std::vector<int> pages;
    std::string quote;
    each_match(node, document, [&](const Groups& groups, const Paragraph& paragraph) {
      if (quote.empty()) quote = groups.front();
      refs.push_back(place_of(paragraph));
      pages.push_back(paragraph.page);
    });
    if (refs.empty()) continue;
    const std::string count = std::to_string(refs.size());
    findings.add_failure(kLevel, std::move(refs),
                         "文字说明" + quoted(quote) + (pages.size() > 1 ? "等" + count + "处" : "") + "：本文件是" +
                             *document.facts.entity + "的，" + node.string("zh") + on_pages(pages, Language::kChinese),
                         "the text says " + quoted(quote) + ", but the document is of " + *document.facts.entity +
                             on_pages(pages, Language::kEnglish));
  }
}

}  // namespace

void check_words(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  check_directions(shared, document, findings);
  check_repeated_changes(document, findings);
  check_change_units(shared, document, findings);
  check_levels(shared, document, findings);
}

}  // namespace yusuan::audit
