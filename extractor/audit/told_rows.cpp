#include "audit/told_rows.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/fen.h"
#include "audit/percent.h"
#include "audit/percent_checks.h"
#include "audit/slip.h"
#include "audit/table_identities.h"
#include "audit/told_names.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kProseTable = "prose_table", kCompletion = "completion";

// What one sentence tells of one thing.
struct Told {
  int statement = 0, completion_statement = -1;
  Operand amount;
  std::optional<Decimal> completion, growth;  // growth is negative where it is less
};

// What a row has of it.
struct RowSays {
  bool amount = false, completion = false, growth = false;
  std::optional<Operand> due;             // the amount that its rates are of, where the told one is another
  std::optional<Decimal> due_completion;  // as the table prints it, where a slip makes the told one of it

  int agreeing() const { return static_cast<int>(amount) + static_cast<int>(completion) + static_cast<int>(growth); }
};

bool is_near(const Decimal& told, const Decimal& rate) {
  const Decimal slack = std::max(Decimal(1, told.scale()), Decimal(1, rate.scale()));
  const auto apart = subtract(told, rate);
  return apart && apart->absolute() <= slack;
}

bool is_share(const Decimal& percent, const Decimal& part, const Decimal& whole) {
  const Rounded of = printed(part), all = printed(whole);
  return !of.value.is_negative() && all.value > all.slack && is_percent_of(printed_percent(percent), of, all) == true;
}

// Authors round what is rounded already: a last digit more or less is no other amount.
bool is_amount(const Operand& told, const Operand& cell) {
  const auto a = in_fen(told), b = in_fen(cell);
  return a && b && told.value.is_negative() == cell.value.is_negative() &&
         std::llabs(a->value - b->value) <= 2 * a->slack + b->slack;
}

class RowsByName {
 public:
  explicit RowsByName(const Ledger& ledger) {
    for (const LedgerTable& table : ledger.tables())
      for (const LedgerSide& side : table.sides)
        for (const Line& line : side.lines)
          if (!line.label.bare.empty()) places_[core_of(line.label.bare)].push_back({&table, &side, &line});
  }

  // The row that has most of it; nullopt where none has its name, or several have as much but not the same.
  std::optional<RowSays> says(const Told& told, std::string_view name) const {
    const auto rows = places_.find(core_of(name));
    if (rows == places_.end()) return std::nullopt;
    std::optional<RowSays> best;
    for (const Place& place : rows->second) {
      const RowSays says = said_by(told, place);
      if (!best || says.agreeing() > best->agreeing()) best = says;
    }
    return best;
  }

 private:
  struct Place {
    const LedgerTable* table;
    const LedgerSide* side;
    const Line* line;
  };

  // The columns behind the label, up to the next one's.
  static bool is_of_side(const Place& place, int column) {
    const auto& own = place.side->figure_columns;
    if (own.empty() || column < own.front()) return false;
    const auto& sides = place.table->sides;
    const auto next = static_cast<std::size_t>(place.side - sides.data()) + 1;
    return next >= sides.size() || sides[next].figure_columns.empty() || column < sides[next].figure_columns.front();
  }

  static RowSays said_by(const Told& told, const Place& place) {
    RowSays says;
    const int row = place.line->row;
    const auto& columns = place.table->table->columns;
    for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
      const auto& value = place.table->cell(row, column).value;
      if (value && columns[column].type == ColumnType::kPercent && is_of_side(place, column))
        compare_rates(told, *value, says);
    }
    std::vector<Operand> cells;
    for (const int column : place.side->figure_columns)
      if (const auto operand = operand_at(*place.table, row, column); operand && !operand->value.is_negative())
        cells.push_back(*operand);
    for (const Operand& cell : cells) {
      if (is_amount(told.amount, cell)) says.amount = true;
      compare_amounts(told, cell, cells, says);
    }
    return says;
  }

  static void compare_rates(const Told& told, const Decimal& rate, RowSays& says) {
    if (told.growth && is_near(*told.growth, rate)) says.growth = true;
    if (!told.completion) return;
    if (is_near(*told.completion, rate)) says.completion = true;
    const auto kind = told.completion->scale() == rate.scale() ? slip_between(*told.completion, rate) : std::nullopt;
    if (kind && kind->starts_with("digit")) says.due_completion = rate;
  }

  // The rates that other columns make of a figure.
  static void compare_amounts(const Told& told, const Operand& cell, const std::vector<Operand>& cells, RowSays& says) {
    bool completed = false, grown = false;
    for (const Operand& base : cells) {
      if (base.column == cell.column || base.value.is_zero()) continue;
      completed = completed || (told.completion && is_share(*told.completion, cell.value, base.value));
      const auto more = subtract(cell.value, base.value);
      grown = grown || (told.growth && more && more->is_negative() == told.growth->is_negative() &&
                        is_share(told.growth->absolute(), more->absolute(), base.value));
    }
    says.completion = says.completion || completed;
    says.growth = says.growth || grown;
    if (completed || grown || is_slip_of(told.amount, cell)) {
      if (!says.due || (completed && grown)) says.due = cell;
    }
  }

  // Whether a told amount is that of a cell but for a slip.
  static bool is_slip_of(const Operand& told, const Operand& cell) {
    const auto outcome = compare({told}, {cell}, Relation::kEqual);
    return outcome && !outcome->holds && !possible_slips({told}, {cell}, *outcome, Relation::kEqual, 0).empty();
  }

  std::map<std::string, std::vector<Place>, std::less<>> places_;
};

std::optional<Told> told_by(const Document& document, int index) {
  const auto& statements = document.statements;
  const Statement& statement = statements[index];
  const auto amount = operand_of(document, index);
  if (!amount || amount->yuan_per_unit == 0 || amount->value.is_zero() || amount->value.is_negative())
    return std::nullopt;
  if (!statement.name || statement.name->empty()) return std::nullopt;
  Told told{.statement = index, .amount = *amount};
  constexpr int kBeside = 3;
  for (int i = index + 1; i < static_cast<int>(statements.size()) && i < index + kBeside; ++i)
    if (statements[i].subject.ends_with("_completion") && statements[i].text == statement.text &&
        statements[i].name == statement.name && statements[i].share_percent &&
        !is_round_percent(*statements[i].share_percent)) {
      told.completion = statements[i].share_percent;
      told.completion_statement = i;
      break;
    }
  if (const auto& change = statement.change;
      change && change->percent && change->direction != Direction::kFlat && !is_round_percent(*change->percent))
    told.growth = change->direction == Direction::kDecrease ? change->percent->negated() : *change->percent;
  return told.completion || told.growth ? std::optional(told) : std::nullopt;
}

// A rate of two digits or more says which row is meant.
bool tells(const std::optional<Decimal>& rate) { return rate && significant_digits(*rate) > 1; }

void fail_completion(const Document& document, const Told& told, const Decimal& due, Findings& findings) {
  const Statement& statement = document.statements[told.statement];
  const std::string amount = text::grouped(*statement.amount) + statement.unit.value_or("");
  fail_percent(kCompletion, document, told.completion_statement, told.completion->to_string(), due.to_string(),
               {amount + "占预算的比例在表中有列", "the table prints what share of the budget " + amount + " is"},
               findings);
}

}  // namespace

void check_told_rows(const Ledger& ledger, const Document& document, Findings& findings) {
  constexpr int kFewestAgreeing = 10;
  std::vector<std::pair<Told, RowSays>> others;
  std::optional<RowsByName> rows;
  int agreeing = 0;
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const auto told = told_by(document, i);
    if (!told) continue;
    if (!rows) rows.emplace(ledger);
    const auto says = rows->says(*told, *document.statements[i].name);
    if (!says) continue;
    const int figures = 1 + static_cast<int>(told->completion.has_value()) + static_cast<int>(told->growth.has_value());
    if (says->agreeing() == figures)
      ++agreeing;
    else if (says->agreeing() == figures - 1)
      others.emplace_back(*told, *says);
  }
  std::erase_if(others, [&](const auto& other) {
    const auto& [told, says] = other;
    if (!says.amount)
      return !says.due || !((says.completion && tells(told.completion)) || (says.growth && tells(told.growth)));
    return !told.completion || says.completion || !says.growth || !tells(told.growth) || !says.due_completion;
  });
  if (agreeing < kFewestAgreeing || 10 * static_cast<int>(others.size()) > agreeing) return;
  for (const auto& [told, says] : others) {
    if (findings.accuses(told.statement)) continue;
    const bool both = says.completion && says.growth;
    if (says.amount)
      fail_completion(document, told, *says.due_completion, findings);
    else if (both || breaks_by_a_slip({told.amount}, {*says.due}))
      findings.compare(kProseTable, {told.amount}, {*says.due});
  }
}

}  // namespace yusuan::audit
