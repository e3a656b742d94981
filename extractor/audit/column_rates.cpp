#include "audit/column_rates.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "audit/percent.h"
#include "audit/percent_checks.h"
#include "audit/reading.h"
#include "audit/table_identities.h"
#include "patterns/pattern_value.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kRate = "rate", kDifference = "column_difference";

enum class Relates : std::uint8_t { kIsPercentOf, kGrewByPercent, kIsDifference };

// `told` is what `one` is of `other`.
struct Rule {
  Relates relates = Relates::kIsPercentOf;
  int told = 0, one = 0, other = 0;
};

enum class Verdict : std::uint8_t { kSaysNothing, kHolds, kHoldsAnyway, kBroken };

// A rule and what every row says of it.
struct Tried {
  Rule rule;
  std::vector<Verdict> rows;
};

struct RowFigures {
  Operand told, one, other;
};

std::optional<RowFigures> figures_of(const LedgerTable& table, const Rule& rule, int row) {
  const auto told = operand_at(table, row, rule.told), one = operand_at(table, row, rule.one),
             other = operand_at(table, row, rule.other);
  return told && one && other ? std::optional(RowFigures{*told, *one, *other}) : std::nullopt;
}

// The part and the whole of a percentage.
struct Parts {
  Rounded part, whole;
};

std::optional<Parts> parts_of(Relates relates, const RowFigures& row) {
  const Rounded one = printed(row.one.value), other = printed(row.other.value);
  if (relates == Relates::kIsPercentOf) return Parts{one, other};
  const auto grown = difference(one, other);
  return grown ? std::optional(Parts{*grown, other}) : std::nullopt;
}

// So much more than its rounding that a percentage of it is no chance.
bool is_large(const Rounded& figure) {
  const auto least = multiply(figure.slack, Decimal(100, 0));
  return least && figure.value.absolute() >= *least;
}

Verdict percent_holds(Relates relates, const RowFigures& row) {
  const auto parts = parts_of(relates, row);
  if (!parts || parts->whole.value <= parts->whole.slack) return Verdict::kSaysNothing;
  if (row.told.value.is_zero() && (parts->part.value.is_zero() || relates == Relates::kGrewByPercent))
    return Verdict::kSaysNothing;
  const bool down = parts->part.value.is_negative();
  const Rounded part{parts->part.value.absolute(), parts->part.slack};
  const Rounded percent = printed_percent(down ? row.told.value.negated() : row.told.value);
  const auto fits = is_percent_of(percent, part, parts->whole);
  if (!fits) return Verdict::kSaysNothing;
  if (!*fits) return Verdict::kBroken;
  return is_round_percent(row.told.value) || !is_large(parts->whole) ? Verdict::kHoldsAnyway : Verdict::kHolds;
}

std::vector<Operand> both(const RowFigures& row) {
  Operand less = row.other;
  less.value = less.value.negated();
  return {row.one, less};
}

Verdict difference_holds(const RowFigures& row) {
  if (row.told.value.is_zero() || row.one.value.is_zero() || row.other.value.is_zero()) return Verdict::kSaysNothing;
  const auto outcome = compare({row.told}, both(row), Relation::kEqual);
  if (!outcome) return Verdict::kSaysNothing;
  return outcome->holds ? Verdict::kHolds : Verdict::kBroken;
}

constexpr int kFewestHolding = 3;
// Of percentages and differences of 80 documents of the country 9,600 follow such a rule, and none breaks one.
bool is_exception(int broken, int all) { return broken <= 1 || 10 * broken <= all; }

// nullopt where the rows do not follow the rule.
std::optional<Tried> try_rule(const LedgerTable& table, const Rule& rule) {
  // Of two columns that have nothing to do with it, the first rows show.
  constexpr int kMostBrokenAtFirst = 3;
  Tried tried{.rule = rule, .rows = std::vector<Verdict>(table.table->rows.size(), Verdict::kSaysNothing)};
  int holding = 0, broken = 0, all = 0;
  for (int row = 0; row < static_cast<int>(tried.rows.size()); ++row) {
    const auto figures = figures_of(table, rule, row);
    if (!figures || is_numbering_row(*table.table, row)) continue;
    const Verdict verdict =
        rule.relates == Relates::kIsDifference ? difference_holds(*figures) : percent_holds(rule.relates, *figures);
    tried.rows[row] = verdict;
    if (verdict == Verdict::kSaysNothing) continue;
    ++all;
    holding += verdict == Verdict::kHolds;
    broken += verdict == Verdict::kBroken;
    if (broken >= kMostBrokenAtFirst && !is_exception(broken, 2 * all)) return std::nullopt;
  }
  return holding >= kFewestHolding && is_exception(broken, all) ? std::optional(std::move(tried)) : std::nullopt;
}

int holding_in(const Tried& tried) {
  return static_cast<int>(std::count(tried.rows.begin(), tried.rows.end(), Verdict::kHolds));
}

bool has_header(const Column& column, const patterns::PatternList& words) {
  return std::any_of(column.header.begin(), column.header.end(),
                     [&](const std::string& text) { return patterns::any_matches(words, text); });
}

// Whether a figure that another level counts in is compared with one that leaves it out, or the like.
bool says_otherwise(const Table& table, int column, const patterns::PatternList& words) {
  return (table.note && patterns::any_matches(words, *table.note)) || has_header(table.columns[column], words);
}

void tell_percent(const LedgerTable& table, Relates relates, const RowFigures& figures, Findings& findings) {
  const auto parts = parts_of(relates, figures);
  if (!parts) return;
  const bool grew = relates == Relates::kGrewByPercent;
  const bool down = parts->part.value.is_negative();
  const std::string due = percent_text(parts->part.value, parts->whole.value, figures.told.value.scale());
  if (due.empty()) return;
  const FigureRef ref = findings.ref(figures.told);
  const auto message = [&](Language language, const char* between, const char* is, const char* prints) {
    const bool chinese = language == Language::kChinese;
    return table_name(*table.table, language) + (chinese ? "" : " ") + quoted(row_name(*table.table, figures.told)) +
           (chinese ? "：" : ": ") + text::grouped(figures.one.value) + between + text::grouped(figures.other.value) +
           is + (down ? "-" : "") + due + "%" + prints + figures.told.value.to_string() + "%" +
           on_page(ref.page, language);
  };
  findings.add_failure(kRate, {ref, findings.ref(figures.one), findings.ref(figures.other)},
                       message(Language::kChinese, grew ? "比" : "占", grew ? "，增长率应为" : "，应为", "，表中为"),
                       message(Language::kEnglish, grew ? " against " : " of ", grew ? " is a growth of " : " is ",
                               ", the table prints "));
}

// A column against the rules that it follows: what holds by one of them holds.
void report(const LedgerTable& table, const std::vector<Tried>& rules, bool accuse, Findings& findings) {
  if (rules.empty()) return;
  const auto best = std::max_element(rules.begin(), rules.end(),
                                     [](const Tried& a, const Tried& b) { return holding_in(a) < holding_in(b); });
  const bool of_differences = best->rule.relates == Relates::kIsDifference;
  const std::string_view id = of_differences ? kDifference : kRate;
  for (int row = 0; row < static_cast<int>(best->rows.size()); ++row) {
    const auto is = [&](Verdict verdict) {
      return std::any_of(rules.begin(), rules.end(), [&](const Tried& rule) { return rule.rows[row] == verdict; });
    };
    const auto figures = figures_of(table, best->rule, row);
    if (!figures) continue;
    if (is(Verdict::kHolds) || is(Verdict::kHoldsAnyway)) {
      if (best->rows[row] != Verdict::kHolds) continue;
      if (of_differences) {
        findings.compare(id, {figures->told}, both(*figures));
      } else {
        findings.add_pass(id, figures->told);
        findings.prove({figures->told});
      }
    } else if (best->rows[row] == Verdict::kBroken) {
      if (accuse && of_differences)
        findings.compare(id, {figures->told}, both(*figures));
      else if (accuse)
        tell_percent(table, best->rule.relates, *figures, findings);
      else
        findings.skip(id, table.fully_read ? SkipReason::kUnconfirmed : SkipReason::kNotFullyRead, figures->told,
                      row_name(*table.table, figures->told));
    }
  }
}

// The rules that a column follows.
std::vector<Tried> rules_of(const LedgerTable& table, const LedgerSide& side, int told,
                            const std::vector<Relates>& kinds) {
  std::vector<Tried> rules;
  for (const int one : side.figure_columns)
    for (const int other : side.figure_columns) {
      if (one == other || one == told || other == told) continue;
      for (const Relates relates : kinds)
        if (auto tried = try_rule(table, {relates, told, one, other})) rules.push_back(*std::move(tried));
    }
  return rules;
}

// The percentages that stand among the figures of a side, or right of them.
std::vector<int> percent_columns(const LedgerTable& table, std::size_t side) {
  const auto first = [&](std::size_t at) {
    return at < table.sides.size() && !table.sides[at].figure_columns.empty() ? table.sides[at].figure_columns.front()
                                                                              : std::numeric_limits<int>::max();
  };
  std::vector<int> columns;
  for (int column = 0; column < static_cast<int>(table.table->columns.size()); ++column)
    if (table.table->columns[column].type == ColumnType::kPercent && column > first(side) && column < first(side + 1))
      columns.push_back(column);
  return columns;
}

}  // namespace

void check_column_rates(const Ledger& ledger, const patterns::PatternNode& words, const PromisedTables& promised,
                        Findings& findings) {
  constexpr std::size_t kMostColumns = 24;
  const auto difference_header = words.patterns("difference_header"), otherwise = words.patterns("not_comparable");
  findings.infer(true);
  for (const LedgerTable& table : ledger.tables()) {
    if (table.table->status != TableStatus::kFilled || table.table->rows.size() < kFewestHolding) continue;
    for (std::size_t at = 0; at < table.sides.size(); ++at) {
      const LedgerSide& side = table.sides[at];
      if (side.figure_columns.size() < 2 || side.figure_columns.size() > kMostColumns) continue;
      const auto is_promised = [&](const std::set<std::string>& ids) {
        return table.of_form && table.table->id && ids.contains(*table.table->id);
      };
      const auto check = [&](int told, const std::vector<Relates>& kinds) {
        report(table, rules_of(table, side, told, kinds),
               table.fully_read && !says_otherwise(*table.table, told, otherwise), findings);
      };
      if (!is_promised(promised.rates))
        for (const int told : percent_columns(table, at)) check(told, {Relates::kIsPercentOf, Relates::kGrewByPercent});
      if (is_promised(promised.sums)) continue;
      for (const int told : side.figure_columns)
        if (has_header(table.table->columns[told], difference_header)) check(told, {Relates::kIsDifference});
    }
  }
  findings.infer(false);
}

}  // namespace yusuan::audit
