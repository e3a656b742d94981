#include "audit/outline_cover.h"

#include <algorithm>
#include <map>

#include "audit/table_identities.h"

namespace yusuan::audit {
namespace {

const RowPlace* place_of(const Table& table, int row, std::size_t side) {
  const Row& printed = table.rows[row];
  if (side == 0) return &printed.place;
  return side <= printed.beside.size() ? &printed.beside[side - 1] : nullptr;
}

}  // namespace

OutlineCover::OutlineCover(const LedgerTable& table, std::size_t side, const Table& placed,
                           std::optional<Mended> mended)
    : table_(table), side_(table.sides[side]), mended_(std::move(mended)) {
  find_parts(placed, side);
  for (int line = 0; line < static_cast<int>(side_.lines.size()); ++line) {
    for (const int column : side_.figure_columns)
      if (const auto operand = figure(line, column)) filled_ += !operand->value.is_zero();
    hold(line, parts_[line]);
  }
  hold_totals();
}

std::optional<Operand> OutlineCover::figure(int line, int column) const {
  const int row = side_.lines[line].row;
  auto operand = operand_at(table_, row, column);
  if (operand && mended_ && mended_->row == row && mended_->column == column) operand->value = mended_->value;
  return operand;
}

void OutlineCover::find_parts(const Table& placed, std::size_t number) {
  const int count = static_cast<int>(side_.lines.size());
  std::map<int, int> line_of_row;
  for (int i = 0; i < count; ++i) line_of_row[side_.lines[i].row] = i;
  parts_.resize(side_.lines.size());
  parents_.assign(side_.lines.size(), -1);
  ends_.resize(side_.lines.size());
  for (int i = 0; i < count; ++i) {
    const RowPlace* place = place_of(placed, side_.lines[i].row, number);
    if (place == nullptr || !place->parent) continue;
    const auto whole = line_of_row.find(*place->parent);
    if (whole == line_of_row.end()) continue;
    parents_[i] = whole->second;
    parts_[whole->second].push_back(i);
  }
  for (int i = count - 1; i >= 0; --i) {
    ends_[i] = std::max(ends_[i], i + 1);
    if (parents_[i] >= 0) ends_[parents_[i]] = std::max(ends_[parents_[i]], ends_[i]);
  }
}

bool OutlineCover::hold_column(int total, const std::vector<int>& parts, int column) {
  const auto whole = figure(total, column);
  if (!whole || whole->value.is_zero()) return false;
  std::vector<Operand> addends;
  for (const int part : parts)
    if (const auto operand = figure(part, column)) addends.push_back(*operand);
  if (addends.empty()) return false;
  const auto outcome = compare({*whole}, addends, Relation::kEqual);
  if (!outcome || !outcome->holds) return false;
  sums_.push_back({total, column, parts});
  covered_.insert({total, column});
  for (const int part : parts)
    if (const auto operand = figure(part, column); operand && !operand->value.is_zero())
      covered_.insert({part, column});
  return true;
}

// 其中： names one of the parts where the others follow it, else more of a row.
void OutlineCover::hold(int total, const std::vector<int>& parts) {
  if (parts.empty()) return;
  std::vector<int> others;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(others),
               [&](int part) { return side_.lines[part].label.numbering != patterns::Numbering::kMemo; });
  for (const int column : side_.figure_columns)
    if (!hold_column(total, parts, column) && others.size() < parts.size()) hold_column(total, others, column);
}

// A total below its parts: of all topmost rows, of those behind the total before it, or of that one and these.
void OutlineCover::hold_totals() {
  int before = -1;
  for (int i = 0; i < static_cast<int>(side_.lines.size()); ++i) {
    if (!side_.lines[i].total) continue;
    std::vector<int> all, behind;
    for (int line = 0; line < i; ++line) {
      if (side_.lines[line].total || parents_[line] >= 0) continue;
      all.push_back(line);
      if (line > before) behind.push_back(line);
    }
    hold(i, all);
    if (before >= 0) {
      hold(i, behind);
      behind.insert(behind.begin(), before);
      hold(i, behind);
    }
    before = i;
  }
}

std::vector<OutlineCover::PrintedParts> OutlineCover::sums_of(int line, int column) const {
  std::vector<PrintedParts> found;
  for (const HeldSum& sum : sums_) {
    const bool total = sum.total == line;
    if (sum.column != column || (!total && std::find(sum.parts.begin(), sum.parts.end(), line) == sum.parts.end()))
      continue;
    const auto whole = operand_at(table_, side_.lines[sum.total].row, column);
    std::vector<Operand> parts;
    for (const int part : sum.parts)
      if (const auto operand = operand_at(table_, side_.lines[part].row, column)) parts.push_back(*operand);
    if (whole) found.insert(total ? found.begin() : found.end(), PrintedParts{*whole, std::move(parts), sum.parts});
  }
  return found;
}

}  // namespace yusuan::audit
