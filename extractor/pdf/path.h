// A path under construction, in page coordinates, and the boxes and segments it is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pdf/transform.h"

namespace yusuan::pdf {

enum class Step : std::uint8_t {
  kMove,
  kLine,
  kCurve,  ///< only its end point is kept; a flat one is a kLine
  kClose,  ///< a line back to the start of the subpath, at whose point it stands
};

struct PathPoint {
  double x = 0, y = 0;
  Step step = Step::kMove;
};

/// Paths of more points than kMostPoints are cut there: no table has such a path, some maps do.
class Path {
 public:
  static constexpr std::size_t kMostPoints = 100'000;

  void move_to(Point p);
  void line_to(Point p) { add(p, Step::kLine); }
  /// From the last point to `p`, drawn towards `first` and away from `second`.
  void curve_to(Point first, Point second, Point p);
  /// The same, leaving the last point towards `second`.
  void curve_to(Point second, Point p) { curve_to(last(), second, p); }
  void close();
  void add_rectangle(const Transform& ctm, double x, double y, double width, double height);
  void clear() { points_.clear(); }

  bool empty() const { return points_.empty(); }
  const std::vector<PathPoint>& points() const { return points_; }
  /// Box around all points; only for a path that is not empty.
  Rect bounds() const;

 private:
  void add(Point p, Step step);
  Point last() const { return points_.empty() ? Point{} : Point{points_.back().x, points_.back().y}; }

  std::vector<PathPoint> points_;
  std::size_t start_ = 0;  ///< where the current subpath begins
};

/// The subpaths of a path, in order; each begins with its kMove.
std::vector<std::span<const PathPoint>> subpaths(const std::vector<PathPoint>& points);

/// The upright rectangle that filling this subpath paints; a line along an axis is one without thickness. What is thin
/// in one direction and long in the other is one, too, whatever its outline: bars with slanting ends, flat polygons and
/// curves. nullopt for any other shape.
std::optional<Rect> filled_box(std::span<const PathPoint> subpath);

/// Which way round a subpath runs: one inside another that runs the other way is a hole.
bool turns_left(std::span<const PathPoint> subpath);

/// True when a line from p to q runs along an axis, to half a degree.
bool is_upright(Point p, Point q);

}  // namespace yusuan::pdf
