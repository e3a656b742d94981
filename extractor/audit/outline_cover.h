// How far the sums of an outline reach: which figures of a table they hold.
#pragma once

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "audit/comparison.h"
#include "audit/ledger.h"

namespace yusuan::audit {

/// The sums of one side of a table that hold: of rows and their parts, of totals and the rows above them.
class OutlineCover {
 public:
  /// A figure taken for another.
  struct Mended {
    int row = 0, column = 0;
    Decimal value;
  };

  /// `placed`: the rows of the table as an outline places them.
  OutlineCover(const LedgerTable& table, std::size_t side, const Table& placed, std::optional<Mended> mended);

  /// Figures other than 0 that a sum holds, and those that none does.
  int covered() const { return static_cast<int>(covered_.size()); }
  int open() const { return filled_ - covered(); }
  bool covers(int line, int column) const { return covered_.contains({line, column}); }
  /// The line behind the last part of a line.
  int end_of(int line) const { return ends_[line]; }

  /// A sum as printed; `parts`: the lines of its addends, and those that are blank in the column.
  struct PrintedParts {
    Operand total;
    std::vector<Operand> addends;
    std::vector<int> parts;
  };
  /// The sums that a figure is part of, those in which it is the total first.
  std::vector<PrintedParts> sums_of(int line, int column) const;

 private:
  struct HeldSum {
    int total = 0, column = 0;
    std::vector<int> parts;
  };
  std::optional<Operand> figure(int line, int column) const;
  void find_parts(const Table& placed, std::size_t number);
  void hold(int total, const std::vector<int>& parts);
  bool hold_column(int total, const std::vector<int>& parts, int column);
  void hold_totals();

  const LedgerTable& table_;
  const LedgerSide& side_;
  std::optional<Mended> mended_;
  std::vector<std::vector<int>> parts_;  // of each line
  std::vector<int> parents_, ends_;
  std::vector<HeldSum> sums_;
  std::set<std::pair<int, int>> covered_;  // line and column
  int filled_ = 0;
};

}  // namespace yusuan::audit
