#include "grid/orientation.h"

#include <algorithm>
#include <array>

namespace yusuan::grid {
namespace {

// The page's own size goes in, a box of the page turned counterclockwise by `direction` comes out.
Rect turned(const Rect& box, int direction, double width, double height) {
  switch (direction) {
    case 90:
      return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 180:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 270:
      return {height - box.y1, box.x0, height - box.y0, box.x1};
    default:
      return box;
  }
}

void turn(Ruling& ruling, int direction, double width, double height) {
  const bool across = ruling.axis == Axis::kHorizontal;
  const Rect line = across ? Rect{ruling.from, ruling.position, ruling.to, ruling.position}
                           : Rect{ruling.position, ruling.from, ruling.position, ruling.to};
  const Rect box = turned(line, direction, width, height);
  if (direction != 180) ruling.axis = across ? Axis::kVertical : Axis::kHorizontal;
  const bool now_across = ruling.axis == Axis::kHorizontal;
  ruling.position = now_across ? box.y0 : box.x0;
  ruling.from = now_across ? box.x0 : box.y0;
  ruling.to = now_across ? box.x1 : box.y1;
}

}  // namespace

int reading_direction(const Page& page) {
  std::array<std::size_t, 4> bytes{};
  for (const Word& word : page.words) bytes[static_cast<std::size_t>(word.rotation / 90) % 4] += word.text.size();
  return 90 * static_cast<int>(std::max_element(bytes.begin(), bytes.end()) - bytes.begin());
}

Page turned_upright(const Page& page, int direction) {
  Page result = page;
  const double width = page.width_pt, height = page.height_pt;
  if (direction % 180 != 0) std::swap(result.width_pt, result.height_pt);
  // Characters of words that do not run left to right are measured along their reading direction, from the page's
  // origin.
  const float shift = direction == 180 ? static_cast<float>(width) : direction == 270 ? static_cast<float>(height) : 0;
  for (Word& word : result.words) {
    word.box = turned(word.box, direction, width, height);
    if (word.rotation == direction)
      for (CharSpan& span : word.chars) span = {span.x0 + shift, span.x1 + shift};
    else
      word.chars.clear();
    word.rotation = (word.rotation + 360 - direction) % 360;
  }
  for (Ruling& ruling : result.rulings) turn(ruling, direction, width, height);
  for (Fill& fill : result.fills) fill.box = turned(fill.box, direction, width, height);
  for (Rect& image : result.images) image = turned(image, direction, width, height);
  return result;
}

Rect turned_back(const Rect& box, int direction, double width_pt, double height_pt) {
  return turned(box, (360 - direction) % 360, width_pt, height_pt);
}

}  // namespace yusuan::grid
