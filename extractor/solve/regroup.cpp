#include "solve/regroup.h"

#include <algorithm>
#include <optional>
#include <set>

namespace yusuan::solve {
namespace {

// Assignments that are looked at. A page of a torn table has ten rows or so whose figures stand elsewhere.
constexpr int kMostSteps = 20000;
constexpr std::size_t kMostWays = 64;
// Figures behind one row: twenty rows of twelve.
constexpr std::size_t kMostFigures = 240;

using Group = std::vector<Minor>;

bool may_be_a_row(const PlacementProblem& problem, const Group& figures) {
  PlacementRow row;
  row.figures = figures;
  return !placings_of_row(problem, row).empty();
}

std::optional<std::vector<Group>> full_rows(const PlacementProblem& problem, const Group& figures) {
  if (figures.size() % problem.columns != 0) return std::nullopt;
  std::vector<Group> groups;
  for (auto at = figures.begin(); at != figures.end(); at += static_cast<std::ptrdiff_t>(problem.columns)) {
    groups.emplace_back(at, at + static_cast<std::ptrdiff_t>(problem.columns));
    if (!may_be_a_row(problem, groups.back())) return std::nullopt;
  }
  return groups;
}

// The only way to cut `figures` into rows.
std::optional<std::vector<Group>> cut(const PlacementProblem& problem, const Group& figures) {
  if (figures.size() > kMostFigures) return std::nullopt;
  if (auto groups = full_rows(problem, figures)) return groups;
  const std::size_t n = figures.size();
  std::vector<int> ways(n + 1);
  std::vector<std::size_t> length(n + 1);
  ways[n] = 1;
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t k = 1; k <= std::min(problem.columns, n - i); ++k) {
      if (ways[i + k] == 0) continue;
      const auto first = figures.begin() + static_cast<std::ptrdiff_t>(i);
      if (!may_be_a_row(problem, Group(first, first + static_cast<std::ptrdiff_t>(k)))) continue;
      ways[i] = std::min(2, ways[i] + ways[i + k]);
      length[i] = k;
    }
  if (ways[0] != 1) return std::nullopt;
  std::vector<Group> groups;
  for (std::size_t i = 0; i < n; i += length[i]) {
    const auto first = figures.begin() + static_cast<std::ptrdiff_t>(i);
    groups.emplace_back(first, first + static_cast<std::ptrdiff_t>(length[i]));
  }
  return groups;
}

struct Pooled {
  Group figures;
  std::size_t list;         ///< printed behind the same row: one after the other
  int page;                 ///< 0: any
  std::size_t row = kNone;  ///< that has them now

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

struct Search {
  const PlacementProblem& problem;
  std::vector<std::vector<Placing>> allowed;
  std::vector<std::vector<std::size_t>> children;
  std::vector<Pooled> pool;
  std::vector<bool> open;                                  ///< rows that wait for figures
  std::vector<std::vector<std::vector<Placing>>> options;  ///< by row and group
  std::vector<std::set<Placing>> found;
  std::size_t ways = 0;
  int steps = 0;
  bool negative = false;  ///< sums of parts may exceed the whole

  // Whether the children that have their figures do not exceed the whole already.
  bool leaves_room(std::size_t whole) const {
    if (negative) return true;
    const auto& summed = problem.rows[whole].summed;
    for (std::size_t column = 0; column < problem.columns; ++column) {
      if (!summed.empty() && !summed[column]) continue;
      Minor least = 0, most = 0;
      for (const std::size_t child : children[whole])
        if (!open[child]) least += extreme(child, column, false);
      most = extreme(whole, column, true);
      if (least > most + tolerance(children[whole].size(), problem.precision)) return false;
    }
    return true;
  }

  Minor extreme(std::size_t row, std::size_t column, bool largest) const {
    Minor result = allowed[row].front()[column].value_or(0);
    for (const Placing& placing : allowed[row]) {
      const Minor value = placing[column].value_or(0);
      result = largest ? std::max(result, value) : std::min(result, value);
    }
    return result;
  }

  bool family_fits(std::size_t row) const {
    const auto fits = [&](std::size_t whole) {
      if (children[whole].empty() || open[whole]) return true;
      if (std::any_of(children[whole].begin(), children[whole].end(), [&](std::size_t child) { return open[child]; }))
        return leaves_room(whole);
      return children_add_up(problem, whole, children[whole], allowed);
    };
    const int parent = problem.rows[row].parent;
    return fits(row) && (parent < 0 || fits(static_cast<std::size_t>(parent)));
  }

  bool keeps_order(std::size_t group, std::size_t row) const {
    for (std::size_t other = 0; other < pool.size(); ++other) {
      if (pool[other].row == Pooled::kNone || pool[other].list != pool[group].list) continue;
      if ((other < group) != (pool[other].row < row)) return false;
    }
    return true;
  }

  std::vector<std::size_t> candidates(std::size_t row) const {
    std::vector<std::size_t> groups;
    for (std::size_t group = 0; group < pool.size(); ++group)
      if (pool[group].row == Pooled::kNone && !options[row][group].empty() && keeps_order(group, row))
        groups.push_back(group);
    return groups;
  }

  // The row with the fewest choices first.
  void assign(std::size_t left) {
    if (++steps > kMostSteps || ways > kMostWays) return;
    if (left == 0) return keep();
    std::size_t next = Pooled::kNone;
    std::vector<std::size_t> groups;
    for (std::size_t row = 0; row < open.size(); ++row) {
      if (!open[row]) continue;
      auto choices = candidates(row);
      if (next != Pooled::kNone && choices.size() >= groups.size()) continue;
      next = row;
      groups = std::move(choices);
    }
    std::set<Group> tried;
    for (const std::size_t group : groups) {
      if (!tried.insert(pool[group].figures).second) continue;
      allowed[next] = options[next][group];
      open[next] = false;
      pool[group].row = next;
      if (family_fits(next)) assign(left - 1);
      pool[group].row = Pooled::kNone;
      open[next] = true;
    }
  }

  void keep() {
    const auto solved = solve_placement(problem, allowed);
    if (std::any_of(solved.begin(), solved.end(), [](const auto& row) { return row.empty(); })) return;
    ++ways;
    for (std::size_t i = 0; i < solved.size(); ++i) found[i].insert(solved[i].begin(), solved[i].end());
  }
};

// No row goes on over the end of a page.
bool add_groups(const PlacementProblem& problem, const PlacementRow& row, std::size_t list, std::vector<Pooled>& pool) {
  for (std::size_t first = 0; first < row.figures.size();) {
    std::size_t end = first;
    const auto page_at = [&](std::size_t i) { return row.pages.empty() ? 0 : row.pages[i]; };
    while (end < row.figures.size() && page_at(end) == page_at(first)) ++end;
    const auto at = [&](std::size_t i) { return row.figures.begin() + static_cast<std::ptrdiff_t>(i); };
    const auto groups = cut(problem, Group(at(first), at(end)));
    if (!groups) return false;
    for (const Group& group : *groups) pool.push_back({group, list, page_at(first)});
    first = end;
  }
  return true;
}

void find_options(Search& search) {
  search.options.resize(search.open.size());
  for (std::size_t row = 0; row < search.open.size(); ++row) {
    if (!search.open[row]) continue;
    for (const Pooled& group : search.pool) {
      PlacementRow with = search.problem.rows[row];
      with.figures = group.figures;
      const bool same_page = with.page == 0 || group.page == 0 || with.page == group.page;
      search.options[row].push_back(same_page ? placings_of_row(search.problem, with) : std::vector<Placing>{});
    }
  }
}

}  // namespace

Reassignment regroup(const PlacementProblem& problem, const std::vector<Minor>& loose) {
  const std::size_t n = problem.rows.size();
  if (std::any_of(problem.rows.begin(), problem.rows.end(), [](const auto& row) { return !row.must_have_figures; }))
    return {};
  Search search{problem, std::vector<std::vector<Placing>>(n), std::vector<std::vector<std::size_t>>(n), {}, {}, {},
                {}};
  search.open.resize(n);
  search.found.resize(n);
  PlacementRow without_row;
  without_row.figures = loose;
  if (!add_groups(problem, without_row, n, search.pool)) return {};
  for (std::size_t i = 0; i < n; ++i) {
    const PlacementRow& row = problem.rows[i];
    if (row.parent >= 0) search.children[static_cast<std::size_t>(row.parent)].push_back(i);
    search.allowed[i] = placings_of_row(problem, row);
    search.open[i] = search.allowed[i].empty() || has_figures_elsewhere(row);
    if (search.open[i] && !add_groups(problem, row, i, search.pool)) return {};
  }
  const auto waiting = static_cast<std::size_t>(std::count(search.open.begin(), search.open.end(), true));
  if (waiting == 0 || waiting != search.pool.size()) return {};
  for (const PlacementRow& row : problem.rows)
    search.negative =
        search.negative || std::any_of(row.figures.begin(), row.figures.end(), [](Minor m) { return m < 0; });
  find_options(search);
  search.assign(waiting);
  if (search.ways == 0 || search.ways > kMostWays || search.steps > kMostSteps) return {};
  Reassignment result{.found = true, .placings = {}};
  for (const auto& row : search.found) result.placings.emplace_back(row.begin(), row.end());
  return result;
}

Reassignment give_back(const PlacementProblem& problem, const std::vector<Minor>& loose) {
  Reassignment result = reassign(problem, loose);
  return result.found ? result : regroup(problem, loose);
}

}  // namespace yusuan::solve
