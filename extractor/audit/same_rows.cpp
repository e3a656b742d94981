#include "audit/same_rows.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "audit/fen.h"
#include "audit/slip.h"
#include "audit/table_identities.h"
#include "audit/told_names.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kTwoTables = "two_tables";

// One figure of a row that its table has once.
struct Cell {
  int column = 0;  // among all columns of all tables
  Operand operand;
};

using ColumnPair = std::pair<int, int>;

// All figures of a document by the rows that they stand in.
class SharedRows {
 public:
  explicit SharedRows(const Ledger& ledger) {
    for (const LedgerTable& table : ledger.tables()) {
      if (table.table->status != TableStatus::kFilled) continue;
      for (const LedgerSide& side : table.sides) add_side(table, side);
    }
  }

  /// Pairs of columns that agree in so many rows.
  std::vector<ColumnPair> agreeing(int fewest) const {
    std::map<ColumnPair, std::set<std::int64_t>> agreed;
    for (const auto& [name, cells] : rows_) add_agreeing(cells, agreed);
    std::vector<ColumnPair> found;
    for (const auto& [pair, values] : agreed)
      if (static_cast<int>(values.size()) >= fewest) found.push_back(pair);
    return found;
  }

  /// The rows in which two columns do not agree.
  std::map<ColumnPair, std::vector<std::pair<Operand, Operand>>> differing(const std::vector<ColumnPair>& pairs) const {
    std::map<int, std::vector<int>> beside;
    for (const auto& [a, b] : pairs) beside[a].push_back(b);
    std::map<ColumnPair, std::vector<std::pair<Operand, Operand>>> found;
    for (const auto& [name, cells] : rows_)
      for (const Cell& cell : cells) {
        const auto others = beside.find(cell.column);
        if (others == beside.end()) continue;
        for (const Cell& other : cells)
          if (std::find(others->second.begin(), others->second.end(), other.column) != others->second.end() &&
              !is_same(cell.operand, other.operand))
            found[{cell.column, other.column}].emplace_back(cell.operand, other.operand);
      }
    return found;
  }

 private:
  // A name that so many columns have says little of each of them.
  static constexpr std::size_t kMostColumns = 80;

  void add_side(const LedgerTable& table, const LedgerSide& side) {
    std::map<std::string, int> lines;  // by name; -1 where several have it
    for (int i = 0; i < static_cast<int>(side.lines.size()); ++i) {
      const Line& line = side.lines[i];
      const std::string name = line.code.empty() ? std::string(line.label.bare) : line.code;
      if (name.empty() || line.total) continue;
      const auto [known, fresh] = lines.try_emplace(name, i);
      if (!fresh) known->second = -1;
    }
    for (const auto& [name, i] : lines) {
      if (i < 0) continue;
      for (std::size_t column = 0; column < side.figure_columns.size(); ++column)
        if (const auto operand = operand_at(table, side.lines[i].row, side.figure_columns[column]);
            operand && operand->yuan_per_unit > 0)
          rows_[name].push_back({columns_ + static_cast<int>(column), *operand});
    }
    columns_ += static_cast<int>(side.figure_columns.size());
  }

  static bool is_same(const Operand& a, const Operand& b) {
    if (a.yuan_per_unit == b.yuan_per_unit && a.value == b.value) return true;
    const auto outcome = compare({a}, {b}, Relation::kEqual);
    return outcome && outcome->holds;
  }

  static void add_agreeing(const std::vector<Cell>& cells, std::map<ColumnPair, std::set<std::int64_t>>& agreed) {
    constexpr int kFewestDigits = 3;
    if (cells.size() > kMostColumns) return;
    for (std::size_t a = 0; a < cells.size(); ++a) {
      if (significant_digits(cells[a].operand.value) < kFewestDigits) continue;
      for (std::size_t b = a + 1; b < cells.size(); ++b)
        if (cells[a].operand.table != cells[b].operand.table && is_same(cells[a].operand, cells[b].operand))
          agreed[{cells[a].column, cells[b].column}].insert(cells[a].operand.value.mantissa());
    }
  }

  std::map<std::string, std::vector<Cell>> rows_;
  int columns_ = 0;
};

bool is_proved(const Operand& operand, const Findings& findings) {
  return findings.proved(operand.table, operand.row, operand.column) > 0;
}

bool is_a_slip(const Operand& a, const Operand& b) {
  const auto outcome = compare({a}, {b}, Relation::kEqual);
  if (!outcome || outcome->holds) return false;
  const auto slips = possible_slips({a}, {b}, *outcome, Relation::kEqual, 0);
  return std::any_of(slips.begin(), slips.end(), [](const SlipAt& at) {
    return at.slip.kind.starts_with("digit") && is_telling(at.operand.value, at.slip);
  });
}

}  // namespace

void check_same_rows(const Ledger& ledger, Findings& findings) {
  constexpr int kFewestAgreeing = 8;
  const SharedRows rows(ledger);
  const auto pairs = rows.agreeing(kFewestAgreeing);
  if (pairs.empty()) return;
  std::set<std::tuple<int, int, int>> told;
  for (const auto& [columns, others] : rows.differing(pairs)) {
    if (others.size() != 1) continue;
    auto [wrong, right] = others.front();
    if (is_proved(wrong, findings)) std::swap(wrong, right);
    // Neither by the sums around them, or both: then they are of two things.
    if (is_proved(wrong, findings) || !is_proved(right, findings) || !is_a_slip(wrong, right)) continue;
    if (told.insert({wrong.table, wrong.row, wrong.column}).second) findings.compare(kTwoTables, {wrong}, {right});
  }
}

}  // namespace yusuan::audit
