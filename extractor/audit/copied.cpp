#include "audit/copied.h"

namespace yusuan::audit {
namespace {

// Shorter ones are found anywhere.
constexpr int kFewestSignificant = 4;

// Whether the cell to the left, to the right, above or below has the same figure.
bool is_beside(const Table& table, const Operand& at) {
  const auto is_same = [&](int row, int column) {
    if (row < 0 || row >= static_cast<int>(table.rows.size())) return false;
    return table.columns[column].type == ColumnType::kMoney && table.rows[row].cells[column].value == at.value;
  };
  for (const int step : {-1, 1}) {
    if (is_same(at.row + step, at.column)) return true;
    int column = at.column + step;
    const auto is_blank = [&] { return !table.rows[at.row].cells[column].value; };
    while (column >= 0 && column < static_cast<int>(table.columns.size()) && is_blank()) column += step;
    if (column >= 0 && column < static_cast<int>(table.columns.size()) && is_same(at.row, column)) return true;
  }
  return false;
}

bool is_told_beside(const Document& document, const Operand& at) {
  const auto& statements = document.statements;
  const auto is_same = [&](int index) {
    return index >= 0 && index < static_cast<int>(statements.size()) && statements[index].amount == at.value &&
           statements[index].unit == statements[at.statement].unit &&
           statements[index].page == statements[at.statement].page;
  };
  return is_same(at.statement - 1) || is_same(at.statement + 1);
}

bool is_pasted(const Document& document, const Operand& at) {
  if (at.statement >= 0) return is_told_beside(document, at);
  return at.table >= 0 && at.row >= 0 && at.column >= 0 && is_beside(document.tables[at.table], at);
}

// Totals of two tables that agree contradict a third one.
bool is_total(const Document& document, const Operand& at) {
  return at.table >= 0 && at.row >= 0 && document.tables[at.table].rows[at.row].kind == RowKind::kTotal;
}

}  // namespace

Totals::Totals(const Document& document) {
  for (int index = 0; index < static_cast<int>(document.tables.size()); ++index) {
    const Table& table = document.tables[index];
    for (const Row& row : table.rows)
      for (std::size_t column = 0; row.kind == RowKind::kTotal && column < table.columns.size(); ++column) {
        const auto& value = row.cells[column].value;
        if (!value || table.columns[column].type != ColumnType::kMoney) continue;
        const auto [at, is_new] = tables_.try_emplace({table.yuan_per_unit.value_or(0), *value}, index, index);
        if (!is_new) at->second.second = index;
      }
  }
}

bool Totals::has(const Operand& figure, int table) const {
  const auto found = tables_.find({figure.yuan_per_unit, figure.value});
  return found != tables_.end() && (found->second.first != table || found->second.second != table);
}

std::vector<SlipAt> copied_figures(const Document& document, const Totals& totals, const std::vector<Operand>& left,
                                   const std::vector<Operand>& right, const Outcome& outcome) {
  std::vector<SlipAt> pasted, totals_of_others;
  for (std::size_t ref = 0; ref < left.size() + right.size(); ++ref) {
    const bool first = ref < left.size();
    // What a sum is held against is what it should be.
    if (!first && left.size() == 1 && right.size() == 1) break;
    const Operand& at = first ? left[ref] : right[ref - left.size()];
    if (significant_digits(at.value) < kFewestSignificant) continue;
    const auto due = closing_value(left, right, outcome, ref);
    if (!due || *due == at.value) continue;
    if (is_pasted(document, at))
      pasted.push_back({at, {.kind = "pasted", .ref = ref, .due = *due}});
    else if (!is_total(document, at) && totals.has(at, right.front().table))
      totals_of_others.push_back({at, {.kind = "other_total", .ref = ref, .due = *due}});
  }
  return pasted.empty() ? totals_of_others : pasted;
}

}  // namespace yusuan::audit
