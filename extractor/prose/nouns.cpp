#include "prose/nouns.h"

#include <algorithm>

#include "prose/paragraphs.h"
#include "text/pattern.h"
#include "text/utf8.h"

namespace yusuan::prose {
namespace {

// A class of the functional classification is named by at most 20 characters.
constexpr std::size_t kClassBytes = 60;
// Its words are in the names of classes, too: 教育支出预算.
constexpr std::string_view kWholeExpenditure = "expenditure_total";

// 加上级补助收入 adds what 上级 gives, 加上债务收入 adds debt.
std::string_view behind_lead_in(std::string_view text, std::size_t lead_in, const ProseVocabulary& words) {
  if (text.substr(0, lead_in).ends_with(words.plus)) {
    const std::size_t last = text::encoded(std::u32string(1, text::code_point_before(text, lead_in))).size();
    for (const std::string& word : words.begins_as_plus_ends)
      if (text.substr(lead_in - last).starts_with(word)) return text.substr(lead_in - last);
  }
  return text.substr(lead_in);
}

// 加税收返还, 减上解支出, 扣除上解支出: how a balance adds up; other words begin so (加班费).
std::string_view behind_sign(std::string_view text, const ProseVocabulary& words) {
  const auto groups = first_captures(words.sign, text);
  return groups ? text.substr(static_cast<std::size_t>((*groups)[1].data() - text.data())) : text;
}

// 基金预算收入 is of a fund, whether it says 政府性 or not.
std::optional<std::string> fund_of_key(std::string_view key) {
  for (const std::string_view fund : {"general_public", "government_fund", "state_capital"})
    if (key == std::string(fund) || key == std::string(fund) + "_revenue" || key == std::string(fund) + "_expenditure")
      return std::string(fund);
  return std::nullopt;
}

// 其他收入（主要是国有资本经营收入）: what a bracket counts up is not what is spoken of.
std::string without_contents(std::string_view noun, const ProseVocabulary& words) {
  const auto groups = first_captures(words.contents, noun);
  if (!groups) return std::string(noun);
  const std::string_view bracket = (*groups)[0];
  const auto at = static_cast<std::size_t>(bracket.data() - noun.data());
  return std::string(noun.substr(0, at)) + std::string(noun.substr(at + bracket.size()));
}

}  // namespace

std::string_view NounReader::cleaned(std::string_view text) const {
  for (bool changed = true; changed && !text.empty();) {
    const std::size_t before = text.size();
    text = text::trimmed(text);
    text.remove_prefix(mark_of(text).bytes);
    if (!entity_.empty() && text.starts_with(entity_)) {
      text.remove_prefix(entity_.size());
      // Which part of it speaks: 某局（本级）.
      constexpr std::string_view kClose = "）";
      if (const std::size_t close = text.find(kClose); text.starts_with("（") && close != std::string_view::npos)
        text.remove_prefix(close + kClose.size());
    }
    if (words_.lead_in)
      if (const auto groups = words_.lead_in->captures(text)) text = behind_lead_in(text, (*groups)[0].size(), words_);
    text = behind_sign(text, words_);
    changed = text.size() != before;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string& word : words_.trailing)
      if (text.ends_with(word)) {
        text.remove_suffix(word.size());
        text = text::trimmed(text);
        changed = true;
        break;
      }
    constexpr std::string_view open = "“", close = "”";
    if (text.starts_with(open) && text.ends_with(close) && text.find(close) == text.size() - close.size()) {
      text = text::trimmed(text.substr(open.size(), text.size() - open.size() - close.size()));
      changed = true;
    }
  }
  return text;
}

std::string_view NounReader::take_measure(std::string_view text, std::string_view previous, std::string& suffix) const {
  for (const Measure& measure : words_.measures) {
    if (!any_in(measure.needs, text)) continue;
    if (!measure.after.empty() && std::none_of(measure.after.begin(), measure.after.end(),
                                               [&](const std::string& after) { return previous.ends_with(after); }))
      continue;
    for (const text::Pattern& pattern : measure.text)
      if (const auto groups = pattern.captures(text)) {
        suffix = measure.suffix;
        return cleaned(text.substr(0, static_cast<std::size_t>((*groups)[0].data() - text.data())));
      }
  }
  return text;
}

std::optional<Subject> NounReader::function_in(std::string_view text) {
  for (const FunctionPath& path : words_.function_paths) {
    if (!any_in(path.needs, text)) continue;
    for (const text::Pattern& pattern : path.text) {
      const auto groups = pattern.named_captures(text);
      if (!groups) continue;
      const std::string_view outer = cleaned(group(*groups, "class"));
      std::string_view middle = group(*groups, "group"), inner = group(*groups, "item");
      // List marks stand before the first name.
      if (outer.empty()) (middle.empty() ? inner : middle) = cleaned(middle.empty() ? inner : middle);
      Subject subject{.key = "function"};
      const std::string printed = std::string(group(*groups, "class_code")) +
                                  std::string(group(*groups, "group_code")) + std::string(group(*groups, "item_code"));
      subject.code = printed.empty() ? codes_.find(outer, middle, inner) : printed;
      subject.name = std::string(!inner.empty() ? inner : !middle.empty() ? middle : outer);
      subject.fund = fund_of("");
      return subject;
    }
  }
  return std::nullopt;
}

bool NounReader::generic(std::string_view noun) const {
  return std::find(words_.generic.begin(), words_.generic.end(), noun) != words_.generic.end();
}

bool NounReader::says_nothing(std::string_view text) const {
  const std::string_view noun = cleaned(text);
  return std::find(words_.verbs.begin(), words_.verbs.end(), noun) != words_.verbs.end();
}

std::string_view NounReader::without_verb(std::string_view name) const {
  for (const std::string& verb : words_.verbs)
    if (name.size() > verb.size() && name.ends_with(verb)) return name.substr(0, name.size() - verb.size());
  return name;
}

bool NounReader::unit_fits(const SubjectPattern& entry, const Noun& noun) const {
  if (entry.units.empty()) return noun.money;
  return std::any_of(entry.units.begin(), entry.units.end(),
                     [&](const std::string& unit) { return noun.money ? unit == "money" : unit == noun.unit; });
}

bool NounReader::in_headings(const Words& words) const {
  return std::any_of(path_.begin(), path_.end(), [&](const std::string& heading) { return any_in(words, heading); });
}

const SubjectPattern* NounReader::entry_for(std::string_view noun, const Noun& whole, std::string_view previous,
                                            bool by_context) const {
  for (const SubjectPattern& entry : words_.subjects) {
    if (by_context && (entry.wide.empty() || !entry.words.empty())) continue;
    if (!unit_fits(entry, whole)) continue;
    if (!entry.words.empty() && !any_in(entry.words, noun)) continue;
    if (!entry.with.empty() && !any_in(entry.with, noun)) continue;
    if (any_in(entry.without, noun)) continue;
    if (!entry.right.empty() && !any_in(entry.right, whole.right)) continue;
    if (!entry.section.empty() && !in_headings(entry.section)) continue;
    if (!entry.after.empty() && std::find(entry.after.begin(), entry.after.end(), previous) == entry.after.end())
      continue;
    if (!entry.noun.empty() && !patterns::any_matches(entry.noun, noun)) continue;
    if (!entry.wide.empty() && !patterns::any_matches(entry.wide, whole.wide)) continue;
    return &entry;
  }
  return nullptr;
}

std::optional<std::string> NounReader::fund_of(std::string_view noun) const {
  for (const FundWords& fund : words_.funds)
    if (any_in(fund.words, noun)) return fund.key;
  for (auto heading = path_.rbegin(); heading != path_.rend(); ++heading)
    for (const FundWords& fund : words_.funds)
      if (any_in(fund.words, *heading)) return fund.key;
  return std::nullopt;
}

std::optional<Subject> NounReader::class_in(std::string_view noun, const Noun& whole) {
  for (const std::string& ending : words_.class_end)
    if (noun.ends_with(ending)) {
      noun.remove_suffix(ending.size());
      break;
    }
  if (!whole.money || noun.size() > kClassBytes) return std::nullopt;
  if (std::none_of(words_.class_name.begin(), words_.class_name.end(),
                   [&](const std::string& end) { return noun.ends_with(end); }))
    return std::nullopt;
  auto code = codes_.find(noun, "", "");
  if (!code) return std::nullopt;
  return Subject{
      .key = "function", .suffix = {}, .name = std::string(noun), .fund = fund_of(""), .code = std::move(code)};
}

Subject NounReader::read(const Noun& noun, const Subject* context, std::string_view previous) {
  if (auto function = function_in(noun.text)) return *function;
  const std::string_view whole = cleaned(noun.text);
  Subject subject;
  const std::string_view base = take_measure(whole, previous, subject.suffix);
  // A noun that says nothing still stands behind words that may (资金分配情况：…共1,198.68万元).
  const bool bare = context && generic(base);
  if (bare && entry_for(base, noun, previous, true) == nullptr) {
    std::string suffix = std::move(subject.suffix);
    subject = *context;
    subject.suffix = std::move(suffix);
    return subject;
  }
  if (!base.empty())
    subject.name = std::string(base);
  else if (!whole.empty())
    subject.name = std::string(whole);
  const std::string plain = without_contents(base, words_);
  const SubjectPattern* entry = entry_for(plain, noun, previous, bare);
  if (!entry || entry->key == kWholeExpenditure)
    if (auto function = class_in(plain, noun)) {
      function->suffix = std::move(subject.suffix);
      return *function;
    }
  if (entry) {
    subject.key = entry->key;
    subject.fund = fund_of(plain);
    if (!subject.fund) subject.fund = fund_of_key(subject.key);
    return subject;
  }
  subject.key = "other";
  if (base.empty()) subject.suffix.clear();
  return subject;
}

}  // namespace yusuan::prose
