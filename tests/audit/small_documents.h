// Small documents for tests of the audit, and what it says of them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "audit/audit.h"

namespace yusuan::audit {

/// What the failing checks say, in Chinese.
inline std::vector<std::string> failing_messages(const Document& document) {
  std::vector<std::string> messages;
  for (const Check& check : audit(document, patterns::PatternFiles(std::nullopt)))
    if (check.status == CheckStatus::kFail) messages.push_back(check.message_zh);
  return messages;
}

/// A table of one page, in 万元.
inline Table filled_table(std::string title, int page, std::vector<Column> columns) {
  Table table{.title = std::move(title), .money_unit = "万元", .yuan_per_unit = 10'000};
  table.pages = {page};
  table.status = TableStatus::kFilled;
  table.columns = std::move(columns);
  return table;
}

/// Adds a row to a table: its name and its figures as printed, an empty one for a blank cell.
inline Row& add_row(Table& table, const std::string& name, const std::vector<std::string>& figures) {
  Row row{.name = name, .page = table.pages.front()};
  row.cells.push_back({.text = name});
  for (const std::string& figure : figures)
    row.cells.push_back(figure.empty() ? TableCell{} : TableCell{.text = figure, .value = Decimal::parse(figure)});
  table.rows.push_back(std::move(row));
  return table.rows.back();
}

}  // namespace yusuan::audit
