#include <algorithm>

#include "prose/paragraph_reader.h"
#include "text/utf8.h"

namespace yusuan::prose {

bool ParagraphReader::speaks_of_figures() const { return any_in(words_.without_figure, text_); }

void ParagraphReader::read_words(const Clause& clause) {
  const std::string_view text = between(clause.begin, clause.end);
  for (const Reading& reading : words_.clauses) {
    if ((reading.as != "flat" && reading.as != "basis") || !any_in(reading.needs, text)) continue;
    for (const text::Pattern& pattern : reading.text)
      if (const auto groups = pattern.named_captures(text)) {
        if (!group(*groups, "basis").empty()) basis_ = std::string(group(*groups, "basis"));
        if (reading.as == "flat") read_flat(*groups);
        if (reading.as == "basis" && !group(*groups, "name").empty()) compare(group(*groups, "name"));
        return;
      }
  }
  if (auto function = nouns_.function_in(text)) {
    context_ = *function;
    current_ = kNone;
  } else if (clause_ == 0 && clause.closer == Closer::kSentence) {
    heading_ = nouns_.cleaned(text);
    speak_of(text);
  } else if (clause.closer == Closer::kColon && clause.begin == part_begin_ && names_money(text)) {
    heading_ = nouns_.cleaned(text);
  }
}

void ParagraphReader::compare(std::string_view name) {
  Subject subject = nouns_.read({.text = name, .wide = name}, nullptr, previous_key());
  if (!subject.known()) return;
  const std::string key = subject.full_key();
  for (std::size_t i = statements_.size(); i-- > first_ && statements_.size() - i < kFarthestBack;)
    if (statements_[i].subject == key && statements_[i].code == subject.code && !statements_[i].change) {
      current_ = i;
      return;
    }
  if (speaks_of_both_sides(name)) return;
  context_ = std::move(subject);
  current_ = kNone;
}

bool ParagraphReader::names_money(std::string_view text) {
  return nouns_.read({.text = text, .wide = text}, nullptr, {}).known();
}

void ParagraphReader::speak_of(std::string_view title) {
  const std::string_view noun = nouns_.cleaned(title);
  if (!words_.titled || noun.find("、") != std::string_view::npos || !words_.titled->captures(noun)) return;
  if (Subject subject = nouns_.read({.text = title, .wide = {}}, nullptr, {}); subject.known())
    context_ = std::move(subject), titled_ = true;
}

void ParagraphReader::read_flat(const NamedGroups& groups) {
  const std::string_view name = group(groups, "name");
  const std::string_view noun = nouns_.cleaned(name);
  // 决算数与预算数持平 speaks of the figures before, not of a change against another year.
  if (noun.empty() && !current()) return;
  if (!noun.empty()) {
    const Subject subject = nouns_.read({.text = name, .wide = {}}, nullptr, previous_key());
    if (!subject.known()) return;
  }
  Statement& statement = changed_statement(name, {.text = name}, nullptr, Direction::kFlat);
  if (statement.change) return;
  statement.change = Change{.basis = basis_, .direction = Direction::kFlat};
  reach(statement);
}

void ParagraphReader::read_reason(const Clause& clause) {
  const std::size_t part_end = this->part_end();
  const std::string_view text = between(clause.begin, clause.end);
  for (const Reading& reading : words_.clauses) {
    const bool cause = reading.as == "cause";
    if ((!cause && reading.as != "purpose") || !any_in(reading.needs, text)) continue;
    for (const text::Pattern& pattern : reading.text) {
      const auto groups = pattern.captures(text);
      if (!groups) continue;
      std::size_t begin = static_cast<std::size_t>((*groups)[0].data() - text_.data()) + (*groups)[0].size();
      const bool goes_on = clause.closer == Closer::kColon || clause.closer == Closer::kComma;
      if (begin == clause.end && goes_on && clause_ + 1 < clauses_.size()) begin = clauses_[clause_ + 1].begin;
      if (begin > part_end || introduces_list(between(begin, part_end))) return;
      reason_begin_ = begin, reason_end_ = part_end;
      aside_.reset();
      const auto named = pattern.named_captures(text);
      give_reason(between(begin, part_end), named ? group(*named, "name") : std::string_view(), cause);
      return;
    }
  }
}

bool ParagraphReader::introduces_list(std::string_view text) const {
  return any_in(words_.list_follows, text.substr(0, std::min<std::size_t>(text.size(), 30)));
}

void ParagraphReader::give_reason(std::string_view reason, std::string_view name, bool cause) {
  reason = text::trimmed(reason);
  if (reason.empty()) return;
  Statement* statement = current();
  if (cause && !nouns_.cleaned(name).empty()) {
    const Subject subject = nouns_.read({.text = name}, context(), previous_key());
    if (give_both_sides(subject, reason)) return;
    for (std::size_t i = statements_.size(); i-- > 0 && subject.known();)
      if (statements_[i].section == path_ && statements_[i].subject == subject.full_key()) {
        statement = &statements_[i];
        break;
      }
  }
  if (!statement) {
    purpose_ = std::string(reason);
  } else if (!statement->reason || cause) {
    statement->reason = std::string(reason);
    if (twin_ != kNone && statement == &statements_[twin_of_]) statements_[twin_].reason = statement->reason;
  }
}

bool ParagraphReader::give_both_sides(const Subject& subject, std::string_view reason) {
  static constexpr std::string_view kTotal = "_total";
  if (!subject.key.ends_with(kTotal)) return false;
  const std::string key = subject.key.substr(0, subject.key.size() - kTotal.size());
  bool given = false;
  for (Statement& statement : statements_) {
    if (statement.section != path_) continue;
    if (statement.subject == subject.key) return false;
    if (!statement.change || (statement.subject != key + "_revenue" && statement.subject != key + "_expenditure"))
      continue;
    if (!statement.reason) statement.reason = std::string(reason);
    given = true;
  }
  return given;
}

}  // namespace yusuan::prose
