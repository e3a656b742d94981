// Which rows of an outline are the sum of others, by their figures alone.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "forms/outline_entries.h"

namespace yusuan::forms {

/// A row and more and more rows that it may be the sum of.
class GrowingSum {
 public:
  /// `whole`: index into `outline.entries`, as those that follow. Keeps a reference to the outline.
  GrowingSum(const Outline& outline, int whole);
  void add(int part);
  std::size_t parts() const { return parts_; }

  /// How sure it is that the figures of the parts add up to those of the whole: the digits that agree, over all
  /// columns, columns that repeat each other once, without the zeros that all figures end in. A sum of five digits
  /// agrees by chance once in 100,000 tries. 0 when fewer than two parts have figures, or when they contradict.
  double digits_agreed() const;

  /// Whether more than one column in four contradicts.
  bool contradicts() const;

  /// By how much the columns that do not contradict miss, in last digits; 0 where the parts add up to the digit.
  double missed() const;

 private:
  struct Sum {
    std::int64_t total = 0;
    std::int64_t step = 0;       // greatest that divides all figures
    int parts = 0, telling = 0;  // that have a figure, that have one other than 0
    bool overflow = false;
  };
  /// What a column says: nullopt when nothing, else by how much it misses; -1 when it contradicts.
  std::optional<double> off(std::size_t column) const;

  const Outline& outline_;
  int whole_;
  std::size_t parts_ = 0;
  std::vector<Sum> sums_;  // one a column
};

}  // namespace yusuan::forms
