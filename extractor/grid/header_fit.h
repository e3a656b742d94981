// What speaks for and against texts of a header being the names of columns, as they are set and ruled.
#pragma once

#include <vector>

#include "grid/column_contents.h"
#include "grid/header_texts.h"

namespace yusuan::grid {

/// How the names of single columns and those over several are set.
struct Settings {
  Setting names, spanning;
  /// Of a column's width: so much the borders of cells lie left of those halfway between figures set at their right.
  double left_of_gap = 0;
};

/// Costs in units of one doubtful cell; below 0 what speaks for a reading. Keeps references to what it is made of.
class HeaderFit {
 public:
  HeaderFit(const std::vector<double>& edges, const std::vector<Ruling>& rules, const std::vector<Content>& contents,
            const Settings& settings)
      : edges_(edges),
        cells_(cells_between(edges, settings.left_of_gap)),
        rules_(rules),
        contents_(contents),
        settings_(settings) {}

  /// A text not set as the names of columns `first` to `last` are.
  double off_middle(const Rect& box, int first, int last) const;
  /// A rule lies below `upper` and above height `y`.
  bool ruled_between(const Rect& upper, double y) const;
  /// What a rule between a name and the texts below it, at height `next`, says about its span; 0 when there is none, or
  /// one that goes on below the name beside it.
  double rule_below(const Rect& name, double next, int first, int last) const;
  /// `lower` going on with `upper` in the next line: at a side, what wraps had no room left.
  double room_left(const HeaderText& upper, const HeaderText& lower, int first, int last) const;
  /// Parting `upper`, which names columns from `first` on, from one of `texts` behind line `after` that goes on with it
  /// like the next line of the same text: in the middle of one column, or at a side, where names begin or end alike,
  /// too.
  double torn(const HeaderText& upper, const std::vector<const HeaderText*>& texts, int after, int first) const;
  /// A name of columns `first` to `last` over labels behind figures: those begin another side of the table.
  double over_sides(int first, int last) const;

 private:
  const Ruling* rule_between(const Rect& upper, double y) const;

  static std::vector<double> cells_between(const std::vector<double>& edges, double left_of_gap);

  const std::vector<double>& edges_;
  std::vector<double> cells_;  // borders of cells
  const std::vector<Ruling>& rules_;
  const std::vector<Content>& contents_;
  Settings settings_;
};

/// What a rule that contradicts costs, and a text that is set in no way at most.
inline constexpr double kAgainstRule = 5.0;
inline constexpr double kMostOffMiddle = 6.0;

/// Letters of one word that is set apart.
bool are_letters(const HeaderText& a, const HeaderText& b);

}  // namespace yusuan::grid
