#include <algorithm>
#include <cmath>
#include <utility>

#include "prose/paragraph_reader.h"
#include "prose/wholes.h"
#include "text/pattern.h"
#include "text/sentence.h"
#include "text/utf8.h"

namespace yusuan::prose {
namespace {

constexpr std::string_view kRevenue = "_revenue", kExpenditure = "_expenditure";

// general_public_revenue and general_public_expenditure, revenue_total and expenditure_total.
bool are_sides(std::string_view revenue, std::string_view expenditure) {
  if (revenue == "revenue_total") return expenditure == "expenditure_total";
  if (!revenue.ends_with(kRevenue) || !expenditure.ends_with(kExpenditure)) return false;
  revenue.remove_suffix(kRevenue.size());
  expenditure.remove_suffix(kExpenditure.size());
  return revenue == expenditure;
}

// 2.08 in 较上年2.08减少0.03万元, whose unit was left out, is none of the words of what is compared.
std::string without_figure(std::string_view basis, const ProseVocabulary& words) {
  const auto groups = first_captures(words.basis_before_figure, basis);
  return std::string(groups ? (*groups)[1] : basis);
}

// Whether `amount`, of which `change` is told, grew by `percent`, as far as two digits tell.
bool grew_by(const Decimal& amount, const Change& change, const Decimal& percent) {
  constexpr double kSlack = 0.05;  // of the percentage: authors cut and round
  const double by = change.amount->to_double();
  const double base = amount.to_double() + (change.direction == Direction::kDecrease ? by : -by);
  if (base <= 0) return false;
  const double due = 100 * by / base, told = percent.absolute().to_double();
  return std::abs(due - told) <= std::max(kSlack, kSlack * told);
}

}  // namespace

void ParagraphReader::read_change(const Figure& figure, const Noun& noun, const NamedGroups& groups) {
  if (const std::string_view basis = group(groups, "basis"); !basis.empty()) basis_ = without_figure(basis, words_);
  Direction direction = direction_of(group(groups, "direction"));
  // 增长-50.29%
  if (figure.value.is_negative() && direction == Direction::kIncrease) direction = Direction::kDecrease;
  if (is_of_another_basis(figure, basis_)) return read_change_apart(figure, direction);
  std::string_view name = group(groups, "name");
  // 扣除留抵退税因素后增长8.8% is on a base of its own, and that of this figure alone.
  const std::string usual = basis_;
  if (group(groups, "basis").empty() && any_in(words_.reduced, name) && nouns_.cleaned(name).empty())
    basis_ = text::trimmed(name);
  if (is_of_changed_before(figure, name)) return read_change_apart(figure, direction);
  if (speaks_of_both_sides(name)) name = {};
  if (figure.percent() && nouns_.cleaned(name).empty()) move_change_to_opening(figure.value);
  Statement& statement = changed_statement(name, noun, &figure, direction);
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
  if (any_in(words_.reduced, basis_)) basis_ = usual;
  if (twin_ != kNone && current_ == twin_of_) {
    statements_[twin_].change = statement.change;
    reach(statements_[twin_]);
  }
}

bool ParagraphReader::speaks_of_both_sides(std::string_view name) {
  if (!patterns::any_matches(words_.both_sides, nouns_.cleaned(name)) || statements_.size() < first_ + 2) return false;
  const std::size_t last = statements_.size() - 1;
  Statement &revenue = statements_[last - 1], &expenditure = statements_[last];
  if (!are_sides(revenue.subject, expenditure.subject) || !revenue.amount || revenue.change || expenditure.change ||
      revenue.amount != expenditure.amount || revenue.unit != expenditure.unit)
    return false;
  current_ = twin_of_ = last - 1;
  twin_ = last;
  return true;
}

void ParagraphReader::move_change_to_opening(const Decimal& percent) {
  if (!current() || current_ == sentence_ || sentence_ >= statements_.size() || part_of(current_) != part_of(sentence_))
    return;
  Statement &part = *current(), &opening = statements_[sentence_];
  if (!part.change || !part.change->amount || part.change->percent || !part.amount || !opening.amount ||
      opening.change || opening.unit != part.unit)
    return;
  if (grew_by(*part.amount, *part.change, percent) || !grew_by(*opening.amount, *part.change, percent)) return;
  opening.change = std::exchange(part.change, std::nullopt);
  current_ = sentence_;
}

void ParagraphReader::turn_side(Subject& subject, std::string_view noun) const {
  if (!opening_ || (subject.known() && !subject.key.ends_with(kRevenue) && !subject.key.ends_with(kExpenditure) &&
                    subject.key != "revenue_total" && subject.key != "expenditure_total"))
    return;
  const std::string printed(nouns_.cleaned(noun));
  const auto groups = first_captures(words_.side, printed);
  if (!subject.fund && (subject.key == "revenue_total" || subject.key == "expenditure_total"))
    subject.fund = opening_->fund;
  if (!groups) return;
  const std::string_view opened = opening_->name ? std::string_view(*opening_->name) : std::string_view();
  if (!(*groups)[3].empty() && !patterns::any_matches(words_.side_total, opened)) return;
  const bool to_revenue = !(*groups)[1].empty();
  const std::string_view from = to_revenue ? kExpenditure : kRevenue, to = to_revenue ? kRevenue : kExpenditure;
  static constexpr std::string_view kRevenueTotal = "revenue_total", kExpenditureTotal = "expenditure_total";
  if (opening_->key == (to_revenue ? kExpenditureTotal : kRevenueTotal))
    subject.key = to_revenue ? kRevenueTotal : kExpenditureTotal;
  else if (opening_->key.ends_with(from))
    subject.key = opening_->key.substr(0, opening_->key.size() - from.size()) + std::string(to);
  else
    return;
  subject.name = printed;
  subject.fund = opening_->fund;
  subject.code.reset();
}

bool ParagraphReader::is_of_another_basis(const Figure& figure, std::string_view basis) {
  return figure.percent() && text::is_of_another_base(basis) && current() && current()->change &&
         current()->change->amount && !text::is_of_another_base(current()->change->basis);
}

bool ParagraphReader::is_of_changed_before(const Figure& figure, std::string_view name) {
  if (!figure.percent() || !text::is_of_another_base(basis_) || !any_in(words_.reduced, name) ||
      !nouns_.cleaned(name).empty() || !current() || current()->change)
    return false;
  for (std::size_t i = current_; i-- > std::max(sentence_, first_);)
    if (const Statement& statement = statements_[i]; statement.change) {
      context_ = Subject{.key = statement.subject,
                         .suffix = {},
                         .name = statement.name,
                         .fund = statement.fund,
                         .code = statement.code};
      return true;
    }
  return false;
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
    // 比预算无变化，比去年增加1万元 tells two.
    if (statement.change->direction == Direction::kFlat && direction != Direction::kFlat) return false;
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
  if (bare && part_begin_ == clauses_[clause_].begin && !opens_sentence_ && current() &&
      outgrows(*current(), figure, direction) && sentence_ < statements_.size() && open(statements_[sentence_]) &&
      statements_[sentence_].amount && statements_[sentence_].unit == figure->unit &&
      *statements_[sentence_].amount >= figure->value.absolute()) {
    current_ = sentence_;
    return statements_[sentence_];
  }
  const bool behind_list = opens && (lists_ || (current() && outgrows(*current(), figure, direction)));
  if (bare && !behind_list && current() && open(*current())) return *current();
  Noun changed = noun;
  changed.text = name;
  if (figure && figure->percent()) changed.money = true;
  Subject subject = nouns_.read(changed, behind_list ? nullptr : context(), previous_key());
  turn_side(subject, name);
  const std::string key = subject.full_key();
  if (!bare)
    for (std::size_t i = statements_.size(); i-- > first_ && statements_.size() - i < kFarthestBack;) {
      Statement& statement = statements_[i];
      if (statement.subject != key || statement.code != subject.code || !open(statement)) continue;
      if (subject.key == "other" && statement.name != subject.name) continue;
      // 事业收入2万元 torn behind 事业, …预算收入较上年增加5万元: another name, and an amount too small.
      if (statement.name != subject.name && outgrows(statement, figure, direction)) continue;
      current_ = i;
      return statement;
    }
  return figure ? append(subject, *figure) : append(subject, clauses_[clause_].begin, clauses_[clause_].end);
}

bool ParagraphReader::outgrows(const Statement& statement, const Figure* figure, Direction direction) {
  if (!figure || !figure->money || direction != Direction::kIncrease || !statement.amount) return false;
  return statement.unit == figure->unit && *statement.amount < figure->value.absolute();
}

Direction ParagraphReader::direction_of(std::string_view word) const {
  const auto is = [&](const Words& words) { return std::find(words.begin(), words.end(), word) != words.end(); };
  return is(words_.decrease) ? Direction::kDecrease : Direction::kIncrease;
}

}  // namespace yusuan::prose
