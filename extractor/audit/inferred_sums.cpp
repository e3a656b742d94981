#include "audit/inferred_sums.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "audit/outline_checks.h"
#include "audit/reading.h"
#include "audit/sum_rule.h"
#include "audit/table_identities.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kRowSum = "row_sum", kColumnSum = "column_sum", kSidesEqual = "sides_equal";

using Path = std::vector<std::string>;

// What headers and labels call a total, and a column that says more of the one before it.
struct Words {
  patterns::PatternList total_header, memo_header, total_label, grand_total;

  bool is_total(const std::string& text) const { return patterns::any_matches(total_header, text); }
  bool has_total(const Path& header) const {
    return std::any_of(header.begin(), header.end(), [&](const std::string& text) { return is_total(text); });
  }
  // A row that adds up others, whatever it adds up: 本级支出合计.
  bool is_total(const Line& line) const {
    return line.total || patterns::any_matches(total_label, std::string(line.label.bare));
  }
  bool is_memo(const Column& column) const {
    return std::any_of(column.header.begin(), column.header.end(),
                       [&](const std::string& text) { return patterns::any_matches(memo_header, text); });
  }
};

bool starts_with(const Path& path, const Path& start) {
  return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
}

bool ends_with(const Path& path, const Path& end) {
  return path.size() >= end.size() && std::equal(end.rbegin(), end.rend(), path.rbegin());
}

// ---- Along the row

// The column 合计 of a header: what stands above that word and below it (合计/预算数).
struct TotalColumn {
  int column = 0;
  Path above, below;
};

std::vector<TotalColumn> total_columns(const LedgerTable& table, const LedgerSide& side, const Words& words) {
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
std::vector<int> parts_of(const LedgerTable& table, const LedgerSide& side, const TotalColumn& total, const Path& above,
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

std::vector<PrintedSum> sums_along_rows(const LedgerTable& table, int total, const std::vector<int>& parts) {
  std::vector<PrintedSum> sums;
  for (int row = 0; row < static_cast<int>(table.table->rows.size()); ++row) {
    if (is_numbering_row(*table.table, row)) continue;
    PrintedSum sum{.total = {}, .parts = {}, .unread = is_unread(*table.table, row, total)};
    if (const auto operand = operand_at(table, row, total)) sum.total.push_back(*operand);
    for (const int part : parts) {
      if (const auto operand = operand_at(table, row, part)) sum.parts.push_back(*operand);
      sum.unread = sum.unread || is_unread(*table.table, row, part);
    }
    if (!sum.total.empty() && !sum.parts.empty()) sums.push_back(std::move(sum));
  }
  return sums;
}

void check_rows(const LedgerTable& table, const LedgerSide& side, const Words& words, Findings& findings) {
  for (const TotalColumn& total : total_columns(table, side, words)) {
    // A total may cover what stands beside its header, too.
    for (Path above = total.above;; above.pop_back()) {
      const auto parts = parts_of(table, side, total, above, words);
      if (parts.size() > 1 && report_rule(kRowSum, sums_along_rows(table, total.column, parts), table, findings)) break;
      if (above.empty()) break;
    }
  }
}

// ---- Down the column

// The lines of one side of a table, and what may be a sum of which.
class TotalRows {
 public:
  TotalRows(const LedgerTable& table, std::size_t number, const Words& words)
      : table_(table), number_(number), side_(table.sides[number]), words_(words) {}

  void check(Findings& findings) const {
    int before = -1;
    for (int i = 0; i < count(); ++i) {
      if (!is_total(i)) continue;
      check_total(i, candidates(i, before), findings);
      before = i;
    }
  }

 private:
  using Lines = std::vector<int>;

  int count() const { return static_cast<int>(side_.lines.size()); }
  bool is_total(int line) const { return words_.is_total(side_.lines[line]); }
  patterns::Numbering numbering(int line) const { return side_.lines[line].label.numbering; }

  // Lines from `first` to before `end` that are no totals and no 其中; with `numbered`, only those numbered so.
  Lines lines_of(int first, int end, std::optional<patterns::Numbering> numbered) const {
    Lines lines;
    for (int i = first; i < end; ++i) {
      if (is_total(i) || numbering(i) == patterns::Numbering::kMemo) continue;
      if (!numbered || numbering(i) == *numbered) lines.push_back(i);
    }
    return lines;
  }

  // How the topmost lines of a range are numbered.
  std::optional<patterns::Numbering> numbering_of(int first, int end) const {
    for (int i = first; i < end; ++i)
      if (const patterns::Numbering own = numbering(i);
          own != patterns::Numbering::kNone && own != patterns::Numbering::kMemo && !is_total(i))
        return own;
    return std::nullopt;
  }

  // Of the lines of a range those that the outline makes parts of none of them.
  Lines topmost_of(int first, int end) const {
    Lines lines = lines_of(first, end, std::nullopt);
    std::set<int> rows;
    for (const int line : lines) rows.insert(side_.lines[line].row);
    std::erase_if(lines, [&](int line) {
      const Row& row = table_.table->rows[side_.lines[line].row];
      if (number_ > row.beside.size()) return false;
      const RowPlace& place = number_ == 0 ? row.place : row.beside[number_ - 1];
      return place.parent && rows.contains(*place.parent);
    });
    return lines;
  }

  // What the total at `total` may be the sum of, the likeliest first. `before`: the total above it, -1 when there is
  // none.
  std::vector<Lines> candidates(int total, int before) const {
    std::vector<Lines> candidates;
    const auto add = [&](Lines lines, std::optional<int> with) {
      if (with) lines.insert(lines.begin(), *with);
      if (lines.size() > 1 && std::find(candidates.begin(), candidates.end(), lines) == candidates.end())
        candidates.push_back(std::move(lines));
    };
    const auto add_range = [&](int first, int end, std::optional<int> with) {
      add(lines_of(first, end, numbering_of(first, end)), with);
      add(lines_of(first, end, std::nullopt), with);
      add(topmost_of(first, end), with);
    };
    if (before >= 0) add_range(before + 1, total, before);
    add_range(before + 1, total, std::nullopt);
    if (before >= 0) add_range(0, total, std::nullopt);
    if (total == 0) add_range(1, count(), std::nullopt);
    return candidates;
  }

  std::vector<PrintedSum> sums_of(int total, const Lines& parts) const {
    auto sums = sums_down_columns(table_, side_, total, parts);
    for (PrintedSum& sum : sums) sum.may_lack = lacks_a_part(table_, side_, parts, sum.total.front().column);
    return sums;
  }

  void check_total(int total, const std::vector<Lines>& candidates, Findings& findings) const {
    for (const Confirmed by : {Confirmed::kAsPrinted, Confirmed::kButForSlips})
      for (const Lines& parts : candidates)
        if (report_rule(kColumnSum, sums_of(total, parts), table_, findings, by)) return;
    for (const Lines& parts : candidates)
      if (is_whole_list(parts) && parts.back() == total - 1 &&
          report_rule(kColumnSum, sums_of(total, parts), table_, findings, Confirmed::kByNumbers))
        return;
  }

  // Whether they are all that is numbered, and numbered in one way.
  bool is_whole_list(const Lines& lines) const {
    constexpr std::size_t kFewest = 4;
    const patterns::Numbering first = numbering(lines.front());
    return lines.size() >= kFewest && first != patterns::Numbering::kNone &&
           std::all_of(lines.begin(), lines.end(), [&](int line) { return numbering(line) == first; });
  }

  const LedgerTable& table_;
  std::size_t number_;
  const LedgerSide& side_;
  const Words& words_;
};

// ---- Across the table

const Line* grand_total(const LedgerSide& side) {
  const auto last = std::find_if(side.lines.rbegin(), side.lines.rend(), [](const Line& line) { return line.total; });
  return last == side.lines.rend() ? nullptr : &*last;
}

// The column of the other side that says the same: both 预算数, or both the only ones.
std::optional<int> counterpart(const LedgerTable& table, const LedgerSide& left, int column, const LedgerSide& right) {
  if (left.figure_columns.size() == 1 && right.figure_columns.size() == 1) return right.figure_columns.front();
  const Path& header = table.table->columns[column].header;
  std::optional<int> found;
  for (const int other : right.figure_columns) {
    const Path& there = table.table->columns[other].header;
    if (header.empty() || there.empty() || header.back() != there.back()) continue;
    if (found) return std::nullopt;
    found = other;
  }
  return found;
}

void check_sides(const LedgerTable& table, const Words& words, Findings& findings) {
  if (table.sides.size() != 2) return;
  const std::array<const Line*, 2> lines = {grand_total(table.sides[0]), grand_total(table.sides[1])};
  if (lines[0] == nullptr || lines[1] == nullptr) return;
  const bool named = patterns::any_matches(words.grand_total, lines[0]->label.bare) &&
                     patterns::any_matches(words.grand_total, lines[1]->label.bare) && lines[0]->row == lines[1]->row;
  std::vector<PrintedSum> sums;
  for (const int column : table.sides[0].figure_columns) {
    if (words.is_memo(table.table->columns[column])) continue;
    const auto other = counterpart(table, table.sides[0], column, table.sides[1]);
    if (!other) continue;
    const auto left = operand_at(table, lines[0]->row, column), right = operand_at(table, lines[1]->row, *other);
    if (left && right) sums.push_back({.total = {*left}, .parts = {*right}});
  }
  // Where other columns of the same rows do not agree either, the two totals are not of one thing.
  const auto holding = std::count_if(sums.begin(), sums.end(), holds);
  const bool one = named && sums.size() == 1 && table.fully_read;
  for (const PrintedSum& sum : sums)
    if (holds(sum) || one || (named && table.fully_read && 2 * holding > static_cast<std::ptrdiff_t>(sums.size())))
      findings.compare(kSidesEqual, sum.total, sum.parts);
}

}  // namespace

void check_inferred_sums(const Ledger& ledger, const patterns::PatternNode& node, const std::set<std::string>& promised,
                         Findings& findings) {
  const Words words{.total_header = node.patterns("total_header"),
                    .memo_header = node.patterns("memo_header"),
                    .total_label = node.patterns("total_label"),
                    .grand_total = node.patterns("grand_total")};
  findings.infer(true);
  for (const LedgerTable& table : ledger.tables()) {
    if (table.table->status != TableStatus::kFilled) continue;
    for (std::size_t i = 0; i < table.sides.size(); ++i) check_outline_sums(table, i, findings);
    if (table.of_form && promised.contains(*table.table->id)) continue;
    for (std::size_t i = 0; i < table.sides.size(); ++i) {
      const LedgerSide& side = table.sides[i];
      check_rows(table, side, words, findings);
      // Codes say what adds up where there are any.
      if (!side.by_code.empty()) continue;
      TotalRows(table, i, words).check(findings);
      check_outline_total(table, i, findings);
    }
    check_sides(table, words, findings);
  }
  findings.infer(false);
}

}  // namespace yusuan::audit
