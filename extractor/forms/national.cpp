#include "forms/national.h"

#include <algorithm>

#include "forms/columns.h"

namespace yusuan::forms {
namespace {

constexpr std::size_t kClassDigits = 3;

bool has_key(const std::vector<Column>& columns, const std::vector<std::string>& any) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const Column& column) { return std::find(any.begin(), any.end(), column.key) != any.end(); });
}

bool has_needed(const std::vector<Column>& columns, const TablePattern& table) {
  const bool money = std::any_of(columns.begin(), columns.end(),
                                 [](const Column& column) { return column.type == ColumnType::kMoney; });
  const auto& ways = table.needs();
  return money &&
         (ways.empty() || std::any_of(ways.begin(), ways.end(), [&](const TablePattern::Keys& keys) {
            return std::all_of(keys.begin(), keys.end(), [&](const auto& any) { return has_key(columns, any); });
          }));
}

// The code that a row begins with, in its column of codes or before its name; empty when it has none.
std::string_view code_of(const GridRow& row, const std::vector<Column>& columns) {
  for (int col = 0; col < static_cast<int>(columns.size()); ++col) {
    const ColumnType type = columns[static_cast<std::size_t>(col)].type;
    if (type != ColumnType::kCode && type != ColumnType::kName) continue;
    const std::string_view text = row.text(col);
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end >= kClassDigits) return text.substr(0, end);
  }
  return {};
}

// Most of the codes that the table has; one without codes fits any.
bool has_codes(const std::vector<const GridRow*>& body, const std::vector<Column>& columns,
               const patterns::PatternList& begins) {
  std::size_t fitting = 0, all = 0;
  for (const GridRow* row : body)
    if (const auto code = code_of(*row, columns); !code.empty()) {
      ++all;
      fitting += patterns::any_matches(begins, code);
    }
  return begins.empty() || all == 0 || 2 * fitting > all;
}

}  // namespace

std::string without_filler(std::string_view title, const patterns::PatternList& filler) {
  std::string plain(title);
  for (const text::Pattern& pattern : filler)
    for (std::size_t from = 0; from < plain.size();) {
      const std::string_view rest = std::string_view(plain).substr(from);
      const auto found = pattern.captures(rest);
      if (!found || found->front().empty()) break;
      from += static_cast<std::size_t>(found->front().data() - rest.data());
      plain.erase(from, found->front().size());
    }
  return plain;
}

std::optional<NationalMatch> national_table(const std::vector<NationalTables>& national, const std::string& title,
                                            const Header& header, const std::vector<const GridRow*>& body,
                                            bool has_money_unit, const Vocabulary& words) {
  for (const NationalTables& tables : national) {
    const std::string plain = without_filler(title, tables.filler);
    for (const TablePattern& table : tables.tables) {
      if (!patterns::any_matches(table.title, plain) || patterns::any_matches(table.unless(), title)) continue;
      auto columns = name_columns(header, body, &table, PatternOf::kCountry, has_money_unit, words);
      if (has_needed(columns, table) && has_codes(body, columns, table.codes()))
        return NationalMatch{.id = table.id, .columns = std::move(columns)};
    }
  }
  return std::nullopt;
}

}  // namespace yusuan::forms
