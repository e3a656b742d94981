#include "solve/placement.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace yusuan::solve {
namespace {

// Steps of one search for a set of children that sums up; the real documents need some hundred. And of all searches of
// one table: lists of thousands of rows would take as many for each of them.
constexpr int kMostSteps = 20000;
constexpr long kMostStepsOfTable = 1000000;
// Placings of one row; twelve columns with six figures have 924.
constexpr std::size_t kMostPlacings = 20000;

bool keeps_sum(const PlacementProblem& problem, const ColumnSum& rule, const Placing& placing) {
  Minor difference = 0;
  std::size_t wholes = 0, parts = 0;
  for (const std::size_t whole : rule.wholes)
    if (placing[whole]) difference += *placing[whole], ++wholes;
  for (const std::size_t part : rule.parts)
    if (placing[part]) difference -= *placing[part], ++parts;
  const std::size_t addends = wholes > 1 ? wholes + parts - 1 : parts;
  return std::abs(difference) <= tolerance(addends, problem.precision);
}

bool keeps_sums(const PlacementProblem& problem, const Placing& placing) {
  return std::all_of(problem.sums.begin(), problem.sums.end(),
                     [&](const ColumnSum& rule) { return keeps_sum(problem, rule, placing); });
}

bool ends_before(const ColumnSum& rule, std::size_t column) {
  const auto before = [column](std::size_t c) { return c < column; };
  return std::all_of(rule.wholes.begin(), rule.wholes.end(), before) &&
         std::all_of(rule.parts.begin(), rule.parts.end(), before);
}

struct RowSearch {
  const PlacementProblem& problem;
  const PlacementRow& row;
  Placing placing;
  std::vector<Placing> found;

  bool may_hold(std::size_t column, Minor amount) const {
    return row.known.empty() || !row.known[column].has_value() || row.known[column] == amount;
  }

  // Sums whose last column has just been settled: tables of thirty columns have millions of placings without them.
  bool keeps_settled_sums(std::size_t column) const {
    return std::all_of(problem.sums.begin(), problem.sums.end(), [&](const ColumnSum& rule) {
      return !ends_before(rule, column) || ends_before(rule, column - 1) || keeps_sum(problem, rule, placing);
    });
  }

  void place(std::size_t column, std::size_t figure) {
    if (found.size() >= kMostPlacings || (column > 0 && !keeps_settled_sums(column))) return;
    if (figure == row.figures.size() && row.known.empty()) {
      if (keeps_sums(problem, placing)) found.push_back(placing);
      return;
    }
    if (column == problem.columns) {
      if (figure == row.figures.size() && keeps_sums(problem, placing)) found.push_back(placing);
      return;
    }
    if (figure < row.figures.size() && may_hold(column, row.figures[figure])) {
      placing[column] = row.figures[figure];
      place(column + 1, figure + 1);
      placing[column].reset();
    }
    if (problem.columns - column > row.figures.size() - figure && may_hold(column, 0)) place(column + 1, figure);
  }
};

// Whether one placing of each child can be chosen so that they sum up to the parent's, column by column.
struct ChildSearch {
  std::size_t columns;
  Minor precision;
  const std::vector<bool>& summed;
  const Placing& whole;
  std::vector<const std::vector<Placing>*> children;
  std::size_t fixed_child;
  const Placing* fixed;                         ///< the placing that child must have; nullptr: any
  std::vector<std::vector<Minor>> least, most;  ///< sums of the children from i on, by column
  std::vector<std::size_t> addends;             ///< printed figures in the sum so far, by column
  int steps = 0;

  void bound() {
    const std::size_t n = children.size();
    least.assign(n + 1, std::vector<Minor>(columns, 0));
    most = least;
    for (std::size_t i = n; i-- > 0;)
      for (std::size_t c = 0; c < columns; ++c) {
        Minor low = std::numeric_limits<Minor>::max(), high = std::numeric_limits<Minor>::min();
        const auto widen = [&](const Placing& placing) {
          low = std::min(low, placing[c].value_or(0));
          high = std::max(high, placing[c].value_or(0));
        };
        if (i == fixed_child && fixed != nullptr)
          widen(*fixed);
        else
          for (const Placing& placing : *children[i]) widen(placing);
        least[i][c] = least[i + 1][c] + low;
        most[i][c] = most[i + 1][c] + high;
      }
  }

  bool possible(std::size_t next, const std::vector<Minor>& sum) const {
    const Minor slack = tolerance(children.size(), precision);
    for (std::size_t c = 0; c < columns; ++c) {
      if (!summed.empty() && !summed[c]) continue;
      const Minor target = whole[c].value_or(0);
      if (sum[c] + most[next][c] < target - slack || sum[c] + least[next][c] > target + slack) return false;
    }
    return true;
  }

  bool sums_up(const std::vector<Minor>& sum) const {
    for (std::size_t c = 0; c < columns; ++c)
      if ((summed.empty() || summed[c]) && std::abs(sum[c] - whole[c].value_or(0)) > tolerance(addends[c], precision))
        return false;
    return true;
  }

  bool search(std::size_t child, std::vector<Minor>& sum) {
    if (++steps > kMostSteps) return true;
    if (!possible(child, sum)) return false;
    if (child == children.size()) return sums_up(sum);
    const auto descend = [&](const Placing& placing) {
      for (std::size_t c = 0; c < columns; ++c) sum[c] += placing[c].value_or(0), addends[c] += placing[c] ? 1 : 0;
      const bool found = search(child + 1, sum);
      for (std::size_t c = 0; c < columns; ++c) sum[c] -= placing[c].value_or(0), addends[c] -= placing[c] ? 1 : 0;
      return found;
    };
    if (child == fixed_child && fixed != nullptr) return descend(*fixed);
    return std::any_of(children[child]->begin(), children[child]->end(), descend);
  }

  bool run() {
    bound();
    addends.assign(columns, 0);
    std::vector<Minor> sum(columns, 0);
    return search(0, sum);
  }
};

struct Tree {
  const PlacementProblem& problem;
  std::vector<std::vector<std::size_t>> children;
  std::vector<std::vector<Placing>> allowed;
  bool forgiving;
  std::vector<bool> let_off;  ///< rows that are not held to their children
  long steps = 0;             ///< of all searches

  bool adds_up(std::size_t row, const Placing& placing, std::size_t fixed_child = 0, const Placing* fixed = nullptr) {
    if (children[row].empty() || let_off[row] || steps > kMostStepsOfTable) return true;
    ChildSearch search{
        problem.columns, problem.precision, problem.rows[row].summed, placing, {}, fixed_child, fixed, {}, {}, {}};
    for (const std::size_t child : children[row]) search.children.push_back(&allowed[child]);
    const bool possible = search.run();
    steps += search.steps;
    return possible;
  }

  // Children before parents.
  bool prune_up(std::size_t row) {
    for (const std::size_t child : children[row])
      if (!prune_up(child)) return false;
    std::vector<Placing> supported;
    for (const Placing& placing : allowed[row])
      if (adds_up(row, placing)) supported.push_back(placing);
    let_off[row] = forgiving && supported.empty();
    if (!let_off[row]) allowed[row] = std::move(supported);
    return !allowed[row].empty();
  }

  // Parents before children.
  void prune_down(std::size_t row) {
    for (std::size_t i = 0; i < children[row].size(); ++i) {
      const std::size_t child = children[row][i];
      std::vector<Placing> supported;
      for (const Placing& placing : allowed[child])
        if (std::any_of(allowed[row].begin(), allowed[row].end(),
                        [&](const Placing& whole) { return adds_up(row, whole, i, &placing); }))
          supported.push_back(placing);
      next_[child] = std::move(supported);
    }
    // Siblings are judged against each other's unpruned placings, then pruned together.
    for (const std::size_t child : children[row]) allowed[child] = std::move(next_[child]);
    for (const std::size_t child : children[row]) prune_down(child);
  }

  std::vector<std::vector<Placing>> next_;
};

}  // namespace

Minor tolerance(std::size_t addends, Minor precision) {
  return addends < 2 ? 0 : static_cast<Minor>(addends + 1) * precision / 2;
}

std::vector<Placing> placings_of_row(const PlacementProblem& problem, const PlacementRow& row) {
  if (row.figures.size() > problem.columns || (row.figures.empty() && row.must_have_figures)) return {};
  RowSearch search{problem, row, Placing(problem.columns), {}};
  search.place(0, 0);
  return std::move(search.found);
}

std::vector<Placing> placings_in_order(const PlacementProblem& problem, const PlacementRow& row) {
  if (row.figures.size() > problem.columns) return {};
  const PlacementProblem without_sums{.columns = problem.columns, .rows = {}, .sums = {}};
  const PlacementRow figures{.figures = row.figures, .known = {}, .summed = {}, .pages = {}};
  RowSearch search{without_sums, figures, Placing(problem.columns), {}};
  search.place(0, 0);
  return std::move(search.found);
}

bool has_figures_elsewhere(const PlacementRow& row) {
  return row.page != 0 &&
         std::any_of(row.pages.begin(), row.pages.end(), [&](int page) { return page != 0 && page != row.page; });
}

std::vector<std::vector<Placing>> solve_placement(const PlacementProblem& problem,
                                                  std::vector<std::vector<Placing>> allowed, bool forgiving) {
  const std::size_t n = problem.rows.size();
  Tree tree{problem, std::vector<std::vector<std::size_t>>(n), std::move(allowed), forgiving, std::vector<bool>(n),
            0,       std::vector<std::vector<Placing>>(n)};
  std::vector<std::size_t> roots;
  for (std::size_t i = 0; i < n; ++i) {
    const int parent = problem.rows[i].parent;
    if (parent < 0)
      roots.push_back(i);
    else
      tree.children[static_cast<std::size_t>(parent)].push_back(i);
  }
  for (const std::size_t root : roots)
    if (!tree.prune_up(root)) return std::vector<std::vector<Placing>>(n);
  for (const std::size_t root : roots) tree.prune_down(root);
  return std::move(tree.allowed);
}

std::vector<std::vector<Placing>> placings_by_row(const PlacementProblem& problem) {
  std::vector<std::vector<Placing>> placings;
  for (const PlacementRow& row : problem.rows) placings.push_back(placings_of_row(problem, row));
  return placings;
}

std::optional<std::vector<std::vector<Placing>>> placings_as_printed(const PlacementProblem& problem) {
  const auto complete = [](const std::vector<std::vector<Placing>>& placings) {
    return std::none_of(placings.begin(), placings.end(), [](const auto& row) { return row.empty(); });
  };
  auto placings = placings_by_row(problem);
  if (!complete(placings)) return std::nullopt;
  placings = solve_placement(problem, std::move(placings));
  return complete(placings) ? std::optional(std::move(placings)) : std::nullopt;
}

bool children_add_up(const PlacementProblem& problem, std::size_t whole, const std::vector<std::size_t>& children,
                     const std::vector<std::vector<Placing>>& allowed) {
  return std::any_of(allowed[whole].begin(), allowed[whole].end(), [&](const Placing& placing) {
    ChildSearch search{
        problem.columns, problem.precision, problem.rows[whole].summed, placing, {}, 0, nullptr, {}, {}, {}};
    for (const std::size_t child : children) search.children.push_back(&allowed[child]);
    return search.run();
  });
}

Placing shared_cells(const std::vector<Placing>& placings) {
  if (placings.empty()) return {};
  Placing shared = placings.front();
  for (const Placing& placing : placings)
    for (std::size_t c = 0; c < shared.size(); ++c)
      if (shared[c] != placing[c]) shared[c].reset();
  return shared;
}

}  // namespace yusuan::solve
