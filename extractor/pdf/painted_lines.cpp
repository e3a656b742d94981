#include "pdf/painted_lines.h"

#include <algorithm>
#include <cmath>

#include "pdf/path.h"

namespace yusuan::pdf {
namespace {

// Filled rules of spreadsheets are up to 2.2 pt thick; the lowest fill seen behind text is 7 pt.
constexpr double kThinFill = 3.0;
// A stroke this wide paints a bar, not a rule; thick frames go up to 4.5 pt.
constexpr double kThickestStroke = 6.0;
// Thin boxes shorter than this times their thickness are dots: Word puts them where cell edges meet.
constexpr double kDotAspect = 2.0;
// Producers clip to the very edge on which they draw a border, so that half of it is outside.
constexpr double kClipSlack = 0.75;
constexpr double kFarthest = 1e5;                   // points; a page is at most 14400 wide
constexpr std::uint32_t kWhiteChannel = 0xf7;       // 0.97: paper to a reader
constexpr std::size_t kMostShapes = 50'000;         // the fullest table page seen has 1700
constexpr std::size_t kMostCoverTests = 4'000'000;  // about 5 ms

// Of white and a fill on which a reader sees a white line: one that lies across the fill (stripes of tables: .08), and
// one that may be no more than the outline of a white area beside it.
constexpr double kContrastAcross = 0.05;
constexpr double kContrastBeside = 0.1;
constexpr double kBesideEdge = 0.4;  // points; a white border on the edge of a fill lies half beside it

// From 0, black, to 1, as eyes weigh the channels (ITU-R BT.601).
double lightness(std::uint32_t rgb) {
  return (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
}

bool is_white(std::uint32_t rgb) {
  return (rgb >> 16 & 0xff) >= kWhiteChannel && (rgb >> 8 & 0xff) >= kWhiteChannel && (rgb & 0xff) >= kWhiteChannel;
}

bool is_sane(const Rect& box) {
  return std::fabs(box.x0) < kFarthest && std::fabs(box.x1) < kFarthest && std::fabs(box.y0) < kFarthest &&
         std::fabs(box.y1) < kFarthest;  // false for NaN
}

Rect grown(const Rect& box, double by) { return {box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by}; }

bool is_inverted(const Rect& box) { return box.x1 < box.x0 || box.y1 < box.y0; }

Rect painted_box(const Ruling& r) {
  constexpr double kHairline = 0.2;  // a line of no width still shows one dot of the device
  const double half = std::max(r.width_pt, kHairline) / 2;
  return r.axis == Axis::kHorizontal ? Rect{r.from, r.position - half, r.to, r.position + half}
                                     : Rect{r.position - half, r.from, r.position + half, r.to};
}

Ruling along(Axis axis, const Rect& box) {
  return axis == Axis::kHorizontal ? Ruling{axis, box.center_y(), box.x0, box.x1, box.height(), false}
                                   : Ruling{axis, box.center_x(), box.y0, box.y1, box.width(), false};
}

}  // namespace

void PaintedLines::fill(const Rect& box, const Ink& ink, const Rect& clip) {
  if (!ink.visible || !is_sane(box)) return;
  const double thin = std::min(box.width(), box.height()), thick = std::max(box.width(), box.height());
  Rect seen = intersected(box, thin <= kThinFill ? grown(clip, kClipSlack) : clip);
  if (is_inverted(seen)) return;
  if (thin > kThinFill) {
    if (seen.width() <= 0 || seen.height() <= 0) return;
    if (ink.opaque) cover(seen);
    if (page_.fills.size() >= kMostShapes)
      overflowed_ = true;
    else
      page_.fills.push_back({seen, ink.rgb});
    return;
  }
  if (is_white(ink.rgb)) {
    if (ink.opaque) cover(seen);
    if (!is_on_color(seen)) return;
  }
  const bool is_dot = thick < kDotAspect * thin;
  if (is_dot || box.width() >= box.height()) add(along(Axis::kHorizontal, seen));
  if (is_dot || box.height() > box.width()) add(along(Axis::kVertical, seen));
}

void PaintedLines::stroke(Point from, Point to, double width_pt, bool dashed, const Ink& ink, const Rect& clip) {
  const Rect line{std::min(from.x, to.x), std::min(from.y, to.y), std::max(from.x, to.x), std::max(from.y, to.y)};
  if (!ink.visible || !is_sane(line) || !(width_pt < kFarthest)) return;
  const Axis axis = line.width() >= line.height() ? Axis::kHorizontal : Axis::kVertical;
  const double length = std::max(line.width(), line.height());
  if (length <= 0 || !is_upright(from, to)) return;
  const double half = width_pt / 2;
  if (width_pt > kThickestStroke || width_pt > 2 * length) {
    fill(axis == Axis::kHorizontal ? Rect{line.x0, line.center_y() - half, line.x1, line.center_y() + half}
                                   : Rect{line.center_x() - half, line.y0, line.center_x() + half, line.y1},
         ink, clip);
    return;
  }
  const Rect seen = intersected(line, grown(clip, kClipSlack));
  if (is_inverted(seen)) return;
  Ruling ruling = along(axis, seen);
  ruling.width_pt = width_pt;
  ruling.dashed = dashed;
  if (is_white(ink.rgb)) {
    if (ink.opaque && !dashed) cover(painted_box(ruling));
    if (!is_on_color(painted_box(ruling))) return;
  }
  add(ruling);
}

void PaintedLines::image(const Rect& box, const Rect& clip) {
  if (!is_sane(box)) return;
  const Rect seen = intersected(box, clip);
  if (is_inverted(seen)) return;
  const double thin = std::min(box.width(), box.height()), thick = std::max(box.width(), box.height());
  // Some producers paint a rule as a stretched image of a few dots.
  if (thin <= kThinFill && thick >= 4 * kThinFill) {
    add(along(box.width() >= box.height() ? Axis::kHorizontal : Axis::kVertical, seen));
  } else if (page_.images.size() < kMostShapes) {
    page_.images.push_back(seen);
  }
}

void PaintedLines::add(const Ruling& ruling) {
  if (!(ruling.to > ruling.from)) return;
  if (page_.rulings.size() >= kMostShapes)
    overflowed_ = true;
  else
    page_.rulings.push_back(ruling);
}

bool PaintedLines::is_on_color(const Rect& box) {
  const bool across = box.width() >= box.height();
  const double off = (across ? box.height() : box.width()) / 2 + kBesideEdge;
  for (const double side : {0.0, -off, off})
    if (is_colored(box.center_x() + (across ? 0 : side), box.center_y() + (across ? side : 0),
                   side == 0 ? kContrastAcross : kContrastBeside))
      return true;
  return false;
}

bool PaintedLines::is_colored(double x, double y, double contrast) {
  for (auto below = page_.fills.rbegin(); below != page_.fills.rend() && cover_tests_ < kMostCoverTests; ++below) {
    ++cover_tests_;
    if (below->box.contains(x, y)) return 1 - lightness(below->rgb) > contrast;
  }
  return false;
}

void PaintedLines::cover(const Rect& box) {
  constexpr double kRounding = 0.05;  // points by which a covering box may fall short of what it is meant to hide
  if (page_.rulings.empty() || cover_tests_ > kMostCoverTests) return;
  cover_tests_ += page_.rulings.size();
  const Rect reach = grown(box, kRounding);
  std::erase_if(page_.rulings, [&](const Ruling& ruling) {
    const Rect ink = painted_box(ruling);
    return ink.x0 >= reach.x0 && ink.x1 <= reach.x1 && ink.y0 >= reach.y0 && ink.y1 <= reach.y1;
  });
}

}  // namespace yusuan::pdf
