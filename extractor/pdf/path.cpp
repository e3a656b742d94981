#include "pdf/path.h"

#include <algorithm>
#include <cmath>

namespace yusuan {

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

Rect Path::bounds() const {
  Rect box{points_[0].x, points_[0].y, points_[0].x, points_[0].y};
  for (const PathPoint& p : points_) box = united(box, {p.x, p.y, p.x, p.y});
  return box;
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

bool is_upright(Point p, Point q) {
  constexpr double kHalfDegree = 0.0087;  // its tangent
  constexpr double kJitter = 0.02;        // points; producers round coordinates to 0.01 or 0.001
  const double dx = std::fabs(p.x - q.x), dy = std::fabs(p.y - q.y);
  return std::fmin(dx, dy) <= kJitter + kHalfDegree * std::fmax(dx, dy);
}

std::optional<Rect> filled_box(std::span<const PathPoint> subpath) {
  constexpr double kSamePoint = 1e-3;
  constexpr std::size_t kCorners = 4;
  Point corners[kCorners + 1];
  std::size_t count = 0;
  for (const PathPoint& p : subpath) {
    if (p.step == Step::kCurve) return std::nullopt;
    const Point* last = count ? &corners[count - 1] : nullptr;
    if (last && std::fabs(last->x - p.x) < kSamePoint && std::fabs(last->y - p.y) < kSamePoint) continue;
    if (count == kCorners + 1) return std::nullopt;
    corners[count++] = {p.x, p.y};
  }
  if (count < 2) return std::nullopt;
  Rect box{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
  for (std::size_t i = 1; i < count; ++i) {
    if (!is_upright(corners[i - 1], corners[i])) return std::nullopt;
    box = united(box, {corners[i].x, corners[i].y, corners[i].x, corners[i].y});
  }
  const bool is_back = std::fabs(corners[0].x - corners[count - 1].x) < kSamePoint &&
                       std::fabs(corners[0].y - corners[count - 1].y) < kSamePoint;
  const bool is_flat = box.width() < kSamePoint || box.height() < kSamePoint;
  const bool is_quad = count == kCorners || (count == kCorners + 1 && is_back);
  if (!is_flat && !(is_quad && is_upright(corners[0], corners[kCorners - 1]))) return std::nullopt;
  return box;
}

}  // namespace yusuan
