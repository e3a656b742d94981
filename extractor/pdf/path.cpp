#include "pdf/path.h"

#include <algorithm>
#include <cmath>

namespace yusuan::pdf {

void Path::add(Point p, Step step) {
  if (points_.size() >= kMostPoints) return;
  if (points_.empty()) {
    move_to(p);
    return;
  }
  if (points_.back().step == Step::kClose) {
    // PDF goes on from the start of the closed subpath.
    const PathPoint& at = points_.back();
    move_to({at.x, at.y});
  }
  points_.push_back({p.x, p.y, step});
}

void Path::curve_to(Point first, Point second, Point p) {
  // Curves that run straight along an axis are lines. One that turns back on itself may overshoot: it is none.
  const Point start = last();
  const bool across = std::fabs(p.x - start.x) >= std::fabs(p.y - start.y);
  const auto along = [&](Point a) { return across ? a.x : a.y; };
  const auto beside = [&](Point a) { return across ? a.y : a.x; };
  const auto keeps = [&](Point a) {
    constexpr double kFlat = 0.02;  // points, as producers round
    const auto [low, high] = std::minmax({along(start), along(p)});
    const auto [left, right] = std::minmax({beside(start), beside(p)});
    return along(a) >= low && along(a) <= high && beside(a) >= left - kFlat && beside(a) <= right + kFlat;
  };
  add(p, !points_.empty() && is_upright(start, p) && keeps(first) && keeps(second) ? Step::kLine : Step::kCurve);
}

void Path::move_to(Point p) {
  if (points_.size() >= kMostPoints) return;
  if (!points_.empty() && points_.back().step == Step::kMove) points_.pop_back();
  start_ = points_.size();
  points_.push_back({p.x, p.y, Step::kMove});
}

void Path::close() {
  if (points_.empty() || points_.back().step == Step::kClose || points_.size() >= kMostPoints) return;
  points_.push_back({points_[start_].x, points_[start_].y, Step::kClose});
}

void Path::add_rectangle(const Transform& ctm, double x, double y, double width, double height) {
  move_to(ctm.apply(x, y));
  line_to(ctm.apply(x + width, y));
  line_to(ctm.apply(x + width, y + height));
  line_to(ctm.apply(x, y + height));
  close();
}

std::vector<std::span<const PathPoint>> subpaths(const std::vector<PathPoint>& points) {
  std::vector<std::span<const PathPoint>> parts;
  for (std::size_t begin = 0; begin < points.size();) {
    std::size_t end = begin + 1;
    while (end < points.size() && points[end].step != Step::kMove) ++end;
    parts.emplace_back(points.data() + begin, end - begin);
    begin = end;
  }
  return parts;
}

bool turns_left(std::span<const PathPoint> subpath) {
  double twice_area = 0;
  for (std::size_t i = 0; i < subpath.size(); ++i) {
    const PathPoint &p = subpath[i], &q = subpath[(i + 1) % subpath.size()];
    twice_area += p.x * q.y - q.x * p.y;
  }
  return twice_area > 0;
}

bool is_upright(Point p, Point q) {
  constexpr double kHalfDegree = 0.0087;  // its tangent
  constexpr double kJitter = 0.02;        // points; producers round coordinates to 0.01 or 0.001
  const double dx = std::fabs(p.x - q.x), dy = std::fabs(p.y - q.y);
  return std::fmin(dx, dy) <= kJitter + kHalfDegree * std::fmax(dx, dy);
}

namespace {

constexpr double kSamePoint = 1e-3;
constexpr std::size_t kCorners = 4;

bool is_same(Point p, Point q) { return std::fabs(p.x - q.x) < kSamePoint && std::fabs(p.y - q.y) < kSamePoint; }

// The corners of a subpath of straight lines, one more than four at most.
struct Corners {
  Point at[kCorners + 1];
  std::size_t count = 0;
  bool more = false;  // or curves

  explicit Corners(std::span<const PathPoint> subpath) {
    for (const PathPoint& p : subpath) {
      const Point next{p.x, p.y};
      if (count > 0 && is_same(at[count - 1], next)) continue;
      more = more || p.step == Step::kCurve || count == kCorners + 1;
      if (more) return;
      at[count++] = next;
    }
  }
  bool is_quad() const {
    return !more && (count == kCorners || (count == kCorners + 1 && is_same(at[0], at[kCorners])));
  }
};

Rect bounds_of(std::span<const PathPoint> points) {
  Rect box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const PathPoint& p : points) box = united(box, {p.x, p.y, p.x, p.y});
  return box;
}

// An upright rectangle, or a line along an axis.
bool is_upright_box(const Corners& corners, const Rect& box) {
  if (corners.more || corners.count < 2) return false;
  for (std::size_t i = 1; i < corners.count; ++i)
    if (!is_upright(corners.at[i - 1], corners.at[i])) return false;
  const bool is_flat = box.width() < kSamePoint || box.height() < kSamePoint;
  return is_flat || (corners.is_quad() && is_upright(corners.at[0], corners.at[kCorners - 1]));
}

// A bar whose ends are cut slantwise, as borders are where they meet at corners: both its long sides are upright.
bool is_mitred_bar(const Corners& corners, const Rect& box) {
  constexpr double kSlant = 2.5;   // of the thickness, at both ends together: 45 degrees at each, and rounding
  constexpr double kAspect = 2.0;  // dots have no long sides
  if (!corners.is_quad()) return false;
  const bool across = box.width() >= box.height();
  const double thin = across ? box.height() : box.width(), thick = across ? box.width() : box.height();
  if (thick < kAspect * thin) return false;
  int sides = 0;
  for (std::size_t i = 0; i < kCorners; ++i) {
    const Point p = corners.at[i], q = corners.at[(i + 1) % kCorners];
    const double length = across ? std::fabs(p.x - q.x) : std::fabs(p.y - q.y);
    sides += is_upright(p, q) && length > 0 && length >= thick - kSlant * thin;
  }
  return sides == 2;
}

}  // namespace

Rect Path::bounds() const { return bounds_of(points_); }

std::optional<Rect> filled_box(std::span<const PathPoint> subpath) {
  // Of any outline, what is this thin and this long is a line to a reader; strokes of outlined letters are shorter.
  constexpr double kThinnest = 3.0, kShortest = 12.0, kAspect = 8.0;  // points, points, length over thickness
  if (subpath.size() < 2) return std::nullopt;
  const Corners corners(subpath);
  const Rect box = bounds_of(subpath);
  if (is_upright_box(corners, box)) return box;
  const double thin = std::fmin(box.width(), box.height()), thick = std::fmax(box.width(), box.height());
  if (!(thin <= kThinnest)) return std::nullopt;
  if (is_mitred_bar(corners, box) || (thick >= kShortest && thick >= kAspect * thin)) return box;
  return std::nullopt;
}

}  // namespace yusuan::pdf
