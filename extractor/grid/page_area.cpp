#include "grid/page_area.h"

#include <algorithm>

namespace yusuan::grid {
namespace {

// A border that runs along the edge of an area belongs to the table in it, in points.
constexpr double kAlongEdge = 2;

bool cut(Ruling& ruling, const Rect& area) {
  const bool across = ruling.axis == Axis::kHorizontal;
  const double low = across ? area.y0 : area.x0, high = across ? area.y1 : area.x1;
  if (ruling.position < low - kAlongEdge || ruling.position > high + kAlongEdge) return false;
  ruling.from = std::max(ruling.from, across ? area.x0 : area.y0);
  ruling.to = std::min(ruling.to, across ? area.x1 : area.y1);
  return ruling.from < ruling.to;
}

bool cut(Fill& fill, const Rect& area) {
  Rect& box = fill.box;
  box = {std::max(box.x0, area.x0), std::max(box.y0, area.y0), std::min(box.x1, area.x1), std::min(box.y1, area.y1)};
  return box.x0 < box.x1 && box.y0 < box.y1;
}

}  // namespace

Page only_within(const Page& page, const Rect& area) {
  Page part{.number = page.number, .width_pt = page.width_pt, .height_pt = page.height_pt};
  std::copy_if(page.words.begin(), page.words.end(), std::back_inserter(part.words),
               [&](const Word& word) { return holds_middle(area, word.box); });
  std::copy_if(page.images.begin(), page.images.end(), std::back_inserter(part.images),
               [&](const Rect& image) { return holds_middle(area, image); });
  for (Ruling ruling : page.rulings)
    if (cut(ruling, area)) part.rulings.push_back(ruling);
  for (Fill fill : page.fills)
    if (cut(fill, area)) part.fills.push_back(fill);
  return part;
}

}  // namespace yusuan::grid
