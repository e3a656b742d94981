#include "grid/border_pieces.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "model/geometry.h"
#include "text/amount.h"

namespace yusuan::grid {
namespace {

// In points: borders of one column on two pages of one sheet differ by rounding only.
constexpr double kSameEdge = 1.0;
// In points: rows are no lower, and borders at one place no farther apart.
constexpr double kLeastRow = 4.0;
// Pages with more groups are drawings.
constexpr std::size_t kMostGroups = 200;

Rect box_of(const RulingGroup& group) {
  constexpr double kFar = std::numeric_limits<double>::max();
  Rect box{kFar, kFar, -kFar, -kFar};
  for (const Ruling& r : group.horizontal)
    box = {std::min(box.x0, r.from), std::min(box.y0, r.position), std::max(box.x1, r.to),
           std::max(box.y1, r.position)};
  for (const Ruling& r : group.vertical)
    box = {std::min(box.x0, r.position), std::min(box.y0, r.from), std::max(box.x1, r.position),
           std::max(box.y1, r.to)};
  return box;
}

std::vector<double> places_of(const std::vector<Ruling>& rulings) {
  std::vector<double> places;
  for (const Ruling& r : rulings) places.push_back(r.position);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end(), [](double a, double b) { return b - a < kLeastRow; }),
               places.end());
  return places;
}

bool is_among(double place, const std::vector<double>& edges) {
  return std::any_of(edges.begin(), edges.end(), [&](double edge) { return std::abs(edge - place) <= kSameEdge; });
}

// Groups at one height, and what is theirs together.
struct Band {
  std::size_t first = 0, last = 0;  // of the groups, that one not included
  double top = 0, bottom = 0;
  RulingGroup whole;
};

Band band_from(const std::vector<RulingGroup>& groups, std::size_t first) {
  const Rect box = box_of(groups[first]);
  Band band{first, first, box.y0, box.y1, {}};
  for (; band.last < groups.size(); ++band.last) {
    const RulingGroup& group = groups[band.last];
    const Rect own = box_of(group);
    if (band.last > first && own.y0 > band.bottom - kLeastRow) break;
    band.bottom = std::max(band.bottom, own.y1);
    band.whole.horizontal.insert(band.whole.horizontal.end(), group.horizontal.begin(), group.horizontal.end());
    band.whole.vertical.insert(band.whole.vertical.end(), group.vertical.begin(), group.vertical.end());
  }
  return band;
}

bool has_words_between(const std::vector<Word>& words, double top, double bottom) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& word) { return word.box.center_y() > top && word.box.center_y() < bottom; });
}

bool begins_with_amount(const std::vector<double>& rows, const std::vector<Word>& words) {
  if (rows.size() < 2) return false;
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return word.box.center_y() > rows[0] && word.box.center_y() < rows[1] && text::parse_amount(word.text);
  });
}

std::vector<Rect> boxes_of(const Band& band, const std::vector<RulingGroup>& groups) {
  std::vector<Rect> boxes;
  for (std::size_t i = band.first; i < band.last; ++i) boxes.push_back(box_of(groups[i]));
  return boxes;
}

bool covers(const Rect& box, double x) { return box.x0 + kSameEdge < x && x < box.x1 - kSameEdge; }

// The pieces stand between borders of the table's columns, and over some columns stands none.
bool are_pieces(const Band& band, const std::vector<RulingGroup>& groups, const std::vector<double>& edges) {
  if (edges.size() < 3) return false;
  for (std::size_t i = band.first; i < band.last; ++i)
    if (groups[i].vertical.size() < 2 || groups[i].horizontal.size() < 2) return false;
  const auto columns = places_of(band.whole.vertical);
  if (!std::all_of(columns.begin(), columns.end(), [&](double x) { return is_among(x, edges); })) return false;
  const auto boxes = boxes_of(band, groups);
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const double middle = (edges[i] + edges[i + 1]) / 2;
    if (std::none_of(boxes.begin(), boxes.end(), [&](const Rect& box) { return covers(box, middle); })) return true;
  }
  return false;
}

// The band as one group: rules between the columns, and across, where none of the pieces stands.
RulingGroup completed(Band band, const std::vector<RulingGroup>& groups, const std::vector<double>& edges,
                      const std::vector<double>& rows) {
  const std::vector<Rect> boxes = boxes_of(band, groups);
  RulingGroup whole = std::move(band.whole);
  for (const double y : rows)
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
      const double middle = (edges[i] + edges[i + 1]) / 2;
      if (std::none_of(boxes.begin(), boxes.end(), [&](const Rect& box) {
            return covers(box, middle) && box.y0 - kSameEdge <= y && y <= box.y1 + kSameEdge;
          }))
        whole.horizontal.push_back({Axis::kHorizontal, y, edges[i], edges[i + 1], 0});
    }
  const auto known = places_of(whole.vertical);
  for (const double x : edges)
    if (!is_among(x, known) &&
        std::none_of(boxes.begin(), boxes.end(), [&](const Rect& box) { return covers(box, x); }))
      whole.vertical.push_back({Axis::kVertical, x, band.top, band.bottom, 0});
  return {join_rulings(std::move(whole.horizontal)), join_rulings(std::move(whole.vertical))};
}

}  // namespace

void join_border_pieces(std::vector<RulingGroup>& groups, const std::vector<Word>& words, const Grid* before) {
  if (groups.empty() || groups.size() > kMostGroups) return;
  std::vector<double> edges;
  if (before != nullptr) edges = before->column_edges;
  std::vector<RulingGroup> joined;
  double above = 0;
  for (std::size_t i = 0; i < groups.size();) {
    const Band band = band_from(groups, i);
    const auto rows = places_of(band.whole.horizontal);
    const bool goes_on = i == 0 || !has_words_between(words, above, band.top);
    if (goes_on && are_pieces(band, groups, edges) && begins_with_amount(rows, words)) {
      joined.push_back(completed(band, groups, edges, rows));
    } else {
      edges = band.last - band.first == 1 ? places_of(band.whole.vertical) : std::vector<double>{};
      joined.insert(joined.end(), groups.begin() + static_cast<std::ptrdiff_t>(band.first),
                    groups.begin() + static_cast<std::ptrdiff_t>(band.last));
    }
    above = band.bottom;
    i = band.last;
  }
  groups = std::move(joined);
}

}  // namespace yusuan::grid
