#include <algorithm>
#include <utility>

#include "prose/paragraph_reader.h"
#include "prose/wholes.h"
#include "text/pattern.h"

namespace yusuan::prose {
namespace {

// 2022年（上一年度，下同）预算 is compared with 2022年预算. Brackets without a comma are part of names.
std::string without_remarks(std::string_view text, const ProseVocabulary& words) {
  std::string result(text);
  while (const auto groups = first_captures(words.remark, result))
    result.erase(static_cast<std::size_t>((*groups)[0].data() - result.data()), (*groups)[0].size());
  return result;
}

// “三公”经费支出预算 is the name of what was planned; “三公”经费支出 of what was spent of it.
Subject without_budget(Subject subject, const ProseVocabulary& words) {
  if (!subject.name) return subject;
  for (const std::string& ending : words.plan_end)
    if (subject.name->ends_with(ending)) subject.name->resize(subject.name->size() - ending.size());
  return subject;
}

}  // namespace

void ParagraphReader::read_figure(const Figure& figure, const Noun& noun) {
  if (is_rate_of_change(figure, noun)) {
    current()->change->percent = figure.value.absolute();
    return reach(*current());
  }
  const std::optional<std::string> plan = std::exchange(plan_, std::nullopt);
  if (!read_in_words(figure, noun, plan)) read_amount(figure, noun);
}

bool ParagraphReader::read_in_words(const Figure& figure, const Noun& noun, const std::optional<std::string>& plan) {
  const std::string text = without_remarks(noun.text, words_);
  for (const Reading& reading : words_.readings) {
    if (reading.as == "rate" && !plan) continue;
    if (reading.as == "plan" && (!figure.money || !current())) continue;
    if (reading.unit && !figure.percent()) continue;
    if (!any_in(reading.needs, text)) continue;
    for (const text::Pattern& pattern : reading.text)
      if (const auto groups = pattern.named_captures(text)) {
        if (reading.as == "share")
          read_share(figure, noun, group(*groups, "name"), group(*groups, "whole"));
        else if (reading.as == "completion")
          read_completion(figure, group(*groups, "basis"));
        else if (reading.as == "rate")
          read_completion(figure, *plan);
        else if (reading.as == "plan")
          read_plan(figure, group(*groups, "basis"));
        else if (reading.as == "compared")
          read_compared(figure, noun, group(*groups, "basis"));
        else
          read_change(figure, noun, *groups);
        return true;
      }
  }
  return false;
}

void ParagraphReader::read_amount(const Figure& figure, const Noun& noun) {
  const bool bare = nouns_.cleaned(noun.text).empty();
  // A title speaks of money, not of the trips and vehicles that it buys.
  // Nor does a count go on with what money was said of: 涉及资金12万元。本单位共38个项目….
  const bool other_measure = titled_ || (current() && current()->unit && is_money(*current()->unit));
  Subject subject = nouns_.read(noun, figure.money || !other_measure ? context() : nullptr, previous_key());
  turn_side(subject, noun.text);
  if (is_outcome_of_budget(noun.text)) subject = without_budget(*context(), words_);
  if (subject.key == "other" && nouns_.says_nothing(noun.text)) speak_of_heading(subject);
  // 公务接待24批次，210人次，支出2.05万元: what was counted may be a subject once it is money.
  if (!subject.known() && subject.name && figure.money && context() && subject.name == context()->name)
    if (Subject money = nouns_.read({.text = *subject.name, .wide = noun.wide}, nullptr, {}); money.known())
      subject = std::move(money);
  // 绩效自评项目4个，全年预算数480万元: money of what was counted.
  static constexpr std::string_view kCounted = "project_count";
  if (figure.money && subject.key.starts_with(kCounted))
    subject.key = "performance_amount" + subject.key.substr(kCounted.size());
  // 在建工程1项12277.73万元: the second figure is what the first ones are worth.
  if (bare && subject.suffix.empty() && figure.money && current() && current()->unit && current()->amount &&
      !is_money(*current()->unit))
    subject.suffix = "value";
  Statement& statement = append(subject, figure);
  statement.amount = figure.value;
  statement.unit = std::string(figure.unit);
}

bool ParagraphReader::is_rate_of_change(const Figure& figure, const Noun& noun) {
  if (!figure.percent() || !nouns_.cleaned(noun.text).empty() || !current() || !current()->change) return false;
  const Change& change = *current()->change;
  const std::string_view before = text_.substr(0, figure.begin);
  const std::size_t bracket = before.ends_with("（") ? 3 : before.ends_with("(") ? 1 : 0;
  if (bracket == 0 || !change.amount || change.percent) return false;
  const auto other = std::lower_bound(figures_.begin(), figures_.end(), before.size() - bracket,
                                      [](const Figure& a, std::size_t end) { return a.end < end; });
  return other != figures_.end() && other->end == before.size() - bracket && other->value.absolute() == *change.amount;
}

bool ParagraphReader::is_outcome_of_budget(std::string_view noun) {
  static constexpr std::string_view kBudget = "_full_year_budget";
  if (!current() || current_ < sentence_ || !current()->amount || current()->subject != context()->key ||
      (current()->unit && !is_money(*current()->unit)))
    return false;
  const std::string_view name = current()->name ? std::string_view(*current()->name) : std::string_view();
  if (!patterns::any_matches(words_.plan_name, name) || patterns::any_matches(words_.no_plan_name, name) ||
      !patterns::any_matches(words_.outcome, nouns_.cleaned(noun)))
    return false;
  current()->subject += kBudget;
  return true;
}

void ParagraphReader::speak_of_heading(Subject& subject) {
  // 国有企业改革成本支出。完成1492万元: the verb speaks of what the paragraph is headed by.
  if (heading_.empty() || (current() && !opens_sentence_)) {
    if (current() && context()) subject = *context();
    return;
  }
  if (Subject headed = nouns_.read({.text = heading_, .wide = heading_}, nullptr, {}); headed.known())
    subject = std::move(headed);
  else
    subject.name = heading_;
}

void ParagraphReader::read_share(const Figure& figure, const Noun& noun, std::string_view name,
                                 std::string_view whole) {
  Statement* part = sharing_statement(name);
  if (part && !part->share_percent) {
    current_ = static_cast<std::size_t>(part - statements_.data());
    part->share_percent = figure.value;
    reach(*part);
  } else {
    Noun own = noun;
    if (!nouns_.cleaned(name).empty()) own.text = name;
    own.money = true;
    const Subject subject = nouns_.read(own, context(), previous_key());
    append(subject, figure).share_percent = figure.value;
  }
  const bool named = !nouns_.cleaned(whole).empty();
  const Subject subject = named ? nouns_.read({.text = whole, .wide = whole}, nullptr, {}) : Subject();
  current()->share_of = whole_of(statements_, current_, first_, named ? &subject : nullptr);
}

Statement* ParagraphReader::sharing_statement(std::string_view name) {
  const std::string_view own = nouns_.cleaned(name);
  if (!current() || nouns_.generic(own) || (current()->name && nouns_.without_verb(*current()->name) == own))
    return current();
  const Subject subject = nouns_.read({.text = name, .wide = name}, nullptr, {});
  const auto same_name = [&](const Statement& statement) {
    return statement.name && nouns_.without_verb(*statement.name) == own;
  };
  const std::string key = subject.full_key();
  for (std::size_t i = statements_.size(); i-- > first_ && statements_.size() - i < kFarthestBack;)
    if (subject.known() ? statements_[i].subject == key && statements_[i].code == subject.code
                        : same_name(statements_[i]))
      return &statements_[i];
  return nullptr;
}

void ParagraphReader::read_completion(const Figure& figure, std::string_view basis) {
  Statement& statement = append_aside(of_context("completion"), figure);
  statement.share_percent = figure.value;
  statement.share_of = budget_of(statements_, statements_.size() - 1, basis, words_);
}

void ParagraphReader::read_plan(const Figure& figure, std::string_view basis) {
  const bool initial = any_in(words_.initial, basis);
  Statement& statement = append_aside(of_context(initial ? "initial_budget" : "full_year_budget"), figure);
  statement.amount = figure.value;
  statement.unit = std::string(figure.unit);
  plan_ = std::string(basis);
}

void ParagraphReader::read_compared(const Figure& figure, const Noun& noun, std::string_view basis) {
  const Subject subject = nouns_.read(noun, context(), previous_key());
  const bool beside = current_ != kNone;
  Statement& statement = beside ? append_aside(subject, figure) : append(subject, figure);
  statement.amount = figure.value;
  statement.unit = std::string(figure.unit);
  if (beside) basis_ = std::string(basis);
}

bool ParagraphReader::is_money(const std::string& unit) const {
  return std::find(words_.money.begin(), words_.money.end(), unit) != words_.money.end();
}

}  // namespace yusuan::prose
