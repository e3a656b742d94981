// PDF's affine maps: [a b c d e f] takes (x, y) to (a x + c y + e, b x + d y + f).
#pragma once

#include <cmath>

#include "model/geometry.h"

namespace yusuan::pdf {

struct Point {
  double x = 0, y = 0;
};

struct Transform {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Point apply(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
  /// How much lengths grow on average; a line width times this is the width that is seen.
  double scale() const { return std::sqrt(std::fabs(a * d - b * c)); }
};

/// First `inner`, then `outer`: what PDF writes as inner × outer.
inline Transform chained(const Transform& inner, const Transform& outer) {
  return {inner.a * outer.a + inner.b * outer.c,           inner.a * outer.b + inner.b * outer.d,
          inner.c * outer.a + inner.d * outer.c,           inner.c * outer.b + inner.d * outer.d,
          inner.e * outer.a + inner.f * outer.c + outer.e, inner.e * outer.b + inner.f * outer.d + outer.f};
}

/// The upright box around the image of `box`.
inline Rect mapped(const Transform& map, const Rect& box) {
  const Point p = map.apply(box.x0, box.y0), q = map.apply(box.x1, box.y1);
  const Point r = map.apply(box.x0, box.y1), s = map.apply(box.x1, box.y0);
  return {std::fmin(std::fmin(p.x, q.x), std::fmin(r.x, s.x)), std::fmin(std::fmin(p.y, q.y), std::fmin(r.y, s.y)),
          std::fmax(std::fmax(p.x, q.x), std::fmax(r.x, s.x)), std::fmax(std::fmax(p.y, q.y), std::fmax(r.y, s.y))};
}

/// The common part of two boxes; a box with x1 < x0 or y1 < y0 when they are apart.
inline Rect intersected(const Rect& a, const Rect& b) {
  return {std::fmax(a.x0, b.x0), std::fmax(a.y0, b.y0), std::fmin(a.x1, b.x1), std::fmin(a.y1, b.y1)};
}

}  // namespace yusuan::pdf
