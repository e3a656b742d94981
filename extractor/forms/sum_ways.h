// The ways in which the figures of an outline may add up: which rows behind a row, or before a total, it is the sum of.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "forms/outline_entries.h"
#include "forms/sum_tree.h"

namespace yusuan::forms {

/// A way to read an entry: where the entries below it end, and which are its parts.
struct SumWay {
  int end = 0;
  double score = 0;                        ///< how likely the way is, as a power of ten beside others of the entry
  double own = 0, all = 0;                 ///< digits that agree: in its own sum, in those below, too
  int depth = 0;                           ///< levels of parts below
  std::vector<std::pair<int, int>> parts;  ///< entry and index of its way; empty when the figures do not say
};

/// Rows from `first` to before a total that add up to it.
struct ClosedRows {
  int first = 0;
  SumWay way;  ///< its parts are these rows, it ends at the total
};

/// Ways of all entries of an outline, the last first: those of a row are made of those of the rows behind it.
class SumWays {
 public:
  /// Both are referred to while this one lives.
  SumWays(const Outline& outline, const OutlineMarks& marks);

  const std::vector<SumWay>& of(int entry) const { return ways_[entry]; }
  const std::vector<ClosedRows>& closed_from(int entry) const { return closed_[entry]; }
  /// Whether the entry has a figure other than 0.
  bool tells(int entry) const { return main_column(entry).has_value(); }

 private:
  // A run of parts up to some entry.
  struct State {
    std::int64_t sum = 0;
    double score = 0, all = 0;
    int parts = 0, depth = 0;
    bool memo = false;                    // the last one is 其中
    bool plain = true;                    // no part has parts of its own that only figures tell
    int from = -1, state = -1, way = -1;  // the last part: entry, index of the state before it, way
  };

  const OutlineEntry& at(int i) const { return outline_.entries[i]; }
  bool is_memo(int i) const { return at(i).number.lead == text::Lead::kMemo; }
  bool is_sum(int i) const { return at(i).total || at(i).subtotal; }
  bool has_figures(int i) const;
  std::optional<std::size_t> main_column(int i) const;
  void find_marked_ends();
  void find_signs();
  void find_alike();
  void find_next_numbers();
  bool are_less(int first, int end, int whole) const;
  void find_ways(int i);
  bool may_go_on_below(int i) const;
  std::optional<SumWay> way_as_marked(int i) const;
  static void keep_best(std::vector<SumWay>& ways);
  static void keep_best(std::vector<State>& states);
  std::vector<SumWay> ways_to_sum(int whole, int first, std::optional<int> end);
  void go_on(int whole, int pos, std::size_t state, std::size_t column, int& last);
  static void add_state(std::vector<State>& states, const State& next);
  bool may_go_on(const State& state, int pos, int whole, bool closing) const;
  std::optional<SumWay> way_of(int whole, int pos, std::size_t state, bool below);
  double as_only_part(int whole, const SumWay& way) const;
  void find_closed();

  const Outline& outline_;
  const OutlineMarks& marks_;
  int count_;
  std::int64_t steps_;
  std::vector<int> marked_end_, next_alike_, next_number_;
  std::vector<bool> negative_;                   // columns with figures below zero
  std::vector<std::vector<SumWay>> ways_;        // of each entry
  std::vector<std::vector<State>> reach_;        // by the entry that is next; one behind the last
  std::vector<std::vector<ClosedRows>> closed_;  // by their first entry
};

}  // namespace yusuan::forms
