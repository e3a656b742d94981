#include "grid/shared_heads.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "grid/lanes.h"
#include "model/median.h"

namespace yusuan::grid {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// In line heights off the middle: what columns cost that no text names, with a name below them or none, a name without
// one below it, and how much better another sharing has to be.
constexpr double kUnnamed = 0.3;
constexpr double kBlank = 1.0;
constexpr double kNothingBelow = 1.0;
constexpr double kBetter = 0.5;
// In line heights: a name over several columns misses their middle by no more. Cells leave so much free at the right of
// figures, by steps; each height of that is worth a little.
constexpr double kMostMissed = 0.75;
constexpr double kRightStep = 0.4;
constexpr int kRightSteps = 3;
constexpr double kRightCost = 0.2;
// Lines and columns beyond which nothing is tried.
constexpr std::size_t kMostColumns = 40;

struct Span {
  int first = 0, last = 0;
};

// Where columns begin and end for a name over them.
using Extents = std::vector<TextColumn>;

double middle_of(const Extents& extents, const Span& span) {
  return (extents[span.first].x0 + extents[span.last].x1) / 2;
}

class Sharing {
 public:
  Sharing(const std::vector<Placed>& texts, const std::vector<const ChunkLine*>& below,
          const std::vector<TextColumn>& columns, const std::vector<double>& edges, double height)
      : texts_(texts), columns_(columns), height_(height), named_(columns.size(), false) {
    for (const ChunkLine* line : below)
      for (const Chunk& chunk : line->chunks)
        named_[static_cast<std::size_t>(lane_of(edges, chunk.box.center_x()))] = true;
  }

  double cost(const Extents& extents, const std::vector<Span>& spans) const {
    double cost = 0;
    int next = 0;
    for (std::size_t t = 0; t < spans.size(); ++t) {
      for (; next < spans[t].first; ++next) cost += unnamed(next);
      cost += miss(extents, t, spans[t]);
      next = std::max(next, spans[t].last + 1);
    }
    for (; next < static_cast<int>(columns_.size()); ++next) cost += unnamed(next);
    return cost;
  }

  // The cheapest spans; empty when there are none.
  std::vector<Span> best(const Extents& extents) const {
    const int n = static_cast<int>(columns_.size());
    const std::size_t count = texts_.size();
    std::vector<std::vector<double>> least(count + 1, std::vector<double>(n + 1, kNever));
    std::vector<std::vector<int>> from(count + 1, std::vector<int>(n + 1, -1));  // -1: the column has no name
    least[0][0] = 0;
    for (std::size_t t = 0; t <= count; ++t)
      for (int end = 1; end <= n; ++end) {
        if (least[t][end - 1] < kNever && least[t][end - 1] + unnamed(end - 1) < least[t][end]) {
          least[t][end] = least[t][end - 1] + unnamed(end - 1);
          from[t][end] = -1;
        }
        for (int start = 0; t > 0 && start < end; ++start) {
          if (least[t - 1][start] == kNever) continue;
          const double cost = least[t - 1][start] + miss(extents, t - 1, {start, end - 1});
          if (cost >= least[t][end]) continue;
          least[t][end] = cost;
          from[t][end] = start;
        }
      }
    if (least[count][n] == kNever) return {};
    std::vector<Span> spans(count);
    int end = n;
    for (std::size_t t = count; t > 0;)
      if (from[t][end] < 0) {
        --end;
      } else {
        spans[t - 1] = {from[t][end], end - 1};
        end = from[t][end];
        --t;
      }
    return spans;
  }

  double miss(const Extents& extents, std::size_t t, const Span& span) const {
    const Rect& box = texts_[t].chunk.box;
    if (span.first == span.last) {
      const TextColumn& column = columns_[span.first];
      const double off = std::min({std::abs(middle_of(columns_, span) - box.center_x()),
                                   std::abs(middle_of(extents, span) - box.center_x()), std::abs(box.x0 - column.x0),
                                   std::abs(box.x1 - column.x1)});
      return off / height_;
    }
    if (span.first == 0) return kNever;
    const double off = std::abs(middle_of(extents, span) - box.center_x());
    if (off > height_ || box.x0 < extents[span.first].x0 - height_ || box.x1 > extents[span.last].x1 + height_)
      return kNever;
    double cost = off / height_;
    for (int column = span.first; column <= span.last; ++column) cost += named_[column] ? 0 : kNothingBelow;
    return cost;
  }

 private:
  double unnamed(int column) const { return column == 0 ? 0 : named_[column] ? kUnnamed : kBlank; }

  const std::vector<Placed>& texts_;
  const std::vector<TextColumn>& columns_;
  double height_;
  std::vector<bool> named_;
};

// Cells of figures set at the right reach from the end of the column before to their own, but those of the first
// column of figures, which are as wide as the others.
Extents cells_of(const std::vector<TextColumn>& columns, double right) {
  std::vector<double> pitches;
  for (std::size_t c = 2; c < columns.size(); ++c) pitches.push_back(columns[c].x1 - columns[c - 1].x1);
  const double pitch = median(std::move(pitches));
  Extents cells = columns;
  for (std::size_t c = 1; c < columns.size(); ++c) {
    cells[c].x0 = std::min(columns[c].x0, std::max(columns[c - 1].x1, columns[c].x1 - pitch) + right);
    cells[c].x1 += right;
  }
  return cells;
}

}  // namespace

void share_columns(std::vector<Placed>& texts, const std::vector<const ChunkLine*>& below,
                   const std::vector<TextColumn>& columns, const std::vector<double>& edges, double height) {
  if (columns.size() < 3 || columns.size() > kMostColumns || texts.empty() || height <= 0) return;
  const Sharing sharing(texts, below, columns, edges, height);
  std::vector<Span> now;
  for (const Placed& text : texts) now.push_back({text.first, text.last});
  double least = sharing.cost(columns, now) - kBetter;
  std::vector<Span> best;
  for (int step = -1; step <= kRightSteps; ++step) {
    const Extents extents = step < 0 ? columns : cells_of(columns, step * kRightStep * height);
    const double extra = step < 0 ? 0 : kRightCost * step * kRightStep;
    // Those that the texts have are to be told by the same places.
    const double own = sharing.cost(extents, now) + extra - kBetter;
    if (own < least && best.empty()) least = own;
    const std::vector<Span> spans = sharing.best(extents);
    if (spans.empty()) continue;
    bool centred = true;
    for (std::size_t t = 0; t < spans.size(); ++t)
      centred = centred && (spans[t].first == spans[t].last || sharing.miss(extents, t, spans[t]) < kMostMissed);
    const double cost = sharing.cost(extents, spans) + extra;
    if (!centred || cost >= least) continue;
    least = cost;
    best = spans;
  }
  for (std::size_t t = 0; t < best.size(); ++t) {
    texts[t].first = best[t].first;
    texts[t].last = best[t].last;
  }
}

}  // namespace yusuan::grid
