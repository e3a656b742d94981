// Columns of the tables of the whole country, which no form promises: where a reference of national.toml finds its
// figures.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/ledger.h"
#include "audit/table_identities.h"
#include "patterns/identity.h"

namespace yusuan::audit {

using Operands = std::vector<Operand>;

/// One column of one side of a table, and the rows of it that are meant.
struct Place {
  const LedgerTable* table = nullptr;
  const LedgerSide* side = nullptr;
  int column = 0;
  const patterns::Selector* rows = nullptr;

  bool means(const Line& line) const { return rows->empty() || rows->fits(line.label, line.code, line.total); }
  void add(const Line& line, Operands& operands) const {
    if (const auto operand = operand_at(*table, line.row, column)) operands.push_back(*operand);
  }
};

/// The one table with this id: of several, none is known to be the one, and there is nullptr.
const LedgerTable* only_table(const Ledger& ledger, const std::string& id);

/// Keeps a view into `reference`; nullopt where the one table is missing or not filled, or lacks the column.
std::optional<Place> place_of(const patterns::Reference& reference, const Ledger& ledger);

/// Those of rows with this code; of all that are meant where it is empty. Empty without a place.
Operands figures_at(const std::optional<Place>& place, std::string_view code = {});

/// The references of an entry's list.
std::vector<patterns::Reference> references(const patterns::PatternNode& node, std::string_view key);

}  // namespace yusuan::audit
