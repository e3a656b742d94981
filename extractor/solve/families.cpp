#include "solve/families.h"

#include <algorithm>
#include <optional>

#include "solve/regroup.h"

namespace yusuan::solve {
namespace {

// Families that are tried in all runs of neighbours.
constexpr std::size_t kMostOpen = 12;

using Children = std::vector<std::vector<std::size_t>>;

Children children_of(const PlacementProblem& problem, std::vector<std::size_t>& roots) {
  Children children(problem.rows.size());
  for (std::size_t i = 0; i < problem.rows.size(); ++i)
    if (problem.rows[i].parent < 0)
      roots.push_back(i);
    else
      children[static_cast<std::size_t>(problem.rows[i].parent)].push_back(i);
  return children;
}

// A whole some of whose parts are left out is held to none of them.
PlacementProblem only(const PlacementProblem& problem, const Family& family) {
  PlacementProblem part{problem.columns, {}, problem.sums, problem.precision};
  std::vector<int> place(problem.rows.size(), -1);
  for (std::size_t i = 0; i < family.size(); ++i) place[family[i]] = static_cast<int>(i);
  std::vector<bool> whole(problem.rows.size(), true);
  for (std::size_t i = 0; i < problem.rows.size(); ++i)
    if (place[i] < 0 && problem.rows[i].parent >= 0) whole[static_cast<std::size_t>(problem.rows[i].parent)] = false;
  for (const std::size_t row : family) {
    part.rows.push_back(problem.rows[row]);
    int& parent = part.rows.back().parent;
    if (parent >= 0) parent = whole[static_cast<std::size_t>(parent)] ? place[static_cast<std::size_t>(parent)] : -1;
  }
  return part;
}

std::vector<Minor> figures_in(const Placing& placing) {
  std::vector<Minor> figures;
  for (const auto& cell : placing)
    if (cell) figures.push_back(*cell);
  return figures;
}

bool hold_the_same(const std::vector<Placing>& placings) {
  return std::all_of(placings.begin(), placings.end(),
                     [&](const Placing& placing) { return figures_in(placing) == figures_in(placings.front()); });
}

// The single root above all families, where its figures stand elsewhere.
std::optional<std::size_t> row_without_figures(const PlacementProblem& problem) {
  std::vector<std::size_t> roots;
  const Children children = children_of(problem, roots);
  if (roots.size() != 1 || children[roots.front()].empty()) return std::nullopt;
  if (!placings_of_row(problem, problem.rows[roots.front()]).empty()) return std::nullopt;
  return roots.front();
}

// Families that hold each other's figures: the fewest that follow each other and add up together.
void settle_together(const PlacementProblem& problem, std::vector<Family> open, std::vector<SettledFamily>& settled) {
  for (std::size_t count = 2; count <= open.size(); ++count)
    for (std::size_t first = 0; first + count <= open.size();) {
      Family rows;
      for (std::size_t i = first; i < first + count; ++i) rows.insert(rows.end(), open[i].begin(), open[i].end());
      std::sort(rows.begin(), rows.end());
      auto result = give_back(only(problem, rows), {});
      if (!result.found) {
        ++first;
        continue;
      }
      settled.push_back({std::move(rows), std::move(result.placings)});
      const auto start = open.begin() + static_cast<std::ptrdiff_t>(first);
      open.erase(start, start + static_cast<std::ptrdiff_t>(count));
    }
}

std::vector<Family> families_of(const PlacementProblem& problem) {
  std::vector<std::size_t> roots;
  const Children children = children_of(problem, roots);
  if (std::any_of(problem.rows.begin(), problem.rows.end(), [](const auto& row) { return !row.must_have_figures; }))
    return {};
  const auto& heads = roots.size() == 1 ? children[roots.front()] : roots;
  std::vector<Family> families;
  for (const std::size_t head : heads) {
    Family family{head};
    for (std::size_t i = 0; i < family.size(); ++i)
      family.insert(family.end(), children[family[i]].begin(), children[family[i]].end());
    std::sort(std::next(family.begin()), family.end());
    families.push_back(std::move(family));
  }
  return families;
}

Reassignment settle_family(const PlacementProblem& problem, const Family& family) {
  const PlacementProblem part = only(problem, family);
  if (auto placings = placings_as_printed(part)) return {true, *std::move(placings)};
  return give_back(part, {});
}

}  // namespace

std::vector<SettledFamily> settle_families(const PlacementProblem& problem) {
  std::vector<SettledFamily> settled;
  std::vector<Family> open;
  for (Family& family : families_of(problem)) {
    if (auto result = settle_family(problem, family); result.found)
      settled.push_back({std::move(family), std::move(result.placings)});
    else
      open.push_back(std::move(family));
  }
  if (open.size() > kMostOpen) return settled;
  if (const auto total = row_without_figures(problem)) open.push_back({*total});
  settle_together(problem, std::move(open), settled);
  return settled;
}

bool give_back_within_families(PlacementProblem& problem) {
  bool any = false;
  for (const SettledFamily& family : settle_families(problem)) {
    if (!std::all_of(family.placings.begin(), family.placings.end(), hold_the_same)) continue;
    for (std::size_t i = 0; i < family.rows.size(); ++i) {
      auto figures = figures_in(family.placings[i].front());
      any = any || figures != problem.rows[family.rows[i]].figures;
      PlacementRow& row = problem.rows[family.rows[i]];
      row.pages.assign(figures.size(), row.page);
      row.figures = std::move(figures);
    }
  }
  return any;
}

}  // namespace yusuan::solve
