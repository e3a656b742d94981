// What a reader sees of the lines and boxes a page paints, in the order in which it paints them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/page.h"
#include "pdf/transform.h"

namespace yusuan::pdf {

/// How a path is painted.
struct Ink {
  std::uint32_t rgb = 0;  ///< 0xRRGGBB
  bool visible = true;    ///< false when it is wholly transparent
  bool opaque = true;     ///< false when what lies below shines through
};

/// Sorts painted shapes into `page.rulings`, `page.fills` and `page.images`. Whatever lies outside `clip` is cut off.
/// A white line gives a ruling only where it lies on a fill that shows it, or at its edge; a shape painted later takes
/// away the rulings that it covers wholly. Anything with a coordinate that is no finite number is left out.
class PaintedLines {
 public:
  explicit PaintedLines(Page& page) : page_(page) {}

  /// A filled upright rectangle: thin ones are rulings, dots count along both axes, the rest are fills.
  void fill(const Rect& box, const Ink& ink, const Rect& clip);
  /// A stroked line; dropped unless upright. `width_pt` 0 is the thinnest line of the device.
  void stroke(Point from, Point to, double width_pt, bool dashed, const Ink& ink, const Rect& clip);
  void image(const Rect& box, const Rect& clip);

  /// True once the page has more shapes than any table needs; the rest was left out.
  bool overflowed() const { return overflowed_; }

 private:
  void add(const Ruling& ruling);
  bool is_on_color(const Rect& box);
  bool is_colored(double x, double y, double contrast);
  void cover(const Rect& box);

  Page& page_;
  std::size_t cover_tests_ = 0;
  bool overflowed_ = false;
};

}  // namespace yusuan::pdf
