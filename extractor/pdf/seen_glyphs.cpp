#include "pdf/seen_glyphs.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace yusuan::pdf {
namespace {

// Points: Poppler and we reckon the same place from the same numbers.
constexpr double kSamePlace = 0.12;
// Of the box's height: Poppler's advance may hold the space behind the character; baselines of one line differ by less.
constexpr double kSameEnd = 0.3;
constexpr double kSameLine = 0.1;
// Of the box's height, from its top: where the baseline of common fonts is, to tell lines apart that overlap.
constexpr double kBaseline = 0.8;

bool is_before(const DrawnGlyph& a, const DrawnGlyph& b) { return std::tie(a.axis, a.from) < std::tie(b.axis, b.from); }

}  // namespace

SeenGlyphs::SeenGlyphs(std::vector<DrawnGlyph> drawn) : drawn_(std::move(drawn)) {
  std::sort(drawn_.begin(), drawn_.end(), is_before);
}

bool SeenGlyphs::hides(const Rect& box, int rotation, char32_t c) const {
  const bool across = rotation % 180 == 0;
  const double from = across ? box.x0 : box.y0, to = across ? box.x1 : box.y1;
  const double top = across ? box.y0 : box.x0, bottom = across ? box.y1 : box.x1, height = bottom - top;
  // Where the baseline is expected: below the middle, of text that runs down left of it.
  const double share = rotation == 0 || rotation == 270 ? kBaseline : 1 - kBaseline;
  const double baseline = top + share * height;
  const DrawnGlyph start{.axis = across ? Axis::kHorizontal : Axis::kVertical, .from = from - kSamePlace};
  double nearest_seen = height, nearest_hidden = height;
  bool same_seen = false, same_hidden = false;
  for (auto glyph = std::lower_bound(drawn_.begin(), drawn_.end(), start, is_before);
       glyph != drawn_.end() && glyph->axis == start.axis && glyph->from <= from + kSamePlace; ++glyph) {
    if (std::fabs(glyph->to - to) > kSameEnd * height || glyph->baseline < top || glyph->baseline > bottom) continue;
    double& nearest = glyph->hidden ? nearest_hidden : nearest_seen;
    nearest = std::min(nearest, std::fabs(glyph->baseline - baseline));
    if (glyph->code == c) (glyph->hidden ? same_hidden : same_seen) = true;
  }
  if (same_hidden && !same_seen) nearest_seen = height;
  return nearest_hidden < height && nearest_hidden + kSameLine * height < nearest_seen;
}

bool SeenGlyphs::stands_at(const Rect& box, int rotation) const {
  const bool across = rotation % 180 == 0;
  const double from = across ? box.x0 : box.y0, to = across ? box.x1 : box.y1;
  const double top = across ? box.y0 : box.x0, bottom = across ? box.y1 : box.x1;
  const DrawnGlyph start{.axis = across ? Axis::kHorizontal : Axis::kVertical, .from = from - kSamePlace};
  for (auto glyph = std::lower_bound(drawn_.begin(), drawn_.end(), start, is_before);
       glyph != drawn_.end() && glyph->axis == start.axis && glyph->from <= from + kSamePlace; ++glyph)
    if (std::fabs(glyph->to - to) <= kSameEnd * (bottom - top) && glyph->baseline >= top && glyph->baseline <= bottom)
      return true;
  return false;
}

}  // namespace yusuan::pdf
