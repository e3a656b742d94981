#include "audit/inferred_sums.h"

#include <algorithm>
#include <array>

#include "audit/table_identities.h"

namespace yusuan {
namespace {

constexpr std::string_view kRowSum = "row_sum", kColumnSum = "column_sum", kSidesEqual = "sides_equal";

using Path = std::vector<std::string>;

// What headers and labels call a total, and a column that says more of the one before it.
struct Words {
  PatternList total_header, memo_header, grand_total;

  bool is_total(const std::string& text) const { return any_matches(total_header, text); }
  bool has_total(const Path& header) const {
    return std::any_of(header.begin(), header.end(), [&](const std::string& text) { return is_total(text); });
  }
  bool is_memo(const Column& column) const {
    return std::any_of(column.header.begin(), column.header.end(),
                       [&](const std::string& text) { return any_matches(memo_header, text); });
  }
};

bool starts_with(const Path& path, const Path& start) {
  return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
}

bool ends_with(const Path& path, const Path& end) {
  return path.size() >= end.size() && std::equal(end.rbegin(), end.rend(), path.rbegin());
}

// One sum: operands that should be equal, several times over.
struct Sum {
  std::vector<Operand> total, parts;
};

bool holds(const Sum& sum) {
  const auto outcome = compare(sum.total, sum.parts, Relation::kEqual);
  return outcome && outcome->holds;
}

// A total that repeats its one part says too little of a rule to break it.
bool tells(const Sum& sum) {
  return std::count_if(sum.parts.begin(), sum.parts.end(), [](const Operand& part) { return !part.value.is_zero(); }) >
         1;
}

// Most sums hold: one wrong figure must not hide the rule that it breaks.
bool confirmed(const std::vector<Sum>& sums) {
  std::ptrdiff_t holding = 0, telling = 0;
  for (const Sum& sum : sums) {
    if (!holds(sum)) continue;
    ++holding;
    telling += tells(sum);
  }
  const auto all = static_cast<std::ptrdiff_t>(sums.size());
  return holding > 0 && (holding == all || (telling > 0 && 4 * holding >= 3 * all));
}

bool report(std::string_view id, const std::vector<Sum>& sums, Findings& findings) {
  if (!confirmed(sums)) return false;
  for (const Sum& sum : sums) findings.compare(id, sum.total, sum.parts);
  return true;
}

// ---- Along the row

// The column 合计 of a header: what stands above that word and below it (合计/预算数).
struct TotalColumn {
  int column = 0;
  Path above, below;
};

std::vector<TotalColumn> total_columns(const LedgerTable& table, const Side& side, const Words& words) {
  std::vector<TotalColumn> totals;
  for (const int column : side.figure_columns) {
    const Path& header = table.table->columns[column].header;
    const auto word =
        std::find_if(header.begin(), header.end(), [&](const std::string& text) { return words.is_total(text); });
    if (word != header.end())
      totals.push_back({.column = column, .above = {header.begin(), word}, .below = {word + 1, header.end()}});
  }
  return totals;
}

// Of the columns with one name under the total's header: their own total, or all of them.
void add_part(const LedgerTable& table, const std::vector<int>& group, const Words& words, std::vector<int>& parts) {
  const auto subtotal = std::find_if(group.begin(), group.end(),
                                     [&](int column) { return words.has_total(table.table->columns[column].header); });
  if (subtotal != group.end())
    parts.push_back(*subtotal);
  else
    parts.insert(parts.end(), group.begin(), group.end());
}

// The columns to the right of a total that its header covers, up to the next total beside it.
std::vector<int> parts_of(const LedgerTable& table, const Side& side, const TotalColumn& total, const Path& above,
                          const Words& words) {
  std::vector<int> parts, group;
  std::string name;
  for (const int column : side.figure_columns) {
    const Column& other = table.table->columns[column];
    if (column <= total.column || words.is_memo(other)) continue;
    if (!starts_with(other.header, above) || other.header.size() == above.size()) continue;
    if (!ends_with(other.header, total.below)) continue;
    const std::string& own = other.header[above.size()];
    if (words.is_total(own)) break;
    if (own != name && !group.empty()) {
      add_part(table, group, words, parts);
      group.clear();
    }
    name = own;
    group.push_back(column);
  }
  if (!group.empty()) add_part(table, group, words, parts);
  return parts;
}

std::vector<Sum> sums_along_rows(const LedgerTable& table, int total, const std::vector<int>& parts) {
  std::vector<Sum> sums;
  for (int row = 0; row < static_cast<int>(table.table->rows.size()); ++row) {
    Sum sum;
    if (const auto operand = operand_at(table, row, total)) sum.total.push_back(*operand);
    for (const int part : parts)
      if (const auto operand = operand_at(table, row, part)) sum.parts.push_back(*operand);
    if (!sum.total.empty() && !sum.parts.empty()) sums.push_back(std::move(sum));
  }
  return sums;
}

void check_rows(const LedgerTable& table, const Side& side, const Words& words, Findings& findings) {
  for (const TotalColumn& total : total_columns(table, side, words)) {
    // A total may cover what stands beside its header, too.
    for (Path above = total.above;; above.pop_back()) {
      const auto parts = parts_of(table, side, total, above, words);
      if (parts.size() > 1 && report(kRowSum, sums_along_rows(table, total.column, parts), findings)) break;
      if (above.empty()) break;
    }
  }
}

// ---- Down the column

std::vector<Sum> sums_down_columns(const LedgerTable& table, const Side& side, int total,
                                   const std::vector<int>& parts) {
  std::vector<Sum> sums;
  for (const int column : side.figure_columns) {
    Sum sum;
    if (const auto operand = operand_at(table, side.lines[total].row, column)) sum.total.push_back(*operand);
    for (const int part : parts)
      if (const auto operand = operand_at(table, side.lines[part].row, column)) sum.parts.push_back(*operand);
    if (!sum.total.empty() && !sum.parts.empty()) sums.push_back(std::move(sum));
  }
  return sums;
}

// Lines from `first` to before `end` that are no totals and no 其中; with `numbering`, only those numbered so.
std::vector<int> lines_of(const Side& side, int first, int end, std::optional<Numbering> numbering) {
  std::vector<int> lines;
  for (int i = first; i < end; ++i) {
    const Line& line = side.lines[i];
    if (line.total || line.label.numbering == Numbering::kMemo) continue;
    if (!numbering || line.label.numbering == *numbering) lines.push_back(i);
  }
  return lines;
}

// How the topmost lines of a range are numbered.
std::optional<Numbering> numbering_of(const Side& side, int first, int end) {
  for (int i = first; i < end; ++i)
    if (const Numbering numbering = side.lines[i].label.numbering;
        numbering != Numbering::kNone && numbering != Numbering::kMemo && !side.lines[i].total)
      return numbering;
  return std::nullopt;
}

// What the total at `total` may be the sum of, the likeliest first. `before`: the total above it, -1 when there is
// none.
std::vector<std::vector<int>> candidates(const Side& side, int total, int before) {
  const int count = static_cast<int>(side.lines.size());
  std::vector<std::vector<int>> candidates;
  const auto add_range = [&](int first, int end, std::optional<int> with) {
    for (const auto& numbering : {numbering_of(side, first, end), std::optional<Numbering>()}) {
      auto lines = lines_of(side, first, end, numbering);
      if (with) lines.insert(lines.begin(), *with);
      if (lines.size() > 1) candidates.push_back(std::move(lines));
    }
  };
  if (before >= 0) add_range(before + 1, total, before);
  add_range(before + 1, total, std::nullopt);
  if (before >= 0) add_range(0, total, std::nullopt);
  if (total == 0) add_range(1, count, std::nullopt);
  return candidates;
}

void check_totals(const LedgerTable& table, const Side& side, Findings& findings) {
  int before = -1;
  for (int i = 0; i < static_cast<int>(side.lines.size()); ++i) {
    if (!side.lines[i].total) continue;
    for (const auto& parts : candidates(side, i, before))
      if (report(kColumnSum, sums_down_columns(table, side, i, parts), findings)) break;
    before = i;
  }
}

// 一、 followed by 1、 2、 is their sum, where that holds in most places of the table.
void check_items(const LedgerTable& table, const Side& side, Findings& findings) {
  std::vector<Sum> sums;
  const int count = static_cast<int>(side.lines.size());
  for (int i = 0; i < count; ++i) {
    const Numbering own = side.lines[i].label.numbering;
    if (own != Numbering::kChinese && own != Numbering::kBracket) continue;
    int end = i + 1;
    while (end < count && !side.lines[end].total && side.lines[end].label.numbering != own &&
           side.lines[end].label.numbering != Numbering::kChinese)
      ++end;
    const auto below = numbering_of(side, i + 1, end);
    if (!below) continue;
    const auto parts = lines_of(side, i + 1, end, below);
    if (parts.size() < 2) continue;
    auto found = sums_down_columns(table, side, i, parts);
    sums.insert(sums.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  report(kColumnSum, sums, findings);
}

// ---- Across the table

const Line* grand_total(const Side& side) {
  const auto last = std::find_if(side.lines.rbegin(), side.lines.rend(), [](const Line& line) { return line.total; });
  return last == side.lines.rend() ? nullptr : &*last;
}

void check_sides(const LedgerTable& table, const Words& words, Findings& findings) {
  if (table.sides.size() != 2) return;
  std::array<std::optional<Operand>, 2> totals;
  bool named = true;
  for (std::size_t i = 0; i < 2; ++i) {
    const Side& side = table.sides[i];
    const Line* line = grand_total(side);
    if (line == nullptr || side.figure_columns.empty()) return;
    totals[i] = operand_at(table, line->row, side.figure_columns.front());
    named = named && any_matches(words.grand_total, line->label.bare);
  }
  if (!totals[0] || !totals[1]) return;
  const Sum sum{{*totals[0]}, {*totals[1]}};
  if (named || holds(sum)) findings.compare(kSidesEqual, sum.total, sum.parts);
}

}  // namespace

void check_inferred_sums(const Ledger& ledger, const PatternNode& node, Findings& findings) {
  const Words words{.total_header = node.patterns("total_header"),
                    .memo_header = node.patterns("memo_header"),
                    .grand_total = node.patterns("grand_total")};
  findings.infer(true);
  for (const LedgerTable& table : ledger.tables()) {
    if (table.table->id || table.table->status != TableStatus::kFilled) continue;
    for (const Side& side : table.sides) {
      check_rows(table, side, words, findings);
      // Codes say what adds up where there are any.
      if (!side.by_code.empty()) continue;
      check_totals(table, side, findings);
      check_items(table, side, findings);
    }
    check_sides(table, words, findings);
  }
  findings.infer(false);
}

}  // namespace yusuan
