#include "grid/rulings.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace yusuan::grid {
namespace {

// One visible rule is drawn as up to three parallel ones (a rectangle, a hairline on its edge, corner dots), at most
// 1.5 pt apart in the files of all producers seen; real double rules start at 2.5 pt.
constexpr double kSnap = 1.5;
// Cell-by-cell borders leave gaps of up to one line width at the corners (seen: 0.5 to 1.5 pt); dashes drawn one by one
// up to 3 pt.
constexpr double kJoinGap = 3.0;
// Borders that a reader sees as meeting miss each other by up to a line width.
constexpr double kTouch = 3.0;
// Corners are rounded with up to this radius, and both rules end as far from the corner, to within kSameRadius. Pages
// with more pairs of rules are drawings.
constexpr double kMostRadius = 14.0;
constexpr double kSameRadius = 0.75;
// Dashes and ticks of charts are shorter than a frame is wide, in points, and high, in radii.
constexpr double kWidthOfFrame = 60.0;
constexpr double kHeightOfFrame = 2.0;
constexpr std::size_t kMostPairs = 250000;
// A table with cells that stand apart has so many rules each way, of its header and its first columns.
constexpr std::size_t kFewestRules = 4;
// Pages with more groups are drawings.
constexpr std::size_t kMostGroups = 400;

double length(const Ruling& r) { return r.to - r.from; }

// Joins what overlaps or nearly touches along the axis; all of `run` lie within kSnap of each other.
void join_run(std::vector<Ruling>& run, std::vector<Ruling>& joined) {
  std::sort(run.begin(), run.end(), [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
  for (std::size_t i = 0; i < run.size();) {
    Ruling line = run[i];
    double weight = 0, weighted = 0;
    std::size_t j = i;
    for (; j < run.size() && run[j].from <= line.to + kJoinGap; ++j) {
      line.to = std::max(line.to, run[j].to);
      line.width_pt = std::max(line.width_pt, run[j].width_pt);
      const double share = length(run[j]) + 0.01;
      weight += share;
      weighted += share * run[j].position;
    }
    line.position = weighted / weight;
    joined.push_back(line);
    i = j;
  }
}

// Disjoint sets over 0..n-1.
class Sets {
 public:
  explicit Sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

double top_of(const RulingGroup& group) {
  double top = std::numeric_limits<double>::max();
  for (const Ruling& r : group.horizontal) top = std::min(top, r.position);
  for (const Ruling& r : group.vertical) top = std::min(top, r.from);
  return top;
}

// Groups whose rules another one has taken.
void drop_empty(std::vector<RulingGroup>& groups) {
  std::erase_if(groups, [](const RulingGroup& group) { return group.horizontal.empty() && group.vertical.empty(); });
}

// Whether a rule stands at the height, or place, of one that is parallel to it.
bool is_at_one_of(const Ruling& rule, const std::vector<Ruling>& parallel) {
  return std::ranges::any_of(parallel,
                             [&](const Ruling& other) { return std::abs(other.position - rule.position) <= kSnap; });
}

// Rules beside a table and as tall as it are its borders, too: a page break cut their column through one merged cell.
void take_side_rules(std::vector<RulingGroup>& groups) {
  const auto is_side = [](const RulingGroup& group) { return group.horizontal.empty() && group.vertical.size() == 1; };
  for (RulingGroup& table : groups) {
    if (table.horizontal.size() < 2 || table.vertical.size() < 2) continue;
    const Ruling edge = *std::max_element(table.vertical.begin(), table.vertical.end(),
                                          [](const auto& a, const auto& b) { return length(a) < length(b); });
    for (RulingGroup& side : groups) {
      if (!is_side(side)) continue;
      const Ruling& rule = side.vertical.front();
      if (std::abs(rule.from - edge.from) > kTouch || std::abs(rule.to - edge.to) > kTouch) continue;
      table.vertical.push_back(rule);
      side.vertical.clear();
    }
  }
  drop_empty(groups);
}

// Whether a rule that meets no other stands inside a table, in line with one of its rules.
bool is_in_line(const Ruling& rule, const RulingGroup& table) {
  double top = std::numeric_limits<double>::max(), bottom = -top;
  for (const Ruling& across : table.horizontal) {
    top = std::min(top, across.position);
    bottom = std::max(bottom, across.position);
  }
  return is_at_one_of(rule, table.vertical) && top < rule.from && rule.to < bottom;
}

// Rules between columns that headings of groups of rows interrupt: their pieces meet no rule across.
void take_inner_rules(std::vector<RulingGroup>& groups) {
  for (RulingGroup& table : groups) {
    if (table.horizontal.size() < 2 || table.vertical.size() < 2) continue;
    for (RulingGroup& piece : groups) {
      if (!piece.horizontal.empty() || piece.vertical.size() != 1 || !is_in_line(piece.vertical.front(), table))
        continue;
      table.vertical.push_back(piece.vertical.front());
      piece.vertical.clear();
    }
  }
  drop_empty(groups);
}

bool are_in_line(const std::vector<Ruling>& rules, const std::vector<Ruling>& edges) {
  return std::ranges::all_of(rules, [&](const Ruling& rule) { return is_at_one_of(rule, edges); });
}

// Cells whose neighbours are blank, and drawn without borders: their sides meet none of the table's rules, but stand in
// line with rules between its rows and between its columns.
void take_inner_boxes(std::vector<RulingGroup>& groups) {
  for (RulingGroup& table : groups) {
    if (table.horizontal.size() < kFewestRules || table.vertical.size() < kFewestRules) continue;
    for (RulingGroup& box : groups) {
      if (&box == &table || box.horizontal.size() < 2 || box.vertical.size() < 2) continue;
      if (box.horizontal.size() >= table.horizontal.size() || !are_in_line(box.horizontal, table.horizontal) ||
          !are_in_line(box.vertical, table.vertical))
        continue;
      table.horizontal.insert(table.horizontal.end(), box.horizontal.begin(), box.horizontal.end());
      table.vertical.insert(table.vertical.end(), box.vertical.begin(), box.vertical.end());
      box.horizontal.clear();
      box.vertical.clear();
    }
  }
  drop_empty(groups);
}

// Whether the end of a rule, at `end` along its axis and at `position`, meets a crossing one: a corner that is square.
bool meets_any(const std::vector<Ruling>& crossing, double end, double position) {
  return std::any_of(crossing.begin(), crossing.end(), [&](const Ruling& rule) {
    return std::abs(rule.position - end) < kTouch && rule.from - kTouch < position && position < rule.to + kTouch;
  });
}

}  // namespace

std::vector<Ruling> rulings_across(const std::vector<Ruling>& rulings) {
  std::vector<Ruling> across;
  std::copy_if(rulings.begin(), rulings.end(), std::back_inserter(across),
               [](const Ruling& ruling) { return ruling.axis == Axis::kHorizontal; });
  std::sort(across.begin(), across.end(), [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  return across;
}

std::vector<Ruling> join_rulings(std::vector<Ruling> rulings) {
  std::sort(rulings.begin(), rulings.end(), [](const Ruling& a, const Ruling& b) {
    return std::tie(a.position, a.from, a.to) < std::tie(b.position, b.from, b.to);
  });
  std::vector<Ruling> joined;
  std::vector<Ruling> run;
  for (std::size_t i = 0; i < rulings.size();) {
    std::size_t j = i;
    run.clear();
    while (j < rulings.size() && rulings[j].position - rulings[i].position <= kSnap) run.push_back(rulings[j++]);
    join_run(run, joined);
    i = j;
  }
  std::sort(joined.begin(), joined.end(), [](const Ruling& a, const Ruling& b) {
    return std::tie(a.position, a.from) < std::tie(b.position, b.from);
  });
  return joined;
}

void square_corners(std::vector<Ruling>& horizontal, std::vector<Ruling>& vertical) {
  if (horizontal.size() * vertical.size() > kMostPairs) return;
  const auto is_round = [](double gap, double radius) {
    return radius > kTouch && radius < kMostRadius && std::abs(gap - radius) < kSameRadius;
  };
  for (Ruling& across : horizontal)
    for (Ruling& down : vertical) {
      const bool left = across.from > down.position;
      const double radius = left ? across.from - down.position : down.position - across.to;
      if (radius <= 0 || length(across) < kWidthOfFrame || length(down) < kHeightOfFrame * radius) continue;
      const bool top = is_round(down.from - across.position, radius);
      const bool bottom = is_round(across.position - down.to, radius);
      if (top == bottom) continue;
      if (meets_any(vertical, left ? across.from : across.to, across.position) ||
          meets_any(horizontal, top ? down.from : down.to, down.position))
        continue;
      (left ? across.from : across.to) = down.position;
      (top ? down.from : down.to) = across.position;
    }
}

std::vector<RulingGroup> group_rulings(const std::vector<Ruling>& horizontal, const std::vector<Ruling>& vertical) {
  const std::size_t n = horizontal.size();
  Sets sets(n + vertical.size());
  for (std::size_t v = 0; v < vertical.size(); ++v) {
    const Ruling& down = vertical[v];
    const auto first = std::lower_bound(horizontal.begin(), horizontal.end(), down.from - kTouch,
                                        [](const Ruling& r, double y) { return r.position < y; });
    for (auto across = first; across != horizontal.end() && across->position <= down.to + kTouch; ++across) {
      if (across->from - kTouch <= down.position && down.position <= across->to + kTouch)
        sets.unite(n + v, static_cast<std::size_t>(across - horizontal.begin()));
    }
  }
  std::vector<RulingGroup> groups;
  std::vector<std::size_t> group_of(n + vertical.size(), SIZE_MAX);
  for (std::size_t i = 0; i < group_of.size(); ++i) {
    std::size_t& group = group_of[sets.find(i)];
    if (group == SIZE_MAX) {
      group = groups.size();
      groups.emplace_back();
    }
    if (i < n)
      groups[group].horizontal.push_back(horizontal[i]);
    else
      groups[group].vertical.push_back(vertical[i - n]);
  }
  if (groups.size() <= kMostGroups) {
    take_side_rules(groups);
    take_inner_rules(groups);
    take_inner_boxes(groups);
  }
  std::sort(groups.begin(), groups.end(),
            [](const RulingGroup& a, const RulingGroup& b) { return top_of(a) < top_of(b); });
  return groups;
}

}  // namespace yusuan::grid
