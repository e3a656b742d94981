#include "audit/mended_outline.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/outline_cover.h"
#include "audit/slip.h"
#include "audit/sum_rule.h"
#include "audit/table_identities.h"
#include "forms/outline.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kColumnSum = "column_sum";

// A figure, and what it may have to be.
struct Mend {
  int line = 0, column = 0;
  Decimal due;
  bool telling = false;  // a slip that no chance makes
  int rank = 0;          // the likeliest first

  friend bool operator==(const Mend& a, const Mend& b) {
    return a.line == b.line && a.column == b.column && a.due == b.due;
  }
};

// What may be wrong in one side of a table, the figures of each column as whole numbers of its last digit.
class Mends {
 public:
  Mends(const LedgerTable& table, const LedgerSide& side, const OutlineCover& cover)
      : table_(table), side_(side), cover_(cover) {}

  std::vector<Mend> find() {
    for (const int column : side_.figure_columns) {
      column_ = column;
      read_column();
      for (int whole = 0; whole < count(); ++whole)
        if (value(whole)) {
          try_runs(whole, false);
          try_runs(whole, true);
        }
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Mend& a, const Mend& b) { return a.rank < b.rank; });
    return std::move(found_);
  }

 private:
  // So many rows and groups behind a row are tried as its parts.
  static constexpr int kMostParts = 30;

  int count() const { return static_cast<int>(side_.lines.size()); }
  const std::optional<std::int64_t>& value(int line) const { return values_[line]; }

  void read_column() {
    values_.assign(side_.lines.size(), std::nullopt);
    scale_ = 0;
    for (const Line& line : side_.lines)
      if (const auto& value = table_.cell(line.row, column_).value) scale_ = std::max(scale_, value->scale());
    for (int i = 0; i < count(); ++i) {
      const auto& cell = table_.cell(side_.lines[i].row, column_).value;
      std::int64_t mantissa = cell ? cell->mantissa() : 0;
      bool fits = cell && !cell->is_zero();
      for (int scale = cell ? cell->scale() : scale_; scale < scale_; ++scale)
        fits = fits && !__builtin_mul_overflow(mantissa, 10, &mantissa);
      if (fits) values_[i] = mantissa;
    }
  }

  // Rows behind `whole`, or, `grouped`, those among them that are parts of none: what one of them, or it, has to be so
  // that they add up to it.
  void try_runs(int whole, bool grouped) {
    std::vector<int> parts;
    std::int64_t sum = 0;
    for (int i = whole + 1; i < count() && static_cast<int>(parts.size()) < kMostParts;
         i = grouped ? cover_.end_of(i) : i + 1) {
      if (side_.lines[i].total) break;
      if (!value(i)) continue;
      if (__builtin_add_overflow(sum, *value(i), &sum)) break;
      parts.push_back(i);
      if (parts.size() < 2) continue;
      const std::int64_t gap = *value(whole) - sum;
      try_figure(whole, -gap);
      for (const int part : parts) try_figure(part, gap);
    }
  }

  void try_figure(int line, std::int64_t more) {
    if (more == 0 || cover_.covers(line, column_)) return;
    std::int64_t due = 0;
    if (__builtin_add_overflow(*value(line), more, &due) || due == 0) return;
    const bool turned = due == -*value(line);
    if (!turned && !may_be_a_slip(*value(line), due) && !is_copied(line)) return;
    const Decimal printed(*value(line), scale_), right(due, scale_);
    const auto kind = slip_between(printed, right);
    if (!kind && !is_copied(line)) return;
    const Slip slip{.kind = std::string(kind.value_or("pasted")), .due = right};
    const bool telling = kind && kind->starts_with("digit") && is_telling(printed, slip);
    if (!telling && (due < 0 || significant_digits(right) < kFewestDigits)) return;
    const int rank = telling ? 0 : !kind ? 3 : kind->starts_with("digit") ? 1 : 2;
    Mend mend{.line = line, .column = column_, .due = right, .telling = telling, .rank = rank};
    if (std::find(found_.begin(), found_.end(), mend) == found_.end()) found_.push_back(mend);
  }

  // Digits that are swapped or changed differ by a digit and zeros, or by nine times one; one more or less is about ten
  // times.
  static bool may_be_a_slip(std::int64_t is, std::int64_t due) {
    std::int64_t gap = std::llabs(is - due);
    while (gap % 10 == 0) gap /= 10;
    if (gap < 10 || (gap < 90 && gap % 9 == 0)) return true;
    const std::int64_t low = std::min(std::llabs(is), std::llabs(due)),
                       high = std::max(std::llabs(is), std::llabs(due));
    return high / 20 < low && low < high / 5;
  }

  // Whether a figure is that of a row or column beside it.
  bool is_copied(int line) const {
    for (const int other : {line - 1, line + 1})
      if (other >= 0 && other < count() && value(other) == value(line)) return true;
    const auto& own = table_.cell(side_.lines[line].row, column_).value;
    return std::any_of(side_.figure_columns.begin(), side_.figure_columns.end(), [&](int column) {
      return column != column_ && table_.cell(side_.lines[line].row, column).value == own;
    });
  }

  static constexpr int kFewestDigits = 3;

  const LedgerTable& table_;
  const LedgerSide& side_;
  const OutlineCover& cover_;
  int column_ = 0, scale_ = 0;
  std::vector<std::optional<std::int64_t>> values_;
  std::vector<Mend> found_;
};

// The table with other figures, placed anew.
class Trial {
 public:
  explicit Trial(const Table& table) : tables_{table} {}

  const Table& place(int row, int column, const Decimal& value) {
    Table& table = tables_.front();
    for (Row& other : table.rows) {
      other.place = {};
      other.beside.clear();
    }
    const auto printed = std::exchange(table.rows[row].cells[column].value, value);
    forms::place_rows(tables_);
    table.rows[row].cells[column].value = printed;
    return table;
  }

 private:
  std::vector<Table> tables_;
};

struct Best {
  Best(Mend of, OutlineCover reached) : mend(std::move(of)), cover(std::move(reached)) {}
  Mend mend;
  OutlineCover cover;
  bool only = true;
};

// A table that adds up as printed but for rows that a chance might place is none that is mended.
bool is_mended(const OutlineCover& before, const OutlineCover& after, bool telling) {
  constexpr int kFewestGained = 3, kFewestGainedBySmall = 6;
  const int gained = after.covered() - before.covered();
  return gained >= (telling ? kFewestGained : kFewestGainedBySmall) && 2 * after.open() <= before.open() &&
         5 * after.covered() >= 4 * (after.covered() + after.open());
}

std::optional<Best> best_of(const LedgerTable& table, std::size_t number, const OutlineCover& before, int& trials) {
  const LedgerSide& side = table.sides[number];
  std::optional<Best> best;
  Trial trial(*table.table);
  for (const Mend& mend : Mends(table, side, before).find()) {
    if (trials-- <= 0) return std::nullopt;
    const int row = side.lines[mend.line].row;
    const Table& placed = trial.place(row, mend.column, mend.due);
    OutlineCover after(table, number, placed, OutlineCover::Mended{row, mend.column, mend.due});
    if (!is_mended(before, after, mend.telling)) continue;
    if (!best || after.open() < best->cover.open())
      best.emplace(mend, std::move(after));
    else if (after.open() == best->cover.open())
      best->only = false;
  }
  return best && best->only ? std::move(best) : std::nullopt;
}

void check_side(const LedgerTable& table, std::size_t number, int& trials, Findings& findings) {
  constexpr int kFewestOpen = 3, kFewestRows = 4, kMostRows = 200;
  const LedgerSide& side = table.sides[number];
  const int rows = static_cast<int>(side.lines.size());
  if (!side.by_code.empty() || rows < kFewestRows || rows > kMostRows) return;
  const OutlineCover before(table, number, *table.table, std::nullopt);
  if (before.open() < kFewestOpen) return;
  const auto best = best_of(table, number, before, trials);
  if (!best) return;
  const auto sums = best->cover.sums_of(best->mend.line, best->mend.column);
  for (const auto& sum : sums)
    if (!lacks_a_part(table, side, sum.parts, best->mend.column))
      findings.compare(kColumnSum, {sum.total}, sum.addends);
}

}  // namespace

void check_mended_outlines(const Ledger& ledger, Findings& findings) {
  // Each places a table anew: so many for a document.
  int trials = 300;
  findings.infer(true);
  for (const LedgerTable& table : ledger.tables()) {
    if (table.table->status != TableStatus::kFilled) continue;
    for (std::size_t side = 0; side < table.sides.size(); ++side) {
      const int most = std::min(trials, 60);
      int left = most;
      check_side(table, side, left, findings);
      trials -= most - std::max(left, 0);
    }
  }
  findings.infer(false);
}

}  // namespace yusuan::audit
