#include "grid/column_rules.h"

#include <algorithm>
#include <cmath>

#include "grid/cell_lines.h"
#include "grid/lanes.h"

namespace yusuan::grid {
namespace {

// Rules between the columns of one table begin and end together, and stand where they stood on the page before, to
// within rounding and line widths.
constexpr double kSamePlace = 3.0;
// Less encloses no rows.
constexpr double kShortest = 40.0;
// Columns of figures, and figures in each, that make a table of rules that go on with none.
constexpr int kFewestColumns = 2;
constexpr int kFewestFigures = 3;
// Of a column's lines, this share are figures where it holds figures.
constexpr double kFigureShare = 0.8;

bool touched(const Ruling& rule, const std::vector<Ruling>& across) {
  return std::any_of(across.begin(), across.end(), [&](const Ruling& other) {
    return other.from - kSamePlace <= rule.position && rule.position <= other.to + kSamePlace &&
           rule.from - kSamePlace <= other.position && other.position <= rule.to + kSamePlace;
  });
}

// Runs of free rules that begin and end together.
std::vector<std::vector<Ruling>> sets_of(const std::vector<Ruling>& across, const std::vector<Ruling>& down) {
  std::vector<std::vector<Ruling>> sets;
  for (const Ruling& rule : down) {
    if (rule.to - rule.from < kShortest || touched(rule, across)) continue;
    const auto own = std::find_if(sets.begin(), sets.end(), [&](const auto& set) {
      return std::abs(set.front().from - rule.from) < kSamePlace && std::abs(set.front().to - rule.to) < kSamePlace;
    });
    if (own == sets.end())
      sets.push_back({rule});
    else
      own->push_back(rule);
  }
  return sets;
}

// Whether each rule stands at a column edge of the table, and each of its inner edges is a rule.
bool goes_on(const std::vector<Ruling>& rules, const Grid& above) {
  const auto& edges = above.column_edges;
  const auto drawn = [&](double edge) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const Ruling& rule) { return std::abs(rule.position - edge) < kSamePlace; });
  };
  const bool all = std::all_of(rules.begin(), rules.end(), [&](const Ruling& rule) {
    return std::any_of(edges.begin(), edges.end(),
                       [&](double edge) { return std::abs(rule.position - edge) < kSamePlace; });
  });
  return all && edges.size() > 2 && std::all_of(edges.begin() + 1, edges.end() - 1, drawn);
}

bool between_figures(const std::vector<Ruling>& rules, const std::vector<const Word*>& words, double x0, double x1) {
  std::vector<double> edges = {x0};
  for (const Ruling& rule : rules)
    if (rule.position > edges.back() + kSamePlace) edges.push_back(rule.position);
  if (x1 > edges.back() + kSamePlace) edges.push_back(x1);
  if (edges.size() < 3) return false;
  std::vector<std::vector<const Word*>> lanes(edges.size() - 1);
  for (const Word* word : words) lanes[static_cast<std::size_t>(lane_of(edges, word->box.center_x()))].push_back(word);
  int columns = 0;
  for (std::size_t lane = 1; lane < lanes.size(); ++lane) {
    const auto lines = cell_lines(lanes[lane]);
    const auto figures = std::count_if(lines.begin(), lines.end(), [](const CellLine& line) { return line.figure; });
    if (static_cast<double>(figures) < kFigureShare * static_cast<double>(lines.size())) return false;
    columns += figures >= kFewestFigures;
  }
  return columns >= kFewestColumns;
}

}  // namespace

std::vector<Ruling> missing_rules(const std::vector<Ruling>& across, const std::vector<Ruling>& down,
                                  const std::vector<Word>& words, const Grid* above) {
  std::vector<Ruling> missing;
  for (const auto& rules : sets_of(across, down)) {
    double top = rules.front().from, foot = rules.front().to;
    double x0 = rules.front().position, x1 = rules.back().position;
    std::vector<const Word*> beside;
    for (const Word& word : words)
      if (word.rotation == 0 && top < word.box.center_y() && word.box.center_y() < foot) beside.push_back(&word);
    if (above != nullptr && goes_on(rules, *above)) {
      x0 = std::min(x0, above->column_edges.front());
      x1 = std::max(x1, above->column_edges.back());
    } else {
      for (const Word* word : beside) {
        x0 = std::min(x0, word->box.x0);
        x1 = std::max(x1, word->box.x1);
      }
      if (!between_figures(rules, beside, x0, x1)) continue;
    }
    for (const double y : {top, foot})
      missing.push_back({.axis = Axis::kHorizontal, .position = y, .from = x0, .to = x1});
  }
  return missing;
}

}  // namespace yusuan::grid
