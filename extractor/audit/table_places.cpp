#include "audit/table_places.h"

namespace yusuan::audit {
namespace {

// The column of a key; the total of a table with one column of figures is that column.
std::optional<int> column_of(const LedgerTable& table, const std::string& key) {
  static constexpr std::string_view kTotal = "total";
  if (const auto column = table.column(key)) return column;
  if (key != kTotal || table.sides.size() != 1 || table.sides.front().figure_columns.size() != 1) return std::nullopt;
  return table.sides.front().figure_columns.front();
}

}  // namespace

const LedgerTable* only_table(const Ledger& ledger, const std::string& id) {
  const LedgerTable* found = nullptr;
  for (const LedgerTable& table : ledger.tables()) {
    if (table.table->id != id) continue;
    if (found != nullptr) return nullptr;
    found = &table;
  }
  return found;
}

std::optional<Place> place_of(const patterns::Reference& reference, const Ledger& ledger) {
  Place place{.table = only_table(ledger, reference.table), .rows = &reference.row};
  if (place.table == nullptr || place.table->table->status != TableStatus::kFilled) return std::nullopt;
  const auto column = column_of(*place.table, reference.column);
  place.side = column ? place.table->side_of(*column) : nullptr;
  if (place.side == nullptr) return std::nullopt;
  place.column = *column;
  return place;
}

Operands figures_at(const std::optional<Place>& place, std::string_view code) {
  Operands operands;
  if (place)
    for (const Line& line : place->side->lines)
      if (place->means(line) && (code.empty() || line.code == code)) place->add(line, operands);
  return operands;
}

std::vector<patterns::Reference> references(const patterns::PatternNode& node, std::string_view key) {
  std::vector<patterns::Reference> list;
  for (const std::string& text : node.strings(key)) list.push_back(patterns::read_reference(text, node));
  return list;
}

}  // namespace yusuan::audit
