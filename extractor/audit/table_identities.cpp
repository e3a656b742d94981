#include "audit/table_identities.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "audit/percent_checks.h"
#include "audit/reading.h"
#include "audit/slip.h"

namespace yusuan::audit {
namespace {

std::int64_t yuan_of(const LedgerTable& table) { return table.table->yuan_per_unit.value_or(0); }

bool has_figure(const std::vector<Operand>& operands) {
  return std::any_of(operands.begin(), operands.end(), [](const Operand& o) { return !o.value.is_zero(); });
}

std::vector<int> columns_of(const LedgerTable& table, const std::vector<std::string>& keys) {
  std::vector<int> columns;
  for (const std::string& key : keys)
    if (const auto column = table.column(key)) columns.push_back(*column);
  return columns;
}

std::vector<Operand> operands_at(const LedgerTable& table, int row, const std::vector<int>& columns) {
  std::vector<Operand> operands;
  for (const int column : columns)
    if (const auto operand = operand_at(table, row, column)) operands.push_back(*operand);
  return operands;
}

// A filled money column of the row that is neither in the sum nor known to the form, nor a 其中 of another: the sum
// does not cover the row then. `short_of_parts`: the table lacks columns of the sum; then any other may stand in their
// place.
std::optional<int> column_outside(const LedgerTable& table, int row, const std::vector<int>& total_columns,
                                  const std::vector<int>& part_columns, bool short_of_parts) {
  static constexpr std::string_view kMemo = "其中";
  const LedgerSide* side = table.side_of(total_columns.front());
  if (side == nullptr) return std::nullopt;
  for (const int column : side->figure_columns) {
    const Column& other = table.table->columns[column];
    const auto in = [&](const std::vector<int>& columns) {
      return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    if ((!other.inferred && !short_of_parts) || in(total_columns) || in(part_columns)) continue;
    if (std::any_of(other.header.begin(), other.header.end(),
                    [](const std::string& text) { return text.starts_with(kMemo); }))
      continue;
    const auto& value = table.cell(row, column).value;
    if (is_unread(*table.table, row, column) || (value && !value->is_zero())) return column;
  }
  return std::nullopt;
}

bool any_unread(const LedgerTable& table, int row, const std::vector<int>& columns) {
  return std::any_of(columns.begin(), columns.end(), [&](int column) { return is_unread(*table.table, row, column); });
}

// A total row is the sum of rows that were rounded one by one.
int hidden_in(const LedgerTable& table, int row) {
  constexpr int kMost = 20;
  return table.table->rows[row].kind == RowKind::kTotal
             ? std::min(kMost, static_cast<int>(table.table->rows.size()) - 1)
             : 0;
}

void check_row_sum(const patterns::Identity& identity, const LedgerTable& table, Findings& findings) {
  const auto total_columns = columns_of(table, identity.total_columns);
  const auto part_columns = columns_of(table, identity.part_columns);
  // A form may print fewer columns than its pattern knows; without a total there is nothing to hold.
  if (total_columns.size() < identity.total_columns.size() || part_columns.empty()) return;
  for (int row = 0; row < static_cast<int>(table.table->rows.size()); ++row) {
    const auto total = operands_at(table, row, total_columns), parts = operands_at(table, row, part_columns);
    if (is_numbering_row(*table.table, row)) continue;
    const auto skip = [&](SkipReason reason, const Operand& at, std::string_view what) {
      findings.skip(identity.id, reason, at, what);
    };
    if (!total.empty() && !parts.empty()) {
      const int hidden = hidden_in(table, row);
      const auto outcome = compare(total, parts, Relation::kEqual, hidden);
      const auto outside =
          column_outside(table, row, total_columns, part_columns, part_columns.size() < identity.part_columns.size());
      if (outcome && !outcome->holds && outside)
        skip(SkipReason::kOutside, total.front(), column_title(table.table->columns[*outside]));
      else if (outcome && !outcome->holds &&
               (!table.fully_read || any_unread(table, row, part_columns) || any_unread(table, row, total_columns)) &&
               (!table.table->rows[row].unplaced.empty() || !breaks_by_a_slip(total, parts, hidden)))
        skip(SkipReason::kNotFullyRead, total.front(), row_name(*table.table, total.front()));
      else
        findings.compare(identity.id, total, parts, Relation::kEqual, hidden);
    } else if (has_figure(total)) {
      skip(SkipReason::kPartsBlank, total.front(), row_name(*table.table, total.front()));
    } else if (has_figure(parts)) {
      skip(SkipReason::kBlank, parts.front(), row_name(*table.table, parts.front()));
    }
  }
}

// The parts of the total at `total`, an index into side.lines.
std::vector<Operand> parts_of(const patterns::Identity& identity, const LedgerTable& table, const LedgerSide& side,
                              int total, int column, bool& any_row) {
  std::vector<Operand> parts;
  const int count = static_cast<int>(side.lines.size());
  const int first = identity.span == patterns::Span::kBelow ? total + 1 : 0;
  const int last = identity.span == patterns::Span::kAbove ? total : count;
  for (int i = first; i < last; ++i) {
    const Line& line = side.lines[i];
    if (i == total) continue;
    if (identity.span == patterns::Span::kBelow && identity.until.fits(line.label, line.code, line.total)) break;
    if (!identity.part_rows.fits(line.label, line.code, line.total)) continue;
    any_row = true;
    if (const auto part = operand_at(table, line.row, column)) parts.push_back(*part);
  }
  return parts;
}

// Whether nothing in the table closes the list of parts below a total: it may go on where nothing was read.
bool is_open_below(const patterns::Identity& identity, const LedgerSide& side, int total) {
  return identity.span == patterns::Span::kBelow &&
         std::none_of(side.lines.begin() + total + 1, side.lines.end(),
                      [&](const Line& line) { return identity.until.fits(line.label, line.code, line.total); });
}

// A sum that does not hold says nothing where figures were lost, or where parts may stand behind the end.
void hold_sum(std::string_view id, const Operand& total, const std::vector<Operand>& parts, const LedgerTable& table,
              std::string_view name, bool open, Findings& findings) {
  const int hidden = hidden_in(table, total.row);
  const auto outcome = compare({total}, parts, Relation::kEqual, hidden);
  const bool broken = outcome && !outcome->holds;
  if (broken && !table.fully_read && !breaks_by_a_slip({total}, parts, hidden))
    findings.skip(id, SkipReason::kNotFullyRead, total, name);
  else if (broken && open && !outcome->difference.is_negative())
    findings.skip(id, SkipReason::kRowsMissing, total, name);
  else if (broken && counts_several_times(*outcome))
    findings.skip(id, SkipReason::kUnconfirmed, total, name);
  else
    findings.compare(id, {total}, parts, Relation::kEqual, hidden);
}

void check_sum(const patterns::Identity& identity, const LedgerTable& table, Findings& findings) {
  if (table.table->status != TableStatus::kFilled) return;
  for (const std::string& key : identity.columns) {
    const auto column = table.column(key);
    const LedgerSide* side = column ? table.side_of(*column) : nullptr;
    if (side == nullptr) continue;
    for (int i = 0; i < static_cast<int>(side->lines.size()); ++i) {
      const Line& line = side->lines[i];
      if (!identity.total_row.fits(line.label, line.code, line.total)) continue;
      bool any_row = false;
      const auto parts = parts_of(identity, table, *side, i, *column, any_row);
      const auto total = operand_at(table, line.row, *column);
      if (total && !parts.empty())
        hold_sum(identity.id, *total, parts, table, line.label.text, is_open_below(identity, *side, i), findings);
      else if (total && any_row && !total->value.is_zero())
        findings.skip(identity.id, SkipReason::kPartsBlank, *total, line.label.text);
      else if (!total && has_figure(parts))
        findings.skip(identity.id, SkipReason::kBlank, parts.front(), line.label.text);
    }
  }
}

void resolve(const patterns::Reference& reference, const Ledger& ledger, Resolved& result) {
  if (!reference.subject.empty()) {
    const auto stated = ledger.stated(reference.subject);
    result.operands.insert(result.operands.end(), stated.begin(), stated.end());
    if (stated.empty()) {
      result.missing = SkipReason::kNotStated;
      result.what = reference.subject;
    }
    return;
  }
  const LedgerTable* table = ledger.find(reference.table);
  const auto miss = [&](SkipReason reason, std::string_view what) {
    result.missing = reason;
    result.what = what;
    if (table != nullptr) result.at.table = table->index;
  };
  if (table == nullptr) return miss(SkipReason::kTableAbsent, reference.table);
  if (table->table->status == TableStatus::kDeclaredEmpty) {
    result.operands.push_back({.value = {}, .yuan_per_unit = yuan_of(*table), .table = table->index});
    return;
  }
  const auto column = table->column(reference.column);
  const LedgerSide* side = column ? table->side_of(*column) : nullptr;
  if (side == nullptr) return miss(SkipReason::kColumnAbsent, reference.column);
  bool any_row = false;
  for (const Line& line : side->lines) {
    if (!reference.row.empty() && !reference.row.fits(line.label, line.code, line.total)) continue;
    any_row = true;
    if (const auto operand = operand_at(*table, line.row, *column)) result.operands.push_back(*operand);
  }
  if (!any_row) miss(side->lines.empty() ? SkipReason::kBlank : SkipReason::kRowAbsent, reference.row.source());
}

// Nothing on one side where the other has a figure is not evidence enough.
std::optional<SkipReason> why_not(const Resolved& side, const Resolved& other) {
  if (side.missing && *side.missing != SkipReason::kRowAbsent) return side.missing;
  if (side.operands.empty() && has_figure(other.operands)) return side.missing.value_or(SkipReason::kBlank);
  return std::nullopt;
}

bool holds_when(const patterns::Identity& identity, const Ledger& ledger) {
  if (identity.when_left.empty()) return true;
  const Resolved left = resolve_all(identity.when_left, ledger), right = resolve_all(identity.when_right, ledger);
  if (left.operands.empty() || right.operands.empty()) return false;
  const auto outcome = compare(left.operands, right.operands, Relation::kEqual);
  return outcome && outcome->holds;
}

// Totals of two tables are each the sum of rows that were rounded.
int hidden_in(const Ledger& ledger, const std::vector<Operand>& left, const std::vector<Operand>& right) {
  int hidden = 0;
  for (const auto* side : {&left, &right})
    for (const Operand& operand : *side)
      if (operand.table >= 0 && operand.row >= 0)
        hidden = std::max(hidden, hidden_in(ledger.tables()[operand.table], operand.row));
  return hidden;
}

// A figure of a table that was not read in full; nullptr where there is none, or where the sides agree anyway.
const Operand* in_half_read(const Ledger& ledger, const std::vector<Operand>& left, const std::vector<Operand>& right) {
  const auto outcome = compare(left, right, Relation::kEqual);
  if (!outcome || outcome->holds || breaks_by_a_slip(left, right)) return nullptr;
  for (const auto* side : {&left, &right})
    for (const Operand& operand : *side)
      if (operand.table >= 0 && !ledger.tables()[operand.table].fully_read) return &operand;
  return nullptr;
}

// A whole of the prose and its parts: both stand in one breath.
bool is_of_prose(const patterns::Identity& identity) {
  const auto told = [](const patterns::Reference& reference) { return !reference.subject.empty(); };
  return identity.left.size() == 1 && told(identity.left.front()) &&
         std::all_of(identity.right.begin(), identity.right.end(), told);
}

// Of parts that are each another thing, one that is told again goes on about it.
void keep_first_of_each(const Ledger& ledger, std::vector<Operand>& parts) {
  std::set<std::string_view> seen;
  std::erase_if(parts, [&](const Operand& part) { return !seen.insert(ledger.subject_of(part)).second; });
}

void check_told(const patterns::Identity& identity, const Ledger& ledger, Findings& findings) {
  std::vector<std::string> parts;
  for (const patterns::Reference& reference : identity.right) parts.push_back(reference.subject);
  auto told = ledger.told_together(identity.left.front().subject, parts);
  if (parts.size() > 1) keep_first_of_each(ledger, told.parts);
  // 其中 may name some of them only: one that is not told is unknown.
  const bool all = std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return std::any_of(told.parts.begin(), told.parts.end(),
                       [&](const Operand& operand) { return ledger.subject_of(operand) == part; });
  });
  if (told.whole.empty() || !all || (!has_figure(told.whole) && !has_figure(told.parts))) return;
  const auto outcome = compare(told.whole, told.parts, Relation::kEqual);
  if (outcome && !outcome->holds && ledger.of_text_dump())
    return findings.skip(identity.id, SkipReason::kPartMissing, told.whole.front(), "");
  findings.compare(identity.id, told.whole, told.parts);
}

void check_equal(const patterns::Identity& identity, const Ledger& ledger, Findings& findings) {
  if (identity.kind == patterns::IdentityKind::kEqual && is_of_prose(identity))
    return check_told(identity, ledger, findings);
  if (!holds_when(identity, ledger)) return;
  const Resolved left = resolve_all(identity.left, ledger), right = resolve_all(identity.right, ledger);
  if (!has_figure(left.operands) && !has_figure(right.operands)) return;
  // What the prose does not speak of needs no check.
  if (left.missing == SkipReason::kNotStated || right.missing == SkipReason::kNotStated) return;
  // Everything is at least nothing.
  if (identity.kind == patterns::IdentityKind::kAtLeast && !has_figure(right.operands)) return;
  for (const auto& [side, other] : {std::pair(&left, &right), std::pair(&right, &left)}) {
    const auto reason = why_not(*side, *other);
    if (!reason) continue;
    if (identity.optional && reason == SkipReason::kTableAbsent) return;
    const Operand& at = side->at.table >= 0 || other->operands.empty() ? side->at : other->operands.front();
    return findings.skip(identity.id, *reason, at, side->what);
  }
  if (left.operands.empty() || right.operands.empty()) return;
  if (const Operand* at = in_half_read(ledger, left.operands, right.operands))
    return findings.skip(identity.id, SkipReason::kNotFullyRead, *at, "");
  findings.compare(identity.id, left.operands, right.operands,
                   identity.kind == patterns::IdentityKind::kAtLeast ? Relation::kAtLeast : Relation::kEqual,
                   hidden_in(ledger, left.operands, right.operands));
}

std::vector<Operand> figures_like(const Line& line, const LedgerTable& table, const LedgerSide& side, int column,
                                  bool by_name, bool& any_row) {
  std::vector<Operand> operands;
  const auto take = [&](const Line& same) {
    any_row = true;
    if (const auto operand = operand_at(table, same.row, column)) operands.push_back(*operand);
  };
  if (!by_name) {
    const auto [first, last] = lines_with_code(side, line.code);
    for (auto it = first; it != last; ++it) take(side.lines[*it]);
    return operands;
  }
  // A 类 can have the name of one of its 款.
  for (const Line& other : side.lines)
    if (other.label.bare == line.label.bare && (other.code.empty() || other.code.size() == 3)) take(other);
  return operands;
}

void check_same(const patterns::Identity& identity, const Ledger& ledger, Findings& findings) {
  const patterns::Reference &from = identity.left.front(), &to = identity.right.front();
  const LedgerTable *left = ledger.find(from.table), *right = ledger.find(to.table);
  if (left == nullptr || right == nullptr) {
    if (left != right && !identity.optional)
      findings.skip(identity.id, SkipReason::kTableAbsent, {.table = left ? left->index : right->index},
                    left ? to.table : from.table);
    return;
  }
  if (left->table->status != TableStatus::kFilled || right->table->status != TableStatus::kFilled) return;
  const auto left_column = left->column(from.column), right_column = right->column(to.column);
  const LedgerSide* left_side = left_column ? left->side_of(*left_column) : nullptr;
  const LedgerSide* right_side = right_column ? right->side_of(*right_column) : nullptr;
  if (left_side == nullptr || right_side == nullptr)
    return findings.skip(identity.id, SkipReason::kColumnAbsent, {.table = left_side ? right->index : left->index},
                         left_side ? to.column : from.column);
  if (!holds_when(identity, ledger)) return;
  for (int i = 0; i < static_cast<int>(left_side->lines.size()); ++i) {
    const Line& line = left_side->lines[i];
    if (!from.row.empty() && !from.row.fits(line.label, line.code, line.total)) continue;
    if (identity.by_name ? line.label.bare.empty() || line.total : line.code.empty()) continue;
    bool any = false, any_here = false;
    const auto here = figures_like(line, *left, *left_side, *left_column, identity.by_name, any_here);
    // Rows of one code are compared once, together.
    if (here.empty() || (!identity.by_name && here.front().row != line.row)) continue;
    const auto there = figures_like(line, *right, *right_side, *right_column, identity.by_name, any);
    if (const Operand* at = there.empty() ? nullptr : in_half_read(ledger, here, there))
      findings.skip(identity.id, SkipReason::kNotFullyRead, *at, line.label.text);
    else if (!there.empty())
      findings.compare(identity.id, here, there);
    else if (has_figure(here))
      findings.skip(identity.id, any ? SkipReason::kBlank : SkipReason::kRowAbsent, here.front(), line.label.text);
  }
}

}  // namespace

Resolved resolve_all(const std::vector<patterns::Reference>& references, const Ledger& ledger) {
  Resolved result;
  for (const patterns::Reference& reference : references) resolve(reference, ledger, result);
  return result;
}

std::optional<Operand> operand_at(const LedgerTable& table, int row, int column) {
  const auto& value = table.cell(row, column).value;
  if (!value) return std::nullopt;
  return Operand{.value = *value, .yuan_per_unit = yuan_of(table), .table = table.index, .row = row, .column = column};
}

void check_identity(const patterns::Identity& identity, const Ledger& ledger, Findings& findings) {
  for (const std::string& id : identity.tables) {
    const LedgerTable* table = ledger.find(id);
    // A table that is not there has no figure to hold against another.
    if (table == nullptr) continue;
    if (identity.kind == patterns::IdentityKind::kRowSum)
      check_row_sum(identity, *table, findings);
    else if (identity.kind == patterns::IdentityKind::kRate)
      check_rates(identity, *table, findings);
    else
      check_sum(identity, *table, findings);
  }
  if (identity.kind == patterns::IdentityKind::kSame)
    check_same(identity, ledger, findings);
  else if (identity.kind == patterns::IdentityKind::kEqual || identity.kind == patterns::IdentityKind::kAtLeast)
    check_equal(identity, ledger, findings);
}

}  // namespace yusuan::audit
