#include <algorithm>
#include <utility>

#include "prose/paragraph_reader.h"
#include "prose/wholes.h"

namespace yusuan {
namespace {

// 2022年（上一年度，下同）预算 is compared with 2022年预算. Brackets without a comma are part of names.
std::string without_remarks(std::string_view text) {
  std::string result(text);
  for (std::size_t from = 0, open; (open = result.find("（", from)) != std::string::npos;) {
    const std::size_t end = result.find("）", open);
    if (end == std::string::npos) break;
    from = open + 1;
    const std::string_view inside = std::string_view(result).substr(open, end - open);
    if (inside.find("，") != std::string_view::npos || inside.ends_with("下同"))
      result.erase(open, end + std::string_view("）").size() - open);
  }
  return result;
}

}  // namespace

void ParagraphReader::read_figure(const Figure& figure, const Noun& noun) {
  if (is_rate_of_change(figure, noun)) {
    current()->change->percent = figure.value.absolute();
    return reach(*current());
  }
  const std::string text = without_remarks(noun.text);
  const std::optional<std::string> plan = std::exchange(plan_, std::nullopt);
  for (const Reading& reading : words_.readings) {
    if (reading.as == "rate" && !plan) continue;
    if (reading.as == "plan" && (!figure.money || !current())) continue;
    if (reading.unit && !figure.percent()) continue;
    if (!any_in(reading.needs, text)) continue;
    for (const Pattern& pattern : reading.text)
      if (const auto groups = pattern.named_captures(text)) {
        if (reading.as == "share") return read_share(figure, noun, group(*groups, "whole"));
        if (reading.as == "completion") return read_completion(figure, group(*groups, "basis"));
        if (reading.as == "rate") return read_completion(figure, *plan);
        if (reading.as == "plan") return read_plan(figure, group(*groups, "basis"));
        if (reading.as == "compared") return read_compared(figure, noun, group(*groups, "basis"));
        return read_change(figure, noun, *groups);
      }
  }
  const bool bare = nouns_.cleaned(noun.text).empty();
  // A title speaks of money, not of the trips and vehicles that it buys.
  // Nor does a count go on with what money was said of: 涉及资金12万元。本单位共38个项目….
  const bool other_measure = titled_ || (current() && current()->unit && is_money(*current()->unit));
  Subject subject = nouns_.read(noun, figure.money || !other_measure ? context() : nullptr, previous_key());
  // 国有企业改革成本支出。完成1492万元: the verb speaks of what the paragraph is headed by.
  if (subject.key == "other" && !heading_.empty() && nouns_.says_nothing(noun.text)) subject.name = heading_;
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

void ParagraphReader::read_share(const Figure& figure, const Noun& noun, std::string_view whole) {
  if (current() && !current()->share_percent) {
    current()->share_percent = figure.value;
    reach(*current());
  } else {
    const Subject subject = nouns_.read(noun, context(), previous_key());
    append(subject, figure).share_percent = figure.value;
  }
  const bool named = !nouns_.cleaned(whole).empty();
  const Subject subject = named ? nouns_.read({.text = whole, .wide = whole}, nullptr, {}) : Subject();
  current()->share_of = whole_of(statements_, current_, named ? &subject : nullptr);
}

void ParagraphReader::read_completion(const Figure& figure, std::string_view basis) {
  Statement& statement = append_aside(of_context("completion"), figure);
  statement.share_percent = figure.value;
  statement.share_of = budget_of(statements_, statements_.size() - 1, basis);
}

void ParagraphReader::read_plan(const Figure& figure, std::string_view basis) {
  const bool initial = basis.find("年初") != std::string_view::npos;
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

void ParagraphReader::read_change(const Figure& figure, const Noun& noun, const NamedGroups& groups) {
  if (const std::string_view basis = group(groups, "basis"); !basis.empty()) basis_ = std::string(basis);
  const Direction direction = direction_of(group(groups, "direction"));
  if (is_of_another_basis(figure, basis_)) return read_change_apart(figure, direction);
  Statement& statement = changed_statement(group(groups, "name"), noun, &figure, direction);
  if (!statement.change) {
    statement.change.emplace();
    statement.change->direction = direction;
  }
  if (statement.change->basis.empty()) statement.change->basis = basis_;
  reach(statement);
  if (figure.percent()) {
    statement.change->percent = figure.value.absolute();
  } else {
    statement.change->amount = figure.value.absolute();
    statement.change->direction = direction;
    if (!statement.unit) statement.unit = std::string(figure.unit);
  }
}

bool ParagraphReader::is_of_another_basis(const Figure& figure, std::string_view basis) {
  static constexpr std::string_view kComparable = "口径";
  return figure.percent() && basis.find(kComparable) != std::string_view::npos && current() && current()->change &&
         current()->change->amount && current()->change->basis.find(kComparable) == std::string::npos;
}

void ParagraphReader::read_change_apart(const Figure& figure, Direction direction) {
  append_aside(context_, figure).change =
      Change{.basis = basis_, .direction = direction, .percent = figure.value.absolute()};
}

Statement& ParagraphReader::changed_statement(std::string_view name, const Noun& noun, const Figure* figure,
                                              Direction direction) {
  const auto open = [&](const Statement& statement) {
    if (figure && !figure->percent() && statement.unit && *statement.unit != figure->unit) return false;
    if (!statement.change) return true;
    return figure && figure->percent() ? !statement.change->percent : figure && !statement.change->amount;
  };
  const bool bare = nouns_.cleaned(name).empty();
  // A sentence behind a list of parts (甲2万元；乙1万元。较上年增加…) is about their sum, or nobody knows about what.
  const bool opens = bare && opens_sentence_;
  if (opens && is_sum_of_the_rest(statements_, first_) && open(statements_[first_])) {
    current_ = first_;
    return statements_[first_];
  }
  // 收支总预算4471万元，含甲250万元，乙537万元；比上年增加755万元: what no part can hold is of the amount that the
  // sentence begins with.
  if (bare && part_begin_ == clauses_[clause_].begin && !opens_sentence_ && outgrows_current(figure, direction) &&
      sentence_ < statements_.size() && open(statements_[sentence_]) && statements_[sentence_].amount &&
      statements_[sentence_].unit == figure->unit && *statements_[sentence_].amount >= figure->value.absolute()) {
    current_ = sentence_;
    return statements_[sentence_];
  }
  const bool behind_list = opens && (lists_ || outgrows_current(figure, direction));
  if (bare && !behind_list && current() && open(*current())) return *current();
  Noun changed = noun;
  changed.text = name;
  if (figure && figure->percent()) changed.money = true;
  Subject subject = nouns_.read(changed, behind_list ? nullptr : context(), previous_key());
  if (!bare)
    for (std::size_t i = statements_.size(); i-- > first_;) {
      Statement& statement = statements_[i];
      if (statement.subject != subject.full_key() || statement.code != subject.code || !open(statement)) continue;
      if (subject.key == "other" && statement.name != subject.name) continue;
      current_ = i;
      return statement;
    }
  return figure ? append(subject, *figure) : append(subject, clauses_[clause_].begin, clauses_[clause_].end);
}

bool ParagraphReader::outgrows_current(const Figure* figure, Direction direction) {
  if (!figure || !figure->money || direction != Direction::kIncrease || !current() || !current()->amount) return false;
  return current()->unit == figure->unit && *current()->amount < figure->value.absolute();
}

Direction ParagraphReader::direction_of(std::string_view word) const {
  const auto is = [&](const Words& words) { return std::find(words.begin(), words.end(), word) != words.end(); };
  return is(words_.decrease) ? Direction::kDecrease : Direction::kIncrease;
}

bool ParagraphReader::is_money(const std::string& unit) const {
  return std::find(words_.money.begin(), words_.money.end(), unit) != words_.money.end();
}

}  // namespace yusuan
