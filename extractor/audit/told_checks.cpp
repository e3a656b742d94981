#include "audit/told_checks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/fen.h"
#include "audit/reading.h"
#include "audit/slip.h"
#include "audit/table_identities.h"
#include "audit/told_names.h"
#include "audit/told_units.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kProseTable = "prose_table", kChange = "repeated_change";

struct Figure {
  std::int64_t fen = 0, slack = 0;
  Operand operand;
};

std::optional<Figure> figure_of(const Operand& operand) {
  const auto fen = in_fen(operand);
  return fen ? std::optional(Figure{fen->value, fen->slack, operand}) : std::nullopt;
}

// A figure as it would be printed in another unit with `scale` decimals.
std::optional<Decimal> as_printed(std::int64_t fen, std::int64_t yuan_per_unit, int scale) {
  std::int64_t scaled = fen;
  for (int i = 0; i < scale; ++i)
    if (__builtin_mul_overflow(scaled, 10, &scaled)) return std::nullopt;
  const std::int64_t unit = yuan_per_unit * 100;
  return Decimal(scaled / unit + (scaled % unit >= unit - scaled % unit ? 1 : 0), scale);
}

std::optional<Decimal> with_scale(const Decimal& value, int scale) {
  std::int64_t mantissa = value.mantissa();
  for (int i = value.scale(); i < scale; ++i)
    if (__builtin_mul_overflow(mantissa, 10, &mantissa)) return std::nullopt;
  return value.scale() > scale ? std::nullopt : std::optional(Decimal(mantissa, scale));
}

bool differ_by_at_most(std::int64_t a, std::int64_t b, std::int64_t most) {
  std::int64_t difference = 0;
  return !__builtin_sub_overflow(a, b, &difference) && difference <= most && difference >= -most;
}

// What a government reports is of two years; so may be what says neither its kind nor its year.
bool tells_of_two_years(const DocumentFacts& facts) {
  if (facts.kind == DocumentKind::kUnknown) return !facts.fiscal_year;
  return facts.kind == DocumentKind::kGovernmentBudget || facts.kind == DocumentKind::kGovernmentFinalAccounts;
}

// Of the year itself: budgets beside final accounts and the year before have amounts of their own.
bool is_of_the_year(const Statement& statement) {
  return !statement.subject.ends_with("_budget") && !statement.subject.ends_with("_actual") &&
         !statement.subject.ends_with("_value");
}

bool is_total_subject(std::string_view subject) {
  static constexpr std::array<std::string_view, 10> kTotals = {"revenue_total",
                                                               "expenditure_total",
                                                               "revenue_expenditure_total",
                                                               "fiscal_appropriation",
                                                               "fiscal_appropriation_total",
                                                               "fiscal_appropriation_revenue",
                                                               "general_public",
                                                               "fiscal_appropriation_expenditure",
                                                               "general_public_revenue",
                                                               "general_public_expenditure"};
  return std::find(kTotals.begin(), kTotals.end(), subject) != kTotals.end();
}

// What else the text says of the subject of a statement; empty for what no subject fits and has no name.
std::string thing_of(const Statement& statement) {
  std::string thing = statement.subject + "|" + statement.code.value_or("");
  if (statement.subject == "other") {
    if (!statement.name || statement.name->empty()) return {};
    thing += "|" + *statement.name;
  }
  return thing;
}

// The key of the column whose totals are of a subject: projects with targets are at times all there are.
std::string_view column_of(std::string_view subject) {
  static constexpr std::string_view kTargets = "performance_amount", kProjects = "project";
  return subject == kTargets ? kProjects : subject;
}

class Figures {
 public:
  Figures(const Ledger& ledger, const Document& document) : document_(document) {
    for (const LedgerTable& table : ledger.tables()) add_table(table);
    for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) add_statement(i);
    std::sort(printed_.begin(), printed_.end());
  }

  /// Whether a table has the amount, or another sentence.
  bool is_elsewhere(const Figure& told) const {
    const auto first =
        std::lower_bound(printed_.begin(), printed_.end(), std::pair(told.fen - told.slack - widest_, std::int64_t{0}));
    for (auto at = first; at != printed_.end() && at->first <= told.fen + told.slack + widest_; ++at)
      if (std::llabs(at->first - told.fen) <= told.slack + at->second) return true;
    const auto same = told_.find(told.fen);
    return same != told_.end() && same->second > 1;
  }

  /// Figures of the thing that a statement speaks of: of its code, of its name, totals, other sentences.
  std::vector<const Figure*> of_thing(int index) const {
    const Statement& statement = document_.statements[index];
    std::vector<const Figure*> found;
    const auto take = [&](const auto& map, const auto& key) {
      if (const auto list = map.find(key); list != map.end())
        for (const std::size_t at : list->second)
          if (all_[at].operand.statement != index) found.push_back(&all_[at]);
    };
    if (statement.code) take(by_code_, *statement.code);
    if (statement.name && !statement.name->empty()) take(by_name_, core_of(*statement.name));
    if (is_total_subject(statement.subject))
      for (const std::size_t at : totals_) found.push_back(&all_[at]);
    if (!statement.code) take(by_column_, column_of(statement.subject));
    if (const std::string thing = thing_of(statement); !thing.empty()) take(by_thing_, thing);
    return found;
  }

 private:
  void add_table(const LedgerTable& table) {
    for (const LedgerSide& side : table.sides)
      for (const Line& line : side.lines)
        for (const int column : side.figure_columns) {
          const auto operand = operand_at(table, line.row, column);
          const auto figure = operand ? figure_of(*operand) : std::nullopt;
          if (!figure) continue;
          printed_.emplace_back(figure->fen, figure->slack);
          widest_ = std::max(widest_, figure->slack);
          if (!line.code.empty()) by_code_[line.code].push_back(all_.size());
          if (!line.label.bare.empty() && !line.total) by_name_[core_of(line.label.bare)].push_back(all_.size());
          if (line.total) totals_.push_back(all_.size());
          if (line.total) by_column_[table.table->columns[column].key].push_back(all_.size());
          all_.push_back(*figure);
        }
  }

  void add_statement(int index) {
    const auto operand = operand_of(document_, index);
    const auto figure = operand ? figure_of(*operand) : std::nullopt;
    if (!figure) return;
    ++told_[figure->fen];
    if (const std::string thing = thing_of(document_.statements[index]); !thing.empty())
      by_thing_[thing].push_back(all_.size());
    all_.push_back(*figure);
  }

  const Document& document_;
  std::vector<Figure> all_;
  std::vector<std::pair<std::int64_t, std::int64_t>> printed_;  // of tables: amount and slack
  std::int64_t widest_ = 0;
  std::map<std::int64_t, int> told_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_code_, by_name_, by_thing_, by_column_;
  std::vector<std::size_t> totals_;
};

// The figure that an amount would be but for a slip; nullptr where there is none or several. Of two years' amounts one
// is another of the other but for a digit at times, and so is what a table that was not read may print: `others`.
const Figure* twin_of(const Figures& figures, int index, const Figure& told, bool others) {
  // Neighbours in a list are alike by chance; so are round figures. The text bends the last digit so that all add up.
  constexpr int kFewestSignificant = 4, kFewestDigits = 5, kBent = 5, kDecimals = 2;
  const Figure* found = nullptr;
  std::optional<Decimal> found_due;
  // What a table has in another unit is rounded to what the text prints.
  for (const int scale : {told.operand.value.scale(), std::max(told.operand.value.scale(), kDecimals)}) {
    const auto is = with_scale(told.operand.value, scale);
    if (!is || significant_digits(*is) < kFewestSignificant) continue;
    for (const Figure* other : figures.of_thing(index)) {
      const auto due = as_printed(other->fen, told.operand.yuan_per_unit, scale);
      const auto kind = due ? slip_between(*is, *due) : std::nullopt;
      if (!kind || significant_digits(*due) < kFewestSignificant) continue;
      if (others && *kind == "digit_changed") continue;
      const auto digits = std::max(std::to_string(is->mantissa()).size(), std::to_string(due->mantissa()).size());
      if (digits < kFewestDigits || differ_by_at_most(is->mantissa(), due->mantissa(), kBent)) continue;
      if (found_due && *found_due != *due) return nullptr;
      found = other;
      found_due = due;
    }
    if (found != nullptr) break;
  }
  return found;
}

void check_twins(const Ledger& ledger, const Document& document, Findings& findings) {
  const Figures figures(ledger, document);
  const bool others = tells_of_two_years(document.facts) || has_unread_table(document);
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const auto operand = operand_of(document, i);
    const auto told = operand && is_of_the_year(document.statements[i]) ? figure_of(*operand) : std::nullopt;
    if (!told || figures.is_elsewhere(*told) || findings.accuses(i)) continue;
    const Figure* twin = twin_of(figures, i, *told, others);
    if (twin != nullptr) findings.compare(kProseTable, {*operand}, {twin->operand});
  }
}

// ---- Changes told twice

// The same amount against the same base has changed by the same: one of several that differs by a slip.
void check_repeated_changes(const Document& document, Findings& findings) {
  constexpr std::size_t kFewestDigits = 2;
  std::map<std::string, std::map<std::string, std::vector<int>>> changes;  // by amount and base, then by change
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (!statement.amount || statement.amount->is_zero() || !statement.change || !statement.change->amount) continue;
    changes[statement.amount->to_string() + statement.unit.value_or("") + statement.change->basis]
           [statement.change->amount->to_string()]
               .push_back(i);
  }
  for (const auto& [key, by_change] : changes) {
    if (by_change.size() != 2) continue;
    const auto *one = &*by_change.begin(), *most = &*std::next(by_change.begin());
    if (one->second.size() > most->second.size()) std::swap(one, most);
    if (one->second.size() != 1) continue;
    const int index = one->second.front();
    const Statement &statement = document.statements[index], &other = document.statements[most->second.front()];
    const Decimal &is = *statement.change->amount, &due = *other.change->amount;
    // The amount itself in the place of its change.
    const bool pasted = is == statement.amount->absolute();
    const auto kind = pasted ? std::optional<std::string_view>("pasted") : slip_between(is, due);
    if (!kind || std::min(is.to_string().size(), due.to_string().size()) < kFewestDigits) continue;
    // Of two tellings either may be wrong.
    const bool alone = most->second.size() == 1;
    if (alone && (pasted || *kind == "sign" || !is_telling(is, {.kind = std::string(*kind), .due = due}))) continue;
    const std::vector<int> pages = {statement.page, other.page};
    const std::string amount = text::grouped(*statement.amount) + statement.unit.value_or("");
    findings.add_failure(
        kChange, {ref_of(document, {.statement = index}), ref_of(document, {.statement = most->second.front()})},
        told(statement, Language::kChinese) + amount + "与" + statement.change->basis + "相比，此处相差" +
            text::grouped(is) + "，另有" + std::to_string(most->second.size()) + "处相差" + text::grouped(due) + "（" +
            slip_name(*kind, Language::kChinese) + "）" + on_pages(pages, Language::kChinese),
        told(statement, Language::kEnglish) + amount + " changed by " + text::grouped(is) + " here, by " +
            text::grouped(due) + " in " + std::to_string(most->second.size()) + " other places (" +
            slip_name(*kind, Language::kEnglish) + ")" + on_pages(pages, Language::kEnglish),
        Slip{.kind = std::string(*kind), .ref = 0, .due = due});
  }
}

}  // namespace

void check_told(const Ledger& ledger, const Document& document, Findings& findings) {
  check_twins(ledger, document, findings);
  check_told_units(document, findings);
  check_repeated_changes(document, findings);
}

}  // namespace yusuan::audit
