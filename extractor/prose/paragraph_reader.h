// One paragraph read clause by clause into statements: the walk, its figures (figure_statements.cpp), its words without
// figures (clause_words.cpp).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/decimal.h"
#include "model/prose.h"
#include "prose/figures.h"
#include "prose/nouns.h"
#include "prose/paragraphs.h"

namespace yusuan::prose {

class ParagraphReader {
 public:
  ParagraphReader(const TextRun& run, const std::vector<std::string>& path, const std::string& entity,
                  const ProseVocabulary& words, FunctionCodes& codes, std::vector<Statement>& statements)
      : text_(run.text),
        path_(path),
        words_(words),
        nouns_(words, codes, path, entity),
        statements_(statements),
        first_(statements.size()),
        lines_(run) {}
  void read();

 private:
  /// Without one of its own: what did not change, and why others did.
  bool speaks_of_figures() const;
  std::string_view between(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }
  void read_clause(const Clause& clause, std::size_t first, std::size_t last);
  /// `words`, which stand before a figure, or what they say of it alone where they share out several (甲、乙分别…).
  std::string_view noun_of(std::size_t figure, std::string_view words);
  /// 地区生产总值（9亿元）: the words of a figure alone in a bracket.
  std::string_view before_bracket(std::size_t figure, std::string_view words) const;
  /// What stands in brackets behind a figure is an aside: 收入380亿元（含调剂资金13亿元），增长4.51% goes on about the
  /// first.
  void pass_bracket(const Clause& clause, const Figure* last);
  /// A figure inside a reason stands for itself: what follows goes on about the statement before.
  void read_aside(const Figure& figure, const Noun& noun);
  /// Whether a figure can be of the last amount inside the reason: it is counted in the same unit.
  bool goes_on_about(const Statement& aside, const Figure& figure) const;
  void read_figure(const Figure& figure, const Noun& noun);
  /// What the words before a figure say that it is; whether they do.
  bool read_in_words(const Figure& figure, const Noun& noun, const std::optional<std::string>& plan);
  void read_amount(const Figure& figure, const Noun& noun);
  /// 较上年增加5.44万元（36.78%）: how much that is.
  bool is_rate_of_change(const Figure& figure, const Noun& noun);
  void read_share(const Figure& figure, const Noun& noun, std::string_view name, std::string_view whole);
  /// The statement that the share of `name` belongs to: the one before, or the last of this paragraph that is of the
  /// same (税收收入占…的60%); null when none is.
  Statement* sharing_statement(std::string_view name);
  /// 经费支出预算为9万元，支出决算为8万元: the accounts of what the budget before is of, which is told to be one.
  bool is_outcome_of_budget(std::string_view noun);
  /// Gives what a verb alone speaks of: the heading, behind another figure what that was of.
  void speak_of_heading(Subject& subject);
  void read_completion(const Figure& figure, std::string_view basis);
  /// 占年初预算8465万元的41.5%: the amount; the rate behind it is of the statement before.
  void read_plan(const Figure& figure, std::string_view basis);
  /// The figure that the one before is compared with: the change that follows is of the one before.
  void read_compared(const Figure& figure, const Noun& noun, std::string_view basis);
  void read_change(const Figure& figure, const Noun& noun, const NamedGroups& groups);
  /// 收入总计9万元，支出总计9万元，与上年相比各增加1万元: the change is of both; the later is given it as well.
  bool speaks_of_both_sides(std::string_view name);
  /// 收入总计9万元，其中结转2万元，较上年增加1万元，增长12.5%: that of the amount which grew by so much.
  void move_change_to_opening(const Decimal& percent);
  std::size_t part_of(std::size_t statement) const { return extents_[statement - first_].first; }
  /// 社会保险基金收入9万元，支出8万元: the side alone is of what the sentence began with.
  void turn_side(Subject& subject, std::string_view noun) const;
  /// 比上年增加13.5亿元，同口径增长7%: the rate is not that of the amount.
  bool is_of_another_basis(const Figure& figure, std::string_view basis);
  /// 9亿元，下降7%，主要是补助2亿元，剔除后同口径增长2%: the rate is of the amount that changed.
  bool is_of_changed_before(const Figure& figure, std::string_view name);
  void read_change_apart(const Figure& figure, Direction direction);
  /// The statement that a change speaks of: the one before, the last with the same subject in this paragraph, or a new
  /// one.
  Statement& changed_statement(std::string_view name, const Noun& noun, const Figure* figure, Direction direction);
  /// Nothing grows by more than it is.
  static bool outgrows(const Statement& statement, const Figure* figure, Direction direction);
  Direction direction_of(std::string_view word) const;
  /// A clause without a figure.
  void read_words(const Clause& clause);
  /// A title that names what money goes to, of the paragraph or above it: 因公出国（境）费用。2026年预算数2万元.
  void speak_of(std::string_view title);
  /// 收入支出总计与上年相比，增加9万元
  void compare(std::string_view name);
  /// 一般公共预算收入：完成9万元
  bool names_money(std::string_view text);
  void read_flat(const NamedGroups& groups);
  /// 主要原因是…, 主要用于…: to the end of this part of the sentence.
  void read_reason(const Clause& clause);
  bool introduces_list(std::string_view text) const;
  void give_reason(std::string_view reason, std::string_view name, bool cause);
  /// 财政拨款收入支出增加的主要原因 is told of revenue and expenditure that changed, where no sum of them was stated.
  bool give_both_sides(const Subject& subject, std::string_view reason);
  bool is_money(const std::string& unit) const;
  Statement* current() { return current_ == kNone ? nullptr : &statements_[current_]; }
  const Subject* context() const { return context_.key.empty() ? nullptr : &context_; }
  std::string_view previous_key() const {
    return statements_.empty() ? std::string_view() : std::string_view(statements_.back().subject);
  }
  Statement& append(const Subject& subject, const Figure& figure) { return append(subject, figure.begin, figure.end); }
  Statement& append(const Subject& subject, std::size_t begin, std::size_t end);
  /// The first subject of a sentence, or of a part of it that names a side, is what a side alone goes on about.
  void open_part();
  /// Stands for itself: what follows goes on about the statement before.
  Statement& append_aside(const Subject& subject, const Figure& figure);
  /// Another figure of what is being spoken of.
  Subject of_context(std::string_view suffix) const;
  /// The end of the part of the sentence that is being read.
  std::size_t part_end() const { return part_ends_[clause_]; }
  /// Where the text of a statement begins that is made at byte `at`: with this part of the sentence, or as far ahead as
  /// is quoted of a longer one.
  std::size_t text_begin(std::size_t at) const;
  /// Where it ends, at most at byte `limit`: with this part, or the last clause of it before; 0 where this clause ends
  /// behind.
  std::size_t text_end(std::size_t limit) const;
  void set_extent(Statement& statement, const std::pair<std::size_t, std::size_t>& extent) const;
  /// A change that the next sentence states belongs to the evidence.
  void reach(Statement& statement);

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  /// Statements looked back over for one of a name: no paragraph of words has more.
  static constexpr std::size_t kFarthestBack = 400;
  std::string_view text_;
  const std::vector<std::string>& path_;
  const ProseVocabulary& words_;
  NounReader nouns_;
  std::vector<Statement>& statements_;
  std::size_t first_;
  LinesOfRun lines_;
  std::vector<std::pair<std::size_t, std::size_t>> extents_;  // bytes of the text of each statement from first_ on
  std::vector<Figure> figures_;
  std::vector<Clause> clauses_;
  std::vector<std::size_t> part_ends_;  // of the part of the sentence that each clause is of
  std::size_t clause_ = 0, part_begin_ = 0, wide_begin_ = 0, reason_begin_ = 0, reason_end_ = 0;
  std::size_t sentence_ = 0;  // the first statement of the sentence, if it has one
  std::size_t current_ = kNone;
  std::size_t twin_ = kNone, twin_of_ = kNone;  // the other side of a statement, to which its change belongs, too
  std::optional<Subject> opening_;              // what the sentence first spoke of
  bool part_opens_ = true;                      // nothing was said in this part of it
  Subject context_;
  std::optional<std::pair<std::size_t, Subject>> before_bracket_;  // current_ and context_ where one is open
  std::optional<std::pair<std::size_t, Subject>> aside_;  // current_ and context_ of the last amount inside a reason
  bool titled_ = false;                                   // context_ is of a title
  bool opens_sentence_ = true, lists_ = false;            // the clause does; parts of a list closed before it
  std::string_view heading_;                              // the sentence without figures that the paragraph begins with
  std::string basis_;
  std::optional<std::string> plan_;  // the basis of a plan whose amount was the figure before
  std::optional<std::string> purpose_;
  std::vector<std::string> each_;        // the nouns of the figures from each_first_ on that were shared out last
  std::vector<std::string> each_named_;  // whom they were shared out to
  std::size_t each_first_ = 0;
};

}  // namespace yusuan::prose
