// Which column each figure of a row stands in, when only their order is known: an exact search over what the form
// promises.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "solve/minor.h"

namespace yusuan::solve {

/// A row's figures by column; nullopt where blank.
using Placing = std::vector<std::optional<Minor>>;

/// The columns `wholes` and the columns `parts` have the same sum.
struct ColumnSum {
  std::vector<std::size_t> wholes, parts;
};

struct PlacementRow {
  int parent = -1;                 ///< the row whose figures are the sums of this row's and its siblings'
  std::vector<Minor> figures;      ///< in printed order
  Placing known;                   ///< what other tables say this row holds, by column; 0 is blank or 0; empty: nothing
  bool must_have_figures = false;  ///< a row that would not be printed without
  std::vector<bool> summed;        ///< columns in which this row's children sum up; empty: all
  int page = 0;                    ///< where its words stand; 0: anywhere
  std::vector<int> pages;          ///< of its figures; empty: not known
};

struct PlacementProblem {
  std::size_t columns = 0;
  std::vector<PlacementRow> rows;
  std::vector<ColumnSum> sums;
  Minor precision = 1;  ///< what the last printed digit is worth: 100 where a table of 0.01 prints whole numbers, too
};

/// Every placing of the row's figures that keeps their order, the sums and what is known. Empty when there is none.
std::vector<Placing> placings_of_row(const PlacementProblem& problem, const PlacementRow& row);

/// Every placing that keeps the order of the row's figures, whatever they sum up to.
std::vector<Placing> placings_in_order(const PlacementProblem& problem, const PlacementRow& row);

/// Whether any of its figures is printed on another page than the row.
bool has_figures_elsewhere(const PlacementRow& row);

/// Per row the placings that occur in a solution of the whole, given the placings allowed for each row. Empty vectors
/// for all rows when there is no solution; with `forgiving` a row whose children cannot sum up to it is not held to
/// them instead. A search beyond its bound keeps what it could not rule out.
std::vector<std::vector<Placing>> solve_placement(const PlacementProblem& problem,
                                                  std::vector<std::vector<Placing>> allowed, bool forgiving = false);

/// Whether some of the placings allowed for `children` sum up to one that is allowed for `whole`.
bool children_add_up(const PlacementProblem& problem, std::size_t whole, const std::vector<std::size_t>& children,
                     const std::vector<std::vector<Placing>>& allowed);

/// The placings of each row by itself, and of all rows together with their figures as printed; nullopt when there are
/// none for some row.
std::vector<std::vector<Placing>> placings_by_row(const PlacementProblem& problem);
std::optional<std::vector<std::vector<Placing>>> placings_as_printed(const PlacementProblem& problem);

/// What all of `placings` agree on: nullopt where they differ or all are blank.
Placing shared_cells(const std::vector<Placing>& placings);

/// How far a sum of so many printed addends may be off by honest rounding: n halves of the last digit and a last half,
/// and one alone not at all.
Minor tolerance(std::size_t addends, Minor precision);

}  // namespace yusuan::solve
