#include "prose/statements.h"

#include <algorithm>
#include <utility>

#include "prose/figures.h"
#include "prose/nouns.h"
#include "prose/wholes.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

using Groups = std::map<std::string, std::string_view, std::less<>>;

std::string_view group(const Groups& groups, std::string_view name) {
  const auto found = groups.find(name);
  return found == groups.end() ? std::string_view() : found->second;
}

// 2022年（上一年度，下同）预算 is compared with 2022年预算. Brackets without a comma are part of names.
std::string without_remarks(std::string_view text) {
  std::string result(text);
  for (std::size_t from = 0, open; (open = result.find("（", from)) != std::string::npos;) {
    const std::size_t end = result.find("）", open);
    if (end == std::string::npos) break;
    from = open + 1;
    if (result.find("，", open) < end) result.erase(open, end + std::string_view("）").size() - open);
  }
  return result;
}

class ParagraphReader {
 public:
  ParagraphReader(const TextRun& run, const std::vector<std::string>& path, const std::string& entity,
                  const ProseVocabulary& words, FunctionCodes& codes, std::vector<Statement>& statements)
      : run_(run),
        text_(run.text),
        path_(path),
        words_(words),
        nouns_(words, codes, path, entity),
        statements_(statements),
        first_(statements.size()) {}

  void read() {
    figures_ = find_figures(text_, words_);
    if (figures_.empty() && !speaks_of_figures()) return;
    clauses_ = part_clauses(text_, figures_);
    if (!path_.empty()) speak_of(path_.back());
    std::size_t figure = 0;
    bool sentence = true, part = true;
    for (clause_ = 0; clause_ < clauses_.size(); ++clause_) {
      const Clause& clause = clauses_[clause_];
      // 其中 goes on the comparison of the sentence before.
      if (sentence && !between(clause.begin, clause.end).starts_with("其中")) basis_.clear();
      if (part) part_begin_ = clause.begin, reason_end_ = 0;
      if (part || sentence) wide_begin_ = clause.begin;
      opens_sentence_ = sentence;
      const std::size_t first = figure;
      while (figure < figures_.size() && figures_[figure].end <= clause.end) ++figure;
      read_clause(clause, first, figure);
      sentence = clause.closer == Closer::kSentence;
      part = sentence || clause.closer == Closer::kPart;
      lists_ = lists_ || clause.closer == Closer::kPart;
    }
  }

 private:
  // Without one of its own: what did not change, and why others did.
  bool speaks_of_figures() const {
    return text_.find("持平") != std::string_view::npos || text_.find("主要原因") != std::string_view::npos;
  }
  std::string_view between(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }

  void read_clause(const Clause& clause, std::size_t first, std::size_t last) {
    std::size_t begin = clause.begin;
    if (begin >= reason_end_) read_reason(clause);
    if (clause.begin < reason_end_) begin = std::max(begin, std::min(reason_begin_, clause.end));
    for (std::size_t i = first; i < last; ++i) {
      const Figure& figure = figures_[i];
      if (figure.begin < begin) continue;
      const Noun noun{.text = between(begin, figure.begin),
                      .wide = between(wide_begin_, figure.begin),
                      .right = between(figure.end, clause.end),
                      .unit = figure.unit,
                      .money = figure.money};
      if (clause.begin < reason_end_)
        read_aside(figure, noun);
      else
        read_figure(figure, noun);
      begin = wide_begin_ = figure.end;
    }
    if (first == last && clause.begin >= reason_end_) read_words(clause);
  }

  // A figure inside a reason stands for itself: what follows goes on about the statement before.
  void read_aside(const Figure& figure, const Noun& noun) {
    const std::size_t current = current_;
    const Subject context = context_;
    read_figure(figure, noun);
    current_ = current;
    context_ = context;
  }

  void read_figure(const Figure& figure, const Noun& noun) {
    const std::string text = without_remarks(noun.text);
    for (const Reading& reading : words_.readings) {
      if (reading.unit && !figure.percent()) continue;
      if (!any_in(reading.needs, text)) continue;
      for (const Pattern& pattern : reading.text)
        if (const auto groups = pattern.named_captures(text)) {
          if (reading.as == "share") return read_share(figure, noun, group(*groups, "whole"));
          if (reading.as == "completion") return read_completion(figure, group(*groups, "basis"));
          if (reading.as == "compared") return read_compared(figure, noun, group(*groups, "basis"));
          return read_change(figure, noun, *groups);
        }
    }
    const bool bare = nouns_.cleaned(noun.text).empty();
    // A title speaks of money, not of the trips and vehicles that it buys.
    Subject subject = nouns_.read(noun, figure.money || !titled_ ? context() : nullptr, previous_key());
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

  void read_share(const Figure& figure, const Noun& noun, std::string_view whole) {
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

  void read_completion(const Figure& figure, std::string_view basis) {
    Subject subject = context_.key.empty() ? Subject{.key = "other"} : context_;
    const Subject context = context_;
    const std::size_t current = current_;
    subject.suffix = "completion";
    append(subject, figure).share_percent = figure.value;
    statements_.back().share_of = budget_of(statements_, current_, basis);
    current_ = current;
    context_ = context;
  }

  // The figure that the one before is compared with: the change that follows is of the one before.
  void read_compared(const Figure& figure, const Noun& noun, std::string_view basis) {
    const std::size_t current = current_;
    const Subject context = context_;
    Statement& statement = append(nouns_.read(noun, this->context(), previous_key()), figure);
    statement.amount = figure.value;
    statement.unit = std::string(figure.unit);
    if (current == kNone) return;
    basis_ = std::string(basis);
    current_ = current;
    context_ = context;
  }

  void read_change(const Figure& figure, const Noun& noun, const Groups& groups) {
    if (const std::string_view basis = group(groups, "basis"); !basis.empty()) basis_ = std::string(basis);
    Statement& statement = changed_statement(group(groups, "name"), noun, &figure);
    if (!statement.change) {
      statement.change.emplace();
      statement.change->direction = direction_of(group(groups, "direction"));
    }
    if (statement.change->basis.empty()) statement.change->basis = basis_;
    reach(statement);
    if (figure.percent()) {
      statement.change->percent = figure.value.absolute();
    } else {
      statement.change->amount = figure.value.absolute();
      statement.change->direction = direction_of(group(groups, "direction"));
      if (!statement.unit) statement.unit = std::string(figure.unit);
    }
  }

  // The statement that a change speaks of: the one before, the last with the same subject in this paragraph, or a new
  // one.
  Statement& changed_statement(std::string_view name, const Noun& noun, const Figure* figure) {
    const auto open = [&](const Statement& statement) {
      if (figure && !figure->percent() && statement.unit && *statement.unit != figure->unit) return false;
      if (!statement.change) return true;
      return figure && figure->percent() ? !statement.change->percent : figure && !statement.change->amount;
    };
    const bool bare = nouns_.cleaned(name).empty();
    // A sentence behind a list of parts (甲2万元；乙1万元。较上年增加…) is about their sum, or nobody knows about what.
    const bool behind_list = bare && opens_sentence_ && lists_;
    if (behind_list && is_sum_of_the_rest(statements_, first_) && open(statements_[first_])) {
      current_ = first_;
      return statements_[first_];
    }
    if (bare && !behind_list && current() && open(*current())) return *current();
    Noun changed = noun;
    changed.text = name;
    if (figure && figure->percent()) changed.money = true;
    Subject subject = nouns_.read(changed, context(), previous_key());
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

  Direction direction_of(std::string_view word) const {
    const auto is = [&](const Words& words) { return std::find(words.begin(), words.end(), word) != words.end(); };
    return is(words_.decrease) ? Direction::kDecrease : Direction::kIncrease;
  }

  // A clause without a figure.
  void read_words(const Clause& clause) {
    const std::string_view text = between(clause.begin, clause.end);
    for (const Reading& reading : words_.clauses) {
      if ((reading.as != "flat" && reading.as != "basis") || !any_in(reading.needs, text)) continue;
      for (const Pattern& pattern : reading.text)
        if (const auto groups = pattern.named_captures(text)) {
          if (!group(*groups, "basis").empty()) basis_ = std::string(group(*groups, "basis"));
          if (reading.as == "flat") read_flat(*groups);
          return;
        }
    }
    if (auto function = nouns_.function_in(text)) {
      context_ = *function;
      current_ = kNone;
    } else if (clause_ == 0 && clause.closer == Closer::kSentence) {
      heading_ = nouns_.cleaned(text);
      speak_of(text);
    }
  }

  // A title that names what money goes to, of the paragraph or above it: 因公出国（境）费用。2026年预算数2万元.
  void speak_of(std::string_view title) {
    const std::string_view noun = nouns_.cleaned(title);
    if (!words_.titled || noun.find("、") != std::string_view::npos || !words_.titled->captures(noun)) return;
    if (Subject subject = nouns_.read({.text = title, .wide = {}}, nullptr, {}); subject.known())
      context_ = std::move(subject), titled_ = true;
  }

  void read_flat(const Groups& groups) {
    const std::string_view name = group(groups, "name");
    const std::string_view noun = nouns_.cleaned(name);
    // 决算数与预算数持平 speaks of the figures before, not of a change against another year.
    if (noun.empty() && !current()) return;
    if (!noun.empty()) {
      const Subject subject = nouns_.read({.text = name, .wide = {}}, nullptr, previous_key());
      if (!subject.known()) return;
    }
    Statement& statement = changed_statement(name, {.text = name}, nullptr);
    if (statement.change) return;
    statement.change = Change{.basis = basis_, .direction = Direction::kFlat};
    reach(statement);
  }

  // 主要原因是…, 主要用于…: to the end of this part of the sentence.
  void read_reason(const Clause& clause) {
    const std::size_t part_end = this->part_end();
    const std::string_view text = between(clause.begin, clause.end);
    for (const Reading& reading : words_.clauses) {
      const bool cause = reading.as == "cause";
      if ((!cause && reading.as != "purpose") || !any_in(reading.needs, text)) continue;
      for (const Pattern& pattern : reading.text) {
        const auto groups = pattern.captures(text);
        if (!groups) continue;
        std::size_t begin = static_cast<std::size_t>((*groups)[0].data() - text_.data()) + (*groups)[0].size();
        const bool goes_on = clause.closer == Closer::kColon || clause.closer == Closer::kComma;
        if (begin == clause.end && goes_on && clause_ + 1 < clauses_.size()) begin = clauses_[clause_ + 1].begin;
        if (begin > part_end || introduces_list(between(begin, part_end))) return;
        reason_begin_ = begin, reason_end_ = part_end;
        const auto named = pattern.named_captures(text);
        give_reason(between(begin, part_end), named ? group(*named, "name") : std::string_view(), cause);
        return;
      }
    }
  }

  static bool introduces_list(std::string_view text) {
    text = text.substr(0, std::min<std::size_t>(text.size(), 30));
    return text.find("以下") != std::string_view::npos || text.find("如下") != std::string_view::npos;
  }

  void give_reason(std::string_view reason, std::string_view name, bool cause) {
    reason = trimmed(reason);
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
    }
  }

  // 财政拨款收入支出增加的主要原因 is told of revenue and expenditure that changed, where no sum of them was stated.
  bool give_both_sides(const Subject& subject, std::string_view reason) {
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

  bool is_money(const std::string& unit) const {
    return std::find(words_.money.begin(), words_.money.end(), unit) != words_.money.end();
  }

  Statement* current() { return current_ == kNone ? nullptr : &statements_[current_]; }
  const Subject* context() const { return context_.key.empty() ? nullptr : &context_; }
  std::string_view previous_key() const {
    return statements_.empty() ? std::string_view() : std::string_view(statements_.back().subject);
  }

  Statement& append(const Subject& subject, const Figure& figure) { return append(subject, figure.begin, figure.end); }

  Statement& append(const Subject& subject, std::size_t begin, std::size_t end) {
    Statement statement;
    statement.section = path_;
    extents_.emplace_back(std::min(part_begin_, begin), std::max(end, part_end()));
    set_extent(statement, extents_.back());
    statement.subject = subject.full_key();
    statement.name = subject.name;
    statement.fund = subject.fund;
    statement.code = subject.code;
    if (purpose_) statement.reason = std::exchange(purpose_, std::nullopt);
    statements_.push_back(std::move(statement));
    current_ = statements_.size() - 1;
    context_ = subject;
    context_.suffix.clear();
    titled_ = false;
    return statements_.back();
  }

  // The end of the part of the sentence that is being read.
  std::size_t part_end() const {
    std::size_t i = clause_;
    while (i + 1 < clauses_.size() && clauses_[i].closer != Closer::kPart && clauses_[i].closer != Closer::kSentence)
      ++i;
    return clauses_[i].end;
  }

  void set_extent(Statement& statement, const std::pair<std::size_t, std::size_t>& extent) const {
    statement.text = std::string(trimmed(between(extent.first, extent.second)));
    const Paragraph place = run_.place_of(extent.first, extent.second);
    statement.page = place.page;
    statement.box = place.box;
  }

  // A change that the next sentence states belongs to the evidence.
  void reach(Statement& statement) {
    auto& extent = extents_[static_cast<std::size_t>(&statement - statements_.data()) - first_];
    if (extent.second >= part_end()) return;
    extent.second = part_end();
    set_extent(statement, extent);
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  const TextRun& run_;
  std::string_view text_;
  const std::vector<std::string>& path_;
  const ProseVocabulary& words_;
  NounReader nouns_;
  std::vector<Statement>& statements_;
  std::size_t first_;
  std::vector<std::pair<std::size_t, std::size_t>> extents_;  // bytes of the text of each statement from first_ on
  std::vector<Figure> figures_;
  std::vector<Clause> clauses_;
  std::size_t clause_ = 0, part_begin_ = 0, wide_begin_ = 0, reason_begin_ = 0, reason_end_ = 0;
  std::size_t current_ = kNone;
  Subject context_;
  bool titled_ = false;                         // context_ is of a title
  bool opens_sentence_ = true, lists_ = false;  // the clause does; parts of a list closed before it
  std::string_view heading_;                    // the sentence without figures that the paragraph begins with
  std::string basis_;
  std::optional<std::string> purpose_;
};

}  // namespace

void read_statements(const TextRun& run, const std::vector<std::string>& path, const std::string& entity,
                     const ProseVocabulary& words, FunctionCodes& codes, std::vector<Statement>& statements) {
  ParagraphReader(run, path, entity, words, codes, statements).read();
}

}  // namespace yusuan
