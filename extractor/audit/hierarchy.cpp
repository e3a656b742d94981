#include <algorithm>
#include <iterator>

#include "audit/slip.h"
#include "audit/table_identities.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kHierarchy = "hierarchy", kTotalOfClasses = "total_of_classes";

// A total and the rows right below it in the tree of codes.
struct Branch {
  std::string_view id;
  int total = 0;           // index into LedgerSide::lines
  std::vector<int> parts;  // the same
};

bool has_code(const LedgerSide& side, std::string_view code) {
  const auto [first, last] = lines_with_code(side, code);
  return first != last;
}

// The code of the row that a row adds up into; empty for one that adds up into the total.
std::string_view parent_of(const LedgerSide& side, std::string_view code) {
  for (std::size_t length = code.size() - 2; code.size() > 3 && length >= 3; length -= 2)
    if (has_code(side, code.substr(0, length))) return code.substr(0, length);
  return {};
}

// The line with a code that the line `below` adds up into. Where tables list unit by unit, a code stands once for each:
// then it is the nearest above, and none where there is none above.
std::optional<int> line_above(const LedgerSide& side, std::string_view code, int below) {
  const auto [first, last] = lines_with_code(side, code);
  if (std::distance(first, last) == 1) return *first;
  std::optional<int> nearest;
  for (auto at = first; at != last && *at < below; ++at) nearest = *at;
  return nearest;
}

std::vector<Branch> branches_of(const LedgerSide& side) {
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
    const auto total = line_above(side, parent, i);
    if (!total) continue;
    const auto known =
        std::find_if(branches.begin(), branches.end(), [&](const Branch& b) { return b.total == *total; });
    if (known == branches.end())
      branches.push_back({.id = kHierarchy, .total = *total, .parts = {i}});
    else
      known->parts.push_back(i);
  }
  for (const Breakdown& breakdown : side.breakdowns)
    branches.push_back({.id = kHierarchy, .total = breakdown.whole, .parts = breakdown.parts});
  if (whole.total >= 0 && !whole.parts.empty()) branches.push_back(std::move(whole));
  return branches;
}

std::vector<Operand> figures(const LedgerTable& table, const LedgerSide& side, const std::vector<int>& lines,
                             int column) {
  std::vector<Operand> operands;
  for (const int i : lines)
    if (const auto operand = operand_at(table, side.lines[i].row, column)) operands.push_back(*operand);
  return operands;
}

// What one column says of a branch.
struct Sum {
  int column = 0;
  std::optional<Operand> total;
  std::vector<Operand> parts;

  bool complete() const { return total && !parts.empty(); }
  std::optional<Outcome> outcome(int hidden) const {
    return complete() ? compare({*total}, parts, Relation::kEqual, hidden) : std::nullopt;
  }
  // The total is more than its parts.
  bool lacks(int hidden) const {
    if (!total || total->value.is_zero()) return false;
    if (parts.empty()) return true;
    const auto held = outcome(hidden);
    return held && !held->holds && held->difference.is_negative() == total->value.is_negative();
  }
};

std::vector<Sum> sums_of(const LedgerTable& table, const LedgerSide& side, const Branch& branch) {
  std::vector<Sum> sums;
  for (const int column : side.figure_columns)
    sums.push_back(
        {column, operand_at(table, side.lines[branch.total].row, column), figures(table, side, branch.parts, column)});
  return sums;
}

// Rows at the bottom of the tree below a branch, beyond its own parts: each was rounded.
int hidden_below(const LedgerSide& side, const Branch& branch) {
  const std::string& code = side.lines[branch.total].code;
  int leaves = 0;
  for (std::size_t i = 0; i < side.by_code.size(); ++i) {
    const std::string& own = side.lines[side.by_code[i]].code;
    const bool leaf = i + 1 == side.by_code.size() || !side.lines[side.by_code[i + 1]].code.starts_with(own);
    leaves += leaf && own.starts_with(code);
  }
  return std::max(0, leaves - static_cast<int>(branch.parts.size()));
}

struct Tally {
  int holding = 0, all = 0;
};

Tally tally_of(const LedgerTable& table, const LedgerSide& side, const std::vector<Branch>& branches) {
  Tally tally;
  for (const Branch& branch : branches)
    for (const Sum& sum : sums_of(table, side, branch)) {
      const auto outcome = sum.outcome(hidden_below(side, branch));
      tally.all += sum.complete();
      tally.holding += outcome && outcome->holds;
    }
  return tally;
}

// Whether most sums of a table that no form knows hold, so that its codes do form a tree. Where a form promises the
// tree, more must hold than not.
bool confirmed(const Tally& tally, bool promised) {
  if (promised) return 2 * tally.holding >= tally.all || tally.all < 3;
  // One wrong figure breaks two or three sums of the dozen that a small table has.
  return tally.holding >= 3 && tally.holding * 4 >= tally.all * 3;
}

// Whether three totals or more of one column are more than their parts. A misprint makes one lack, so these are rows
// that the table does not print, or that were not read.
bool many_lack(const LedgerTable& table, const LedgerSide& side, const std::vector<Branch>& branches) {
  constexpr int kMany = 3;
  std::vector<int> lacking(table.table->columns.size());
  for (const Branch& branch : branches) {
    const int hidden = hidden_below(side, branch);
    for (const Sum& sum : sums_of(table, side, branch))
      if (sum.complete() && sum.lacks(hidden) && ++lacking[sum.column] >= kMany) return true;
  }
  return false;
}

// Whether a row is printed again right below itself, with its code and all its figures: a level without a code of its
// own, which is no other part. Projects named under their item repeat its code and are parts.
bool repeats_rows(const LedgerTable& table, const LedgerSide& side, const Branch& branch) {
  const auto same = [&](int a, int b) {
    return side.lines[a].code == side.lines[b].code &&
           std::all_of(side.figure_columns.begin(), side.figure_columns.end(), [&](int column) {
             return table.cell(side.lines[a].row, column).value == table.cell(side.lines[b].row, column).value;
           });
  };
  return std::any_of(branch.parts.begin(), branch.parts.end(), [&](int part) {
    const std::string& code = side.lines[part].code;
    return part > 0 && !code.empty() && code != side.lines[branch.total].code && same(part - 1, part);
  });
}

void check_branch(const Ledger& ledger, const LedgerTable& table, const LedgerSide& side, const Branch& branch,
                  bool rows_left_out, Findings& findings) {
  const std::string_view name = side.lines[branch.total].label.text;
  const auto sums = sums_of(table, side, branch);
  const int hidden = hidden_below(side, branch);
  // A misprint breaks one column; a row that is not there breaks all that it has figures in.
  const bool rows_missing =
      rows_left_out || std::count_if(sums.begin(), sums.end(), [&](const Sum& sum) { return sum.lacks(hidden); }) > 1;
  const bool repeats = repeats_rows(table, side, branch);
  // The last parts of a table that reaches the end of its page may stand on one that was not read.
  const int end = static_cast<int>(side.lines.size()) - 1;
  const bool open = table.open_end && branch.total < branch.parts.front() &&
                    std::find(branch.parts.begin(), branch.parts.end(), end) != branch.parts.end();
  for (const Sum& sum : sums) {
    const auto outcome = sum.outcome(hidden);
    const bool slip =
        outcome && !outcome->holds && !table.fully_read && breaks_by_a_slip({*sum.total}, sum.parts, hidden);
    if (!table.fully_read && outcome && !outcome->holds && !slip)
      findings.skip(branch.id, SkipReason::kNotFullyRead, *sum.total, name);
    else if (outcome && sum.lacks(hidden) && (rows_missing || open || ledger.withheld()))
      findings.skip(branch.id, rows_missing || open ? SkipReason::kRowsMissing : SkipReason::kWithheld, *sum.total,
                    name);
    else if (outcome && !outcome->holds && (repeats || counts_several_times(*outcome)))
      findings.skip(branch.id, SkipReason::kUnconfirmed, *sum.total, name);
    else if (sum.complete())
      findings.compare(branch.id, {*sum.total}, sum.parts, Relation::kEqual, hidden);
    else if (sum.total && !sum.total->value.is_zero())
      findings.skip(branch.id, SkipReason::kPartsBlank, *sum.total, name);
    else if (!sum.total && !sum.parts.empty())
      findings.skip(branch.id, SkipReason::kBlank, sum.parts.front(), name);
  }
}

}  // namespace

void check_hierarchies(const Ledger& ledger, Findings& findings) {
  for (const LedgerTable& table : ledger.tables()) {
    findings.infer(!table.of_form);
    for (const LedgerSide& side : table.sides) {
      if (side.by_code.empty() || table.table->status != TableStatus::kFilled) continue;
      const auto branches = branches_of(side);
      const Tally tally = tally_of(table, side, branches);
      if (!confirmed(tally, table.of_form)) {
        if (table.of_form) findings.skip(kHierarchy, SkipReason::kUnconfirmed, {.table = table.index}, "");
        continue;
      }
      const bool rows_left_out = table.gaps || many_lack(table, side, branches);
      for (const Branch& branch : branches) check_branch(ledger, table, side, branch, rows_left_out, findings);
    }
  }
  findings.infer(false);
}

}  // namespace yusuan::audit
