#include "audit/put_back.h"

#include <algorithm>
#include <vector>

#include "model/unplaced.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

// Money columns that at least half of the rows without open figures fill.
std::vector<bool> usual_columns(const Table& table) {
  std::vector<int> filled(table.columns.size());
  int rows = 0;
  for (const Row& row : table.rows) {
    if (!row.unplaced.empty()) continue;
    ++rows;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      filled[column] += row.cells[column].value.has_value();
  }
  std::vector<bool> usual(table.columns.size());
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    usual[column] = filled[column] > 0 && 2 * filled[column] >= rows;
  return usual;
}

// The columns that the open figures of a row go into; empty where it is not known.
std::vector<int> columns_for(const Table& table, const Row& row, const std::vector<bool>& usual) {
  std::vector<int> blank, likely;
  for (int column = 0; column < static_cast<int>(table.columns.size()); ++column) {
    if (table.columns[column].type != ColumnType::kMoney || row.cells[column].text) continue;
    blank.push_back(column);
    if (usual[column]) likely.push_back(column);
  }
  if (blank.size() == row.unplaced.size()) return blank;
  return likely.size() == row.unplaced.size() ? likely : std::vector<int>();
}

bool fill(Row& row, const std::vector<int>& columns) {
  std::vector<Decimal> values;
  for (const std::string& text : row.unplaced)
    if (const auto amount = text::parse_amount(text)) values.push_back(amount->value);
  if (columns.empty() || values.size() != columns.size()) return false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    row.cells[columns[i]].text = row.unplaced[i];
    row.cells[columns[i]].value = values[i];
  }
  row.unplaced.clear();
  return true;
}

}  // namespace

bool PutBack::is_used_by(const Check& check) const {
  return std::any_of(check.refs.begin(), check.refs.end(), [&](const FigureRef& ref) {
    if (!ref.table || !ref.row || !ref.column) return false;
    const auto& columns = document.tables[*ref.table].columns;
    for (std::size_t column = 0; column < columns.size(); ++column)
      if (columns[column].key == *ref.column &&
          cells.count(std::tuple(*ref.table, *ref.row, static_cast<int>(column))) > 0)
        return true;
    return false;
  });
}

std::optional<PutBack> put_back(const Document& document) {
  if (!has_unplaced(document.tables)) return std::nullopt;
  PutBack back{document, {}};
  for (int index = 0; index < static_cast<int>(back.document.tables.size()); ++index) {
    Table& table = back.document.tables[index];
    const auto usual = usual_columns(table);
    for (int row = 0; row < static_cast<int>(table.rows.size()); ++row) {
      if (table.rows[row].unplaced.empty()) continue;
      const auto columns = columns_for(table, table.rows[row], usual);
      if (!fill(table.rows[row], columns)) continue;
      if (table.status == TableStatus::kBlank) table.status = TableStatus::kFilled;
      for (const int column : columns) back.cells.emplace(index, row, column);
    }
  }
  return back.cells.empty() ? std::nullopt : std::optional(std::move(back));
}

}  // namespace yusuan::audit
