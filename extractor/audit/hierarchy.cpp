#include <algorithm>

#include "audit/table_identities.h"

namespace yusuan {
namespace {

constexpr std::string_view kHierarchy = "hierarchy", kTotalOfClasses = "total_of_classes";

// A total and the rows right below it in the tree of codes.
struct Branch {
  std::string_view id;
  int total = 0;           // index into Side::lines
  std::vector<int> parts;  // the same
};

bool has_code(const Side& side, std::string_view code) {
  const auto [first, last] = lines_with_code(side, code);
  return first != last;
}

// The code of the row that a row adds up into; empty for one that adds up into the total.
std::string_view parent_of(const Side& side, std::string_view code) {
  for (std::size_t length = code.size() - 2; code.size() > 3 && length >= 3; length -= 2)
    if (has_code(side, code.substr(0, length))) return code.substr(0, length);
  return {};
}

std::vector<Branch> branches_of(const Side& side) {
  std::vector<Branch> branches;
  Branch whole{.id = kTotalOfClasses, .total = -1};
  for (int i = 0; i < static_cast<int>(side.lines.size()); ++i)
    if (side.lines[i].total && side.lines[i].code.empty()) {
      // Two totals (本年收入合计, 总计) are the form's to explain.
      whole.total = whole.total == -1 ? i : -2;
    }
  for (const int i : side.by_code) {
    const std::string_view parent = parent_of(side, side.lines[i].code);
    if (parent.empty()) {
      whole.parts.push_back(i);
      continue;
    }
    const int total = *lines_with_code(side, parent).first;
    const auto known =
        std::find_if(branches.begin(), branches.end(), [&](const Branch& b) { return b.total == total; });
    if (known == branches.end())
      branches.push_back({.id = kHierarchy, .total = total, .parts = {i}});
    else
      known->parts.push_back(i);
  }
  for (const Breakdown& breakdown : side.breakdowns)
    branches.push_back({.id = kHierarchy, .total = breakdown.whole, .parts = breakdown.parts});
  if (whole.total >= 0 && !whole.parts.empty()) branches.push_back(std::move(whole));
  return branches;
}

std::vector<Operand> figures(const LedgerTable& table, const Side& side, const std::vector<int>& lines, int column) {
  std::vector<Operand> operands;
  for (const int i : lines)
    if (const auto operand = operand_at(table, side.lines[i].row, column)) operands.push_back(*operand);
  return operands;
}

// Whether most sums of a table that no form knows hold, so that its codes do form a tree.
bool confirmed(const LedgerTable& table, const Side& side, const std::vector<Branch>& branches) {
  int holding = 0, all = 0;
  for (const Branch& branch : branches)
    for (const int column : side.figure_columns) {
      const auto total = operand_at(table, side.lines[branch.total].row, column);
      const auto parts = figures(table, side, branch.parts, column);
      if (!total || parts.empty()) continue;
      const auto outcome = compare({*total}, parts, Relation::kEqual);
      ++all;
      holding += outcome && outcome->holds ? 1 : 0;
    }
  // One wrong figure breaks two or three sums of the dozen that a small table has.
  return holding >= 3 && holding * 4 >= all * 3;
}

}  // namespace

void check_hierarchies(const Ledger& ledger, Findings& findings) {
  for (const LedgerTable& table : ledger.tables()) {
    findings.infer(!table.table->id);
    for (const Side& side : table.sides) {
      if (side.by_code.empty() || table.table->status != TableStatus::kFilled) continue;
      const auto branches = branches_of(side);
      if (!table.table->id && !confirmed(table, side, branches)) continue;
      for (const Branch& branch : branches)
        for (const int column : side.figure_columns) {
          const auto total = operand_at(table, side.lines[branch.total].row, column);
          const auto parts = figures(table, side, branch.parts, column);
          if (total && !parts.empty())
            findings.compare(branch.id, {*total}, parts);
          else if (total && !total->value.is_zero())
            findings.skip(branch.id, SkipReason::kPartsBlank, *total, side.lines[branch.total].label.text);
          else if (!total && !parts.empty())
            findings.skip(branch.id, SkipReason::kBlank, parts.front(), side.lines[branch.total].label.text);
        }
    }
  }
  findings.infer(false);
}

}  // namespace yusuan
