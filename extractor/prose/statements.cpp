#include "prose/statements.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "prose/paragraph_reader.h"
#include "prose/respective.h"
#include "text/utf8.h"

namespace yusuan::prose {
namespace {

// Bytes that are quoted on each side of a figure, whose part of the sentence may go on for thousands of figures. The
// longest part of all disclosures seen has 1,529.
constexpr std::size_t kMostQuoted = 2000;

std::vector<std::size_t> ends_of_parts(const std::vector<Clause>& clauses) {
  std::vector<std::size_t> ends(clauses.size());
  for (std::size_t i = clauses.size(); i-- > 0;) {
    const bool closes = clauses[i].closer == Closer::kPart || clauses[i].closer == Closer::kSentence;
    ends[i] = closes || i + 1 == clauses.size() ? clauses[i].end : ends[i + 1];
  }
  return ends;
}

}  // namespace

void ParagraphReader::read() {
  figures_ = find_figures(text_, words_);
  if (figures_.empty() && !speaks_of_figures()) return;
  clauses_ = part_clauses(text_, figures_);
  part_ends_ = ends_of_parts(clauses_);
  if (!path_.empty()) speak_of(path_.back());
  std::size_t figure = 0;
  bool sentence = true, part = true;
  for (clause_ = 0; clause_ < clauses_.size(); ++clause_) {
    const Clause& clause = clauses_[clause_];
    // 其中 goes on the comparison of the sentence before.
    if (sentence && !between(clause.begin, clause.end).starts_with(words_.of_which)) basis_.clear();
    if (part) part_begin_ = clause.begin, reason_end_ = 0, part_opens_ = true;
    if (sentence) before_bracket_.reset(), opening_.reset(), sentence_ = statements_.size();
    if (part || sentence) wide_begin_ = clause.begin;
    opens_sentence_ = sentence;
    const std::size_t first = figure;
    while (figure < figures_.size() && figures_[figure].end <= clause.end) ++figure;
    read_clause(clause, first, figure);
    if (clause.closer == Closer::kBracket) pass_bracket(clause, first < figure ? &figures_[figure - 1] : nullptr);
    sentence = clause.closer == Closer::kSentence;
    part = sentence || clause.closer == Closer::kPart;
    lists_ = lists_ || clause.closer == Closer::kPart;
  }
}

void ParagraphReader::read_clause(const Clause& clause, std::size_t first, std::size_t last) {
  std::size_t begin = clause.begin;
  if (begin >= reason_end_) read_reason(clause);
  if (clause.begin < reason_end_) begin = std::max(begin, std::min(reason_begin_, clause.end));
  for (std::size_t i = first; i < last; ++i) {
    const Figure& figure = figures_[i];
    if (figure.begin < begin) continue;
    const Noun noun{.text = noun_of(i, between(begin, figure.begin)),
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

std::string_view ParagraphReader::before_bracket(std::size_t figure, std::string_view words) const {
  if (!text::trimmed(words).empty() || clause_ == 0) return words;
  const Clause& before = clauses_[clause_ - 1];
  const std::string_view opener = text_.substr(before.end);
  const bool opens = opener.starts_with("（") || opener.starts_with("(");
  const bool told = figure > 0 && figures_[figure - 1].begin >= before.begin;
  if (patterns::any_matches(words_.compares, text::trimmed(between(before.begin, before.end)))) return words;
  return before.closer == Closer::kBracket && opens && !told ? between(before.begin, before.end) : words;
}

std::string_view ParagraphReader::noun_of(std::size_t figure, std::string_view words) {
  words = before_bracket(figure, words);
  if (figure < each_first_ || figure - each_first_ >= each_.size()) {
    // 甲、乙分别为2万元和1万元，占总额的67%和33%: the next as many are shared out to the same.
    const bool again = each_named_.size() > 1 && each_.size() == each_named_.size() &&
                       figure == each_first_ + each_.size() && figures_[figure].percent() &&
                       figures_listed(text_, figures_, figure, words_) == each_.size() &&
                       patterns::any_matches(words_.shares_again, text::trimmed(words));
    if (!again && !shares_out(words, words_)) return words;
    if (again) {
      each_first_ = figure;
      for (std::size_t i = 0; i < each_.size(); ++i) each_[i] = each_named_[i] + std::string(text::trimmed(words));
      current_ = kNone;
      return each_.front();
    }
    const std::size_t count = figures_listed(text_, figures_, figure, words_);
    if (count < 2) return words;
    each_ = nouns_of_each(words, count, each_named_, words_);
    each_first_ = figure;
  }
  current_ = kNone;
  return each_[figure - each_first_];
}

void ParagraphReader::pass_bracket(const Clause& clause, const Figure* last) {
  const std::string_view closer = text_.substr(clause.end);
  if (closer.starts_with("（") || closer.starts_with("(")) {
    if (last && last->end == clause.end && !before_bracket_) before_bracket_ = {current_, context_};
  } else if (before_bracket_) {
    std::tie(current_, context_) = *std::exchange(before_bracket_, std::nullopt);
  }
}

void ParagraphReader::read_aside(const Figure& figure, const Noun& noun) {
  const std::size_t current = current_;
  const Subject context = context_;
  if (aside_ && goes_on_about(statements_[aside_->first], figure)) std::tie(current_, context_) = *aside_;
  read_figure(figure, noun);
  // 原因是“三公”经费9万元，比上年减少1万元: the change is of the amount inside.
  const bool told = current_ != current && statements_[current_].amount.has_value() && !figure.percent();
  if (told && (context_.known() || !figure.money)) aside_ = {current_, context_};
  current_ = current;
  context_ = context;
}

bool ParagraphReader::goes_on_about(const Statement& aside, const Figure& figure) const {
  if (!aside.unit) return false;
  return figure.percent() ? is_money(*aside.unit) : *aside.unit == figure.unit;
}

Statement& ParagraphReader::append(const Subject& subject, std::size_t begin, std::size_t end) {
  Statement statement;
  statement.section = path_;
  extents_.emplace_back(text_begin(begin), std::max(end, text_end(end + kMostQuoted)));
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
  open_part();
  titled_ = false;
  return statements_.back();
}

Statement& ParagraphReader::append_aside(const Subject& subject, const Figure& figure) {
  const std::size_t current = current_;
  const Subject context = context_;
  Statement& statement = append(subject, figure);
  current_ = current;
  context_ = context;
  return statement;
}

void ParagraphReader::open_part() {
  const std::string_view key = context_.key;
  const bool side = key.ends_with("_revenue") || key.ends_with("_expenditure") || key == "revenue_total" ||
                    key == "expenditure_total";
  if (!opening_ || (part_opens_ && side)) opening_ = context_;
  part_opens_ = false;
}

Subject ParagraphReader::of_context(std::string_view suffix) const {
  Subject subject = context_.key.empty() ? Subject{.key = "other"} : context_;
  subject.suffix = suffix;
  return subject;
}

std::size_t ParagraphReader::text_begin(std::size_t at) const {
  const std::size_t begin = std::min(part_begin_, at);
  if (at - begin <= kMostQuoted) return begin;
  const auto clause = std::lower_bound(clauses_.begin(), clauses_.end(), at - kMostQuoted,
                                       [](const Clause& a, std::size_t farthest) { return a.begin < farthest; });
  if (clause != clauses_.end() && clause->begin <= at) return clause->begin;
  // A clause of thousands of figures.
  const auto figure = std::lower_bound(figures_.begin(), figures_.end(), at - kMostQuoted,
                                       [](const Figure& a, std::size_t farthest) { return a.end < farthest; });
  if (figure != figures_.end() && figure->end <= at) return std::max(begin, figure->end);
  return figure == figures_.begin() ? begin : std::max(begin, std::prev(figure)->end);
}

std::size_t ParagraphReader::text_end(std::size_t limit) const {
  if (part_end() <= limit) return part_end();
  const auto from = clauses_.begin() + static_cast<std::ptrdiff_t>(clause_);
  const auto behind = std::upper_bound(from, clauses_.end(), limit,
                                       [](std::size_t farthest, const Clause& a) { return farthest < a.end; });
  return behind == from ? 0 : std::prev(behind)->end;
}

void ParagraphReader::set_extent(Statement& statement, const std::pair<std::size_t, std::size_t>& extent) const {
  statement.text = std::string(text::trimmed(between(extent.first, extent.second)));
  const Paragraph place = lines_.place_of(extent.first, extent.second);
  statement.page = place.page;
  statement.box = place.box;
}

void ParagraphReader::reach(Statement& statement) {
  auto& extent = extents_[static_cast<std::size_t>(&statement - statements_.data()) - first_];
  const std::size_t end = text_end(extent.first + 2 * kMostQuoted);
  if (extent.second >= end) return;
  extent.second = end;
  set_extent(statement, extent);
}

void read_statements(const TextRun& run, const std::vector<std::string>& path, const std::string& entity,
                     const ProseVocabulary& words, FunctionCodes& codes, std::vector<Statement>& statements) {
  ParagraphReader(run, path, entity, words, codes, statements).read();
}

}  // namespace yusuan::prose
