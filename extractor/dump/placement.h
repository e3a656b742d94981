// Which column each figure of a row stands in, when only their order is known: an exact search over what the form
// promises.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace yusuan {

/// Amounts in the smallest printed unit.
using Minor = std::int64_t;
/// A row's figures by column; nullopt where blank.
using Placing = std::vector<std::optional<Minor>>;

/// Column `whole` is the sum of the columns `parts`.
struct ColumnSum {
  std::size_t whole;
  std::vector<std::size_t> parts;
};

struct PlacementRow {
  int parent = -1;                 ///< the row whose figures are the sums of this row's and its siblings'
  std::vector<Minor> figures;      ///< in printed order
  Placing known;                   ///< what other tables say this row holds, by column; 0 is blank or 0; empty: nothing
  bool must_have_figures = false;  ///< a row that would not be printed without
};

struct PlacementProblem {
  std::size_t columns = 0;
  std::vector<PlacementRow> rows;
  std::vector<ColumnSum> sums;
};

/// Every placing of the row's figures that keeps their order, the sums and what is known. Empty when there is none.
std::vector<Placing> placings_of_row(const PlacementProblem& problem, const PlacementRow& row);

/// Per row the placings that occur in a solution of the whole, given the placings allowed for each row. Empty vectors
/// for all rows when there is no solution. A search beyond its bound keeps what it could not rule out.
std::vector<std::vector<Placing>> solve_placement(const PlacementProblem& problem,
                                                  std::vector<std::vector<Placing>> allowed);

/// What all of `placings` agree on: nullopt where they differ or all are blank.
Placing shared_cells(const std::vector<Placing>& placings);

/// Whether `whole` is the sum of `parts` within the rounding of their printed digits: n addends are off by n halves of
/// the last digit at most, and one alone not at all.
bool sums_up(Minor whole, Minor sum, std::size_t addends);

}  // namespace yusuan
