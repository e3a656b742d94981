#include "grid/anchored_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "grid/row_anchors.h"

namespace yusuan::grid {
namespace {

constexpr std::size_t kFewestRows = 3;
// Of the rows, this share begin with a code: totals do not.
constexpr double kCoded = 0.7;
// Lines of one name that wraps; a run of more between two codes is something else.
constexpr std::size_t kMostWrapped = 24;
// In line heights for each line of a name without a code beside it: how far, in the mean, codes may miss the place in
// their rows where they should stand.
constexpr double kMissed = 0.2;
constexpr double kNever = std::numeric_limits<double>::infinity();

enum class Set { kMiddle, kTop, kBottom };

// Whether each line of a row's code has a text in every column in which lines without code have some.
bool names_beside(const std::vector<BodyLine>& lines, const std::vector<std::size_t>& anchors) {
  std::set<int> wrapped;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!std::binary_search(anchors.begin(), anchors.end(), i))
      for (const Placed& text : lines[i].texts) wrapped.insert(text.first);
  return std::all_of(anchors.begin(), anchors.end(), [&](std::size_t anchor) {
    return std::all_of(wrapped.begin(), wrapped.end(), [&](int column) {
      const auto& texts = lines[anchor].texts;
      return std::any_of(texts.begin(), texts.end(), [&](const Placed& text) { return text.first == column; });
    });
  });
}

// Rows as runs of lines, each around one anchor, chosen so that the anchors stand where they should.
class Partition {
 public:
  Partition(const std::vector<BodyLine>& lines, const std::vector<std::size_t>& anchors, const std::vector<Rect>& boxes)
      : lines_(lines), anchors_(anchors), boxes_(boxes) {}

  // The sum of all misses, in line heights, of codes and of the gaps at which rows part; `starts` gets the first line
  // of each row.
  double solve(Set set, std::vector<std::size_t>& starts) const {
    const std::size_t n = anchors_.size();
    // costs[i][s]: the cheapest rows before anchor i when row i starts s lines above it.
    std::vector<std::vector<double>> costs(n);
    std::vector<std::vector<std::size_t>> came_from(n);
    costs[0].assign(anchors_[0] + 1, kNever);
    costs[0].back() = 0;
    for (std::size_t i = 0; i + 1 < n; ++i) {
      const std::size_t between = anchors_[i + 1] - anchors_[i] - 1;
      costs[i + 1].assign(between + 1, kNever);
      came_from[i + 1].assign(between + 1, 0);
      for (std::size_t s = 0; s < costs[i].size(); ++s) {
        if (costs[i][s] == kNever) continue;
        for (std::size_t above = 0; above <= between; ++above) {
          if (!may_start(i, anchors_[i + 1] - above)) continue;
          const std::size_t start = anchors_[i + 1] - above;
          const double cost = costs[i][s] + miss(set, anchors_[i] - s, i, start - 1) + narrower(i, start);
          if (cost >= costs[i + 1][above]) continue;
          costs[i + 1][above] = cost;
          came_from[i + 1][above] = s;
        }
      }
    }
    std::size_t best = 0;
    double least = kNever;
    for (std::size_t s = 0; s < costs[n - 1].size(); ++s) {
      const double cost = costs[n - 1][s] + miss(set, anchors_[n - 1] - s, n - 1, lines_.size() - 1);
      if (cost < least) least = cost, best = s;
    }
    if (least == kNever) return kNever;
    starts.assign(n, 0);
    for (std::size_t i = n; i-- > 0;) {
      starts[i] = anchors_[i] - best;
      if (i > 0) best = came_from[i][best];
    }
    return least;
  }

 private:
  // A rule between two anchors is where the lower row starts.
  bool may_start(std::size_t i, std::size_t start) const {
    for (std::size_t line = anchors_[i] + 1; line <= anchors_[i + 1]; ++line)
      if (lines_[line].rule_above) return start == line;
    return true;
  }

  double gap(std::size_t line) const { return lines_[line].box.y0 - lines_[line - 1].box.y1; }

  // By how much the gap before `start` is narrower than the widest between two anchors: rows part at wide gaps.
  double narrower(std::size_t i, std::size_t start) const {
    double widest = gap(start);
    for (std::size_t line = anchors_[i] + 1; line <= anchors_[i + 1]; ++line) widest = std::max(widest, gap(line));
    return (widest - gap(start)) / lines_[start].height;
  }

  double miss(Set set, std::size_t first, std::size_t row, std::size_t last) const {
    const Rect& at = boxes_[row];
    double top = at.y0, bottom = at.y1;
    for (std::size_t line = first; line <= last; ++line) {
      top = std::min(top, lines_[line].box.y0);
      bottom = std::max(bottom, lines_[line].box.y1);
    }
    const double off = set == Set::kMiddle ? at.center_y() - (top + bottom) / 2
                       : set == Set::kTop  ? at.y0 - top
                                           : bottom - at.y1;
    return std::abs(off) / at.height();
  }

  const std::vector<BodyLine>& lines_;
  const std::vector<std::size_t>& anchors_;
  const std::vector<Rect>& boxes_;
};

}  // namespace

std::optional<std::vector<int>> anchored_rows(const std::vector<BodyLine>& lines, const std::vector<bool>& figures) {
  std::vector<std::size_t> anchors;
  std::vector<Rect> boxes;
  std::size_t coded = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Rect box = anchor_of(lines[i], figures);
    if (box == Rect{}) continue;
    const Placed& first = lines[i].texts.front();
    coded += first.first == 0 && is_code(first.chunk);
    anchors.push_back(i);
    boxes.push_back(box);
  }
  if (anchors.size() < kFewestRows || anchors.size() == lines.size() ||
      static_cast<double>(coded) < kCoded * static_cast<double>(anchors.size()))
    return std::nullopt;
  for (std::size_t i = 0; i + 1 < anchors.size(); ++i)
    if (anchors[i + 1] - anchors[i] > kMostWrapped) return std::nullopt;
  if (anchors.front() > kMostWrapped || lines.size() - anchors.back() > kMostWrapped) return std::nullopt;

  const Partition partition(lines, anchors, boxes);
  std::vector<Set> sets = {Set::kMiddle};
  // Else any line between two codes may belong to either.
  if (names_beside(lines, anchors)) sets.insert(sets.end(), {Set::kTop, Set::kBottom});
  double least = kMissed * static_cast<double>(lines.size() - anchors.size());
  std::vector<std::size_t> starts, best;
  for (const Set set : sets)
    if (const double cost = partition.solve(set, starts); cost < least) {
      least = cost;
      best = starts;
    }
  if (best.empty()) return std::nullopt;
  std::vector<int> rows(lines.size(), 0);
  for (std::size_t row = 1; row < best.size(); ++row)
    for (std::size_t line = best[row]; line < lines.size(); ++line) rows[line] = static_cast<int>(row);
  return rows;
}

}  // namespace yusuan::grid
