// Places on a page as a reader sees it: points (1/72 inch), origin top left, y grows downwards, page rotation applied.
#pragma once

#include <algorithm>

namespace yusuan {

/// A box; x0 <= x1 and y0 <= y1. The default box is empty and sits at the origin.
struct Rect {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double center_x() const { return (x0 + x1) / 2; }
  double center_y() const { return (y0 + y1) / 2; }
  bool contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
  bool operator==(const Rect&) const = default;
};

/// The smallest box around both.
inline Rect united(const Rect& a, const Rect& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// Whether the middle of `inner` is in `outer`.
inline bool holds_middle(const Rect& outer, const Rect& inner) {
  return outer.contains(inner.center_x(), inner.center_y());
}

/// Whether no part of `inner` is outside `outer`.
inline bool encloses(const Rect& outer, const Rect& inner) {
  return outer.contains(inner.x0, inner.y0) && outer.contains(inner.x1, inner.y1);
}

/// Length of the common part of two intervals; negative when they are apart.
inline double overlap(double a0, double a1, double b0, double b1) { return std::min(a1, b1) - std::max(a0, b0); }

}  // namespace yusuan
