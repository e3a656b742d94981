#include "feed/sides.h"

#include <algorithm>
#include <string_view>

namespace yusuan::feed {
namespace {

// 财政拨款收入支出 names both sides and so neither.
std::optional<Side> side_of_words(std::string_view words) {
  const bool revenue = words.find("收入") != std::string_view::npos;
  const bool expenditure = words.find("支出") != std::string_view::npos;
  if (revenue == expenditure) return std::nullopt;
  return revenue ? Side::kRevenue : Side::kExpenditure;
}

std::optional<Side> side_of_column(const Column& column) {
  if (column.key.starts_with("revenue")) return Side::kRevenue;
  if (column.key.starts_with("expenditure")) return Side::kExpenditure;
  for (const std::string& cell : column.header)
    if (const auto side = side_of_words(cell)) return side;
  return std::nullopt;
}

}  // namespace

std::vector<std::optional<Side>> sides_of(const Table& table) {
  std::vector<std::optional<Side>> sides;
  bool revenue = false, expenditure = false;
  for (const Column& column : table.columns) {
    sides.push_back(side_of_column(column));
    if (!is_figure(column.type)) continue;
    revenue = revenue || sides.back() == Side::kRevenue;
    expenditure = expenditure || sides.back() == Side::kExpenditure;
  }
  if (!revenue || !expenditure) std::fill(sides.begin(), sides.end(), std::nullopt);
  return sides;
}

}  // namespace yusuan::feed
