#include "solve/reassign.h"

#include <algorithm>
#include <map>
#include <set>

namespace yusuan::solve {
namespace {

// Subsets of the pool are tried: 2^14 for each row. A block of figures that a dump tears off its rows is smaller.
constexpr std::size_t kMostPooled = 14;
// Ways that are tried against the whole table.
constexpr int kMostWays = 2000;
constexpr int kMostSteps = 400000;

// What a row could hold: figures of the pool in printed order, and how many of them were not its own.
struct Option {
  std::vector<Minor> figures;
  std::map<Minor, int> counts;
  int moved = 0;
  std::vector<Placing> placings;
};

struct Search {
  const PlacementProblem& problem;
  std::vector<std::vector<Placing>> placings;  ///< of the rows left as they are
  std::vector<std::size_t> rows;               ///< those that may get figures
  std::vector<std::vector<Option>> options;    ///< by their place in `rows`
  std::map<Minor, int> left;
  std::vector<const Option*> chosen;
  int steps = 0, ways = 0;
  int fewest = 1 << 20;
  std::vector<std::set<Placing>> found;

  void take(const Option& option, int sign) {
    for (const auto& [value, count] : option.counts) left[value] -= sign * count;
  }

  void check(int moved) {
    if (std::any_of(left.begin(), left.end(), [](const auto& entry) { return entry.second != 0; })) return;
    if (++ways > kMostWays) return;
    auto allowed = placings;
    for (std::size_t i = 0; i < rows.size(); ++i) allowed[rows[i]] = chosen[i]->placings;
    const auto solved = solve_placement(problem, std::move(allowed));
    if (std::any_of(solved.begin(), solved.end(), [](const auto& row) { return row.empty(); })) return;
    if (moved < fewest) found.assign(problem.rows.size(), {});
    fewest = moved;
    for (std::size_t i = 0; i < solved.size(); ++i) found[i].insert(solved[i].begin(), solved[i].end());
  }

  void choose(std::size_t at, int moved) {
    if (++steps > kMostSteps || moved > fewest) return;
    if (at == rows.size()) return check(moved);
    for (const Option& option : options[at]) {
      const bool fits = std::all_of(option.counts.begin(), option.counts.end(),
                                    [&](const auto& entry) { return left[entry.first] >= entry.second; });
      if (!fits) continue;
      take(option, 1);
      chosen[at] = &option;
      choose(at + 1, moved + option.moved);
      take(option, -1);
    }
  }
};

struct Pooled {
  Minor figure;
  int page;  ///< 0: any
};
using Pool = std::vector<Pooled>;

std::map<Minor, int> counted(const std::vector<Minor>& figures) {
  std::map<Minor, int> counts;
  for (const Minor figure : figures) ++counts[figure];
  return counts;
}

std::vector<Option> options_of(const PlacementProblem& problem, const PlacementRow& row, const Pool& pool) {
  const auto own = counted(row.figures);
  std::vector<Option> options;
  std::set<std::vector<Minor>> seen;
  for (std::size_t mask = 0; mask < (std::size_t{1} << pool.size()); ++mask) {
    std::vector<Minor> figures;
    bool elsewhere = false;
    for (std::size_t i = 0; i < pool.size() && figures.size() <= problem.columns; ++i)
      if ((mask >> i) & 1U) {
        figures.push_back(pool[i].figure);
        elsewhere = elsewhere || (row.page != 0 && pool[i].page != 0 && pool[i].page != row.page);
      }
    if (elsewhere || figures.size() > problem.columns || !seen.insert(figures).second) continue;
    PlacementRow with = row;
    with.figures = figures;
    auto placings = placings_of_row(problem, with);
    if (placings.empty()) continue;
    Option option{std::move(figures), {}, 0, std::move(placings)};
    option.counts = counted(option.figures);
    for (const auto& [value, count] : option.counts) {
      const auto had = own.find(value);
      option.moved += std::max(0, count - (had == own.end() ? 0 : had->second));
    }
    options.push_back(std::move(option));
  }
  std::stable_sort(options.begin(), options.end(), [](const Option& a, const Option& b) { return a.moved < b.moved; });
  return options;
}

}  // namespace

Reassignment reassign(const PlacementProblem& problem, const std::vector<Minor>& loose) {
  Search search{problem, {}, {}, {}, {}, {}};
  Pool pool;
  for (const Minor figure : loose) pool.push_back({figure, 0});
  for (std::size_t i = 0; i < problem.rows.size(); ++i) {
    search.placings.push_back(placings_of_row(problem, problem.rows[i]));
    const auto& figures = problem.rows[i].figures;
    const bool elsewhere = has_figures_elsewhere(problem.rows[i]);
    if (!search.placings.back().empty() && !figures.empty() && !elsewhere) continue;
    search.rows.push_back(i);
    const auto& pages = problem.rows[i].pages;
    for (std::size_t k = 0; k < figures.size(); ++k) pool.push_back({figures[k], pages.empty() ? 0 : pages[k]});
  }
  if (pool.empty() || pool.size() > kMostPooled) return {};
  for (const std::size_t row : search.rows) search.options.push_back(options_of(problem, problem.rows[row], pool));
  for (const Pooled& pooled : pool) ++search.left[pooled.figure];
  search.chosen.resize(search.rows.size());
  search.choose(0, 0);
  if (search.found.empty() || search.steps > kMostSteps || search.ways > kMostWays) return {};
  Reassignment result{.found = true, .placings = {}};
  for (const auto& row : search.found) result.placings.emplace_back(row.begin(), row.end());
  return result;
}

}  // namespace yusuan::solve
