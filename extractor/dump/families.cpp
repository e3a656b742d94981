#include "dump/families.h"

#include <algorithm>

#include "dump/regroup.h"

namespace yusuan {
namespace {

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

PlacementProblem only(const PlacementProblem& problem, const Family& family) {
  PlacementProblem part{problem.columns, {}, problem.sums, problem.precision};
  for (const std::size_t row : family) {
    part.rows.push_back(problem.rows[row]);
    const auto parent = std::find(family.begin(), family.end(), static_cast<std::size_t>(problem.rows[row].parent));
    part.rows.back().parent =
        problem.rows[row].parent < 0 || parent == family.end() ? -1 : static_cast<int>(parent - family.begin());
  }
  return part;
}

bool complete(const std::vector<std::vector<Placing>>& placings) {
  return std::none_of(placings.begin(), placings.end(), [](const auto& row) { return row.empty(); });
}

Reassignment as_printed(const PlacementProblem& problem) {
  std::vector<std::vector<Placing>> placings;
  for (const PlacementRow& row : problem.rows) placings.push_back(placings_of_row(problem, row));
  if (!complete(placings)) return {};
  placings = solve_placement(problem, std::move(placings));
  return {complete(placings), placings};
}

Reassignment moved(const PlacementProblem& problem) {
  Reassignment result = reassign(problem, {});
  return result.found ? result : regroup(problem, {});
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

}  // namespace

std::vector<Family> families_of(const PlacementProblem& problem) {
  std::vector<std::size_t> roots;
  const Children children = children_of(problem, roots);
  // Where rows may be blank, a sum does not tell which of its parts holds a figure.
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
  Reassignment result = as_printed(part);
  return result.found ? result : moved(part);
}

bool give_back_within_families(PlacementProblem& problem) {
  bool any = false;
  for (const Family& family : families_of(problem)) {
    const PlacementProblem part = only(problem, family);
    if (as_printed(part).found) continue;
    const Reassignment result = moved(part);
    if (!result.found || !std::all_of(result.placings.begin(), result.placings.end(), hold_the_same)) continue;
    for (std::size_t i = 0; i < family.size(); ++i)
      problem.rows[family[i]].figures = figures_in(result.placings[i].front());
    any = true;
  }
  return any;
}

}  // namespace yusuan
