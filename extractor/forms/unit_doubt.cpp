#include "forms/unit_doubt.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yusuan::forms {
namespace {

constexpr std::array<std::string_view, 4> kUses = {"bond_use", "new_bond_use", "bond_projects",
                                                   "special_bond_projects"};
constexpr std::array<std::string_view, 4> kDebts = {"debt_limit_balance", "general_debt_balance",
                                                    "special_debt_balance", "debt_issue_service"};
// Totals and the lists below them are both counted, and lists may tell what older bonds are used for, too.
constexpr std::int64_t kSeveral = 5;

template <std::size_t N>
bool is_one_of(const Table& table, const std::array<std::string_view, N>& ids) {
  return table.id && table.yuan_per_unit && std::find(ids.begin(), ids.end(), *table.id) != ids.end();
}

// The largest amount of a row, in yuan.
std::optional<Decimal> largest_of(const Table& table, const Row& row) {
  std::optional<Decimal> largest;
  for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
    if (table.columns[i].type != ColumnType::kMoney || !row.cells[i].value) continue;
    const auto yuan = multiply(row.cells[i].value->absolute(), Decimal(*table.yuan_per_unit, 0));
    if (yuan && (!largest || *largest < *yuan)) largest = *yuan;
  }
  return largest;
}

}  // namespace

std::vector<Diagnostic> doubtful_units(const std::vector<Table>& tables) {
  const Table* debt = nullptr;
  Decimal whole;
  for (const Table& table : tables) {
    if (!is_one_of(table, kDebts)) continue;
    for (const Row& row : table.rows)
      if (const auto largest = largest_of(table, row); largest && whole < *largest) {
        whole = *largest;
        debt = &table;
      }
  }
  std::vector<Diagnostic> doubts;
  if (debt == nullptr || debt->pages.empty()) return doubts;
  const auto limit = multiply(whole, Decimal(kSeveral, 0));
  for (const Table& table : tables) {
    if (!limit || !is_one_of(table, kUses) || table.pages.empty()) continue;
    Decimal all;
    for (const Row& row : table.rows)
      if (const auto largest = largest_of(table, row))
        if (const auto sum = add(all, *largest)) all = *sum;
    if (!(*limit < all)) continue;
    doubts.push_back({Severity::kWarning,
                      "unit_doubtful",
                      "in " + *table.money_unit + ", as printed, \"" + table.title +
                          "\" comes to many times the debt of \"" + debt->title + "\" on page " +
                          std::to_string(debt->pages.front()) + " in " + *debt->money_unit +
                          ": one of the two units cannot be meant",
                      table.pages.front(),
                      {}});
  }
  return doubts;
}

}  // namespace yusuan::forms
